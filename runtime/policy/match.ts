/** Decides which calls a rule matches. */
import type { EffectKind } from '../effect.js'
import type { PolicyRule } from './policy.js'

/** The names of `match`: `shop.work.list_*` is `shop`, `work`, `list_*`. */
export interface MatchedNames {
  readonly namespace: string
  /** Absent: calls of every account. */
  readonly account?: string
  readonly function: string
}

/** A rule that is prepared for matching. */
export interface Matcher {
  readonly names: MatchedNames
  readonly namespace: (name: string) => boolean
  /** `names` are the function's own name and its aliases: they are the same function. */
  readonly function: (names: readonly string[]) => boolean
  readonly account: (name: string) => boolean
  readonly effect: (kind: EffectKind) => boolean
}

export function matcherOf(rule: PolicyRule): Matcher {
  const names = namesOf(rule.match)
  const [namespace, own] = [fits(names.namespace), fits(names.function)]
  const inMatch = names.account === undefined ? undefined : fits(names.account)
  const stated = rule.account === undefined ? undefined : [rule.account].flat().map(fits)
  return {
    names,
    namespace,
    function: (all) => all.some(own),
    account: (name) => (inMatch?.(name) ?? true) && (stated?.some((test) => test(name)) ?? true),
    effect: effectTest(rule),
  }
}

/** A namespace alone means all of its functions. Names of accounts may hold dots. */
function namesOf(match: string): MatchedNames {
  const [namespace = '', ...rest] = match.replace(/^app\.integrations\./, '').split('.')
  const name = rest.pop() ?? '*'
  return { namespace, function: name, ...(rest.length > 0 && { account: rest.join('.') }) }
}

/** A star stands for any part of one name. */
function fits(pattern: string): (name: string) => boolean {
  if (!pattern.includes('*')) return (name) => name === pattern
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop() ?? ''
  return (name) => name.length >= first.length + last.length && name.startsWith(first) && holds(name, first, rest, last)
}

/**
 * Whether the pieces follow each other between the two ends. No regular expression is used, because a pattern could
 * make one take very long.
 */
function holds(name: string, first: string, pieces: readonly string[], last: string): boolean {
  let at = first.length
  for (const piece of pieces) {
    const found = name.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return name.length - last.length >= at && name.endsWith(last)
}

/** A rule that restricts writes also restricts worse effects; a rule that allows writes allows only writes. */
function effectTest({ effect, do: action }: PolicyRule): Matcher['effect'] {
  if (effect === undefined) return () => true
  const kinds = new Set<EffectKind>([effect].flat())
  if (action !== 'allow' && kinds.has('write')) kinds.add('destructive')
  return (kind) => kinds.has(kind)
}
