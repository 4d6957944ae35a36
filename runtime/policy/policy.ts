/** What a policy is. */
import type { EffectKind } from '../effect.js'

/** `allow` sends a call, `ask` asks `approve` first, `deny` never sends it. */
export type PolicyAction = 'allow' | 'ask' | 'deny'

/**
 * The strongest first: a rule that denies wins over one that asks, and that over one that allows, in whatever order
 * they are.
 */
export const policyActions = ['deny', 'ask', 'allow'] as const satisfies readonly PolicyAction[]

/** One decision about some calls. */
export interface PolicyRule {
  /**
   * The functions: `shop.list_orders`, `shop.work.*` (of the account `work`), `*.delete_*`, `shop`, `*`. A star is
   * for any part of one name.
   */
  readonly match: string
  /**
   * Only calls of this effect, or of these. A rule that denies or asks about `write` is about `destructive` calls, too;
   * one that allows `write` is not.
   */
  readonly effect?: EffectKind | readonly EffectKind[]
  /** Only calls of this account, or of these: `default` or a name, with stars as in `match`. */
  readonly account?: string | readonly string[]
  readonly do: PolicyAction
  /** The reason, which messages repeat. */
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
