/** What a policy is. */
import type { EffectKind } from '../effect.js'

/** `allow` sends a call, `ask` asks `approve` first, `deny` never sends it. */
export type PolicyAction = 'allow' | 'ask' | 'deny'

/** The strongest first: deny wins over ask, and ask over allow, regardless of their order. */
export const policyActions = ['deny', 'ask', 'allow'] as const satisfies readonly PolicyAction[]

/** One decision about some calls. */
export interface PolicyRule {
  /**
   * The functions: `shop.list_orders`, `shop.work.*` (of the account `work`), `*.delete_*`, `shop`, `*`. A star matches
   * any part of one name.
   */
  readonly match: string
  /**
   * Only calls with this effect, or one of these. A rule that denies `write` or asks about it also matches
   * `destructive` calls; a rule that allows `write` does not.
   */
  readonly effect?: EffectKind | readonly EffectKind[]
  /** Only calls of this account, or of one of these: `default` or a name, with stars as in `match`. */
  readonly account?: string | readonly string[]
  readonly do: PolicyAction
  /** The reason; messages repeat it. */
  readonly because?: string
}

export interface Policy {
  readonly rules: readonly PolicyRule[]
  /**
   * Whether a read that is only guessed from the name of its function counts as a read. By default it counts as a
   * write.
   */
  readonly trustInferred?: boolean
}

/** A rule as messages name it: `rule 2 ("shop.delete_*", deny: they are for people)`. */
export function ruleText(rule: PolicyRule, index: number): string {
  const because = rule.because === undefined ? '' : `: ${rule.because.trim().replace(/\.$/, '')}`
  return `rule ${index + 1} (${JSON.stringify(rule.match)}, ${rule.do}${because})`
}
