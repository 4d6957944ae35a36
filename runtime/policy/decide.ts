/** What a policy decides about each call. */
import type { Effect, EffectKind } from '../effect.js'
import { type Matcher, matcherOf } from './match.js'
import { type Policy, type PolicyAction, type PolicyRule, policyActions } from './policy.js'

/** What a policy needs to know about the function of a call. */
export interface PolicySubject {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly effect: Effect
}

export interface Decision {
  readonly do: PolicyAction
  /** The effect that counts: a read that is only guessed counts as a write. */
  readonly kind: EffectKind
  /** The rule that decided; absent if no rule matches the call. */
  readonly rule?: { readonly rule: PolicyRule; readonly index: number }
}

export type Decide = (namespace: string, subject: PolicySubject, account: string) => Decision

/** The effect that counts for a call. */
export const countedKind = ({ kind, source }: Effect, trustInferred = false): EffectKind =>
  kind === 'read' && source === 'name' && !trustInferred ? 'write' : kind

/** Decides by the strongest rule. Without a rule, reads are allowed and everything else needs an approval. */
export function decider({ rules, trustInferred }: Policy): Decide {
  const ranked = rules
    .map((rule, index): Ranked => ({ rule, index, matcher: matcherOf(rule) }))
    .sort((a, b) => policyActions.indexOf(a.rule.do) - policyActions.indexOf(b.rule.do) || a.index - b.index)
  const known = new WeakMap<PolicySubject, Map<string, Decision>>()
  return (namespace, subject, account) => {
    const accounts = known.get(subject) ?? new Map<string, Decision>()
    known.set(subject, accounts)
    const before = accounts.get(account)
    if (before) return before
    const decision = decide(ranked, countedKind(subject.effect, trustInferred), { namespace, subject, account })
    accounts.set(account, decision)
    return decision
  }
}

interface Ranked {
  readonly rule: PolicyRule
  readonly index: number
  readonly matcher: Matcher
}

interface Call {
  readonly namespace: string
  readonly subject: PolicySubject
  readonly account: string
}

function decide(ranked: readonly Ranked[], kind: EffectKind, { namespace, subject, account }: Call): Decision {
  const names = [subject.name, ...(subject.aliases ?? [])]
  const found = ranked.find(
    ({ matcher }) =>
      matcher.effect(kind) && matcher.namespace(namespace) && matcher.account(account) && matcher.function(names),
  )
  if (!found) return { do: kind === 'read' ? 'allow' : 'ask', kind }
  const { rule, index } = found
  return { do: rule.do, kind, rule: { rule, index } }
}
