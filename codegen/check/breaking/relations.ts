/** Requirements on several parameters, compared by the calls that they allow. */
import type { ApiFunction, FunctionRule } from '../../ir.js'
import { type Change, placeOf } from './change.js'

/** More parameters have too many combinations; rules about them are compared by their words. */
const MOST_PARAMETERS = 12

/** A rule that was added or removed, or a change of rules that allows more or fewer calls than before. */
export function compareRelations(before: ApiFunction, after: ApiFunction, subject: string): Change[] {
  const [was, is] = [keyed(before), keyed(after)]
  const gone = [...was].filter(([key]) => !is.has(key))
  const come = [...is].filter(([key]) => !was.has(key))
  const place = placeOf(after)
  const change = (rule: Change['rule'], message: string, detail: string): Change => ({
    rule,
    subject,
    message,
    detail,
    ...(place && { place }),
  })
  const relation = gone.length + come.length > 0 ? relate(before, after) : 'same'
  if (relation === 'same') return []
  if (gone.length > 0 && come.length > 0 && relation !== 'other') {
    const [old, now] = [textOf(gone), textOf(come)]
    const rule = relation === 'looser' ? 'rule-loosened' : 'rule-tightened'
    return [change(rule, `${old} became ${now}`, [...gone, ...come].map(([key]) => key).join(' '))]
  }
  return [
    ...gone.map(([key, text]) => change('rule-removed', `“${text}” no longer holds`, key)),
    ...come.map(([key, text]) => change('rule-added', `“${text}” holds now`, key)),
  ]
}

const textOf = (entries: readonly (readonly [string, string])[]): string =>
  entries.map(([, text]) => `“${text}”`).join(', ')

const rulesOf = ({ rules = [] }: ApiFunction): readonly FunctionRule[] => rules

/** Rules by what they require, with the sentence that states each. */
const keyed = (fn: ApiFunction): ReadonlyMap<string, string> =>
  new Map(rulesOf(fn).map((rule) => [`${rule.kind} ${[...rule.parameters].sort().join(' ')}`, rule.text]))

/** The rules of one state that the other does not have, compared by what they require. */
export function changedRules(before: ApiFunction, after: ApiFunction): readonly string[] {
  const [was, is] = [keyed(before), keyed(after)]
  return [...[...was].filter(([key]) => !is.has(key)), ...[...is].filter(([key]) => !was.has(key))].map(
    ([, text]) => text,
  )
}

/**
 * Which state's rules allow more, over every combination of present and absent parameters. A refusal counts only if the
 * other state accepts the call: a rule about a parameter that is required anyway has no effect.
 */
function relate(before: ApiFunction, after: ApiFunction): 'same' | 'looser' | 'tighter' | 'other' {
  const [was, is] = [rulesOf(before), rulesOf(after)]
  const [needed, needs] = [requiredOf(before), requiredOf(after)]
  const names = [...new Set([...was, ...is].flatMap(({ parameters }) => parameters))]
  if (names.length > MOST_PARAMETERS) return 'other'
  const others = [...needed, ...needs].filter((name) => !names.includes(name))
  let [isLooser, isTighter] = [false, false]
  for (let bits = 0; bits < 1 << names.length; bits++) {
    const given = new Set([...others, ...names.filter((_, index) => (bits >> index) & 1)])
    const [allowed, isAllowed] = [allows(was, given), allows(is, given)]
    if (allowed && !isAllowed && needed.every((name) => given.has(name))) isTighter = true
    if (isAllowed && !allowed && needs.every((name) => given.has(name))) isLooser = true
  }
  if (isLooser && isTighter) return 'other'
  return isLooser ? 'looser' : isTighter ? 'tighter' : 'same'
}

const requiredOf = ({ parameters }: ApiFunction): string[] =>
  parameters.filter(({ required }) => required).map(({ name }) => name)

const allows = (rules: readonly FunctionRule[], given: ReadonlySet<string>): boolean =>
  rules.every(({ kind, parameters }) => {
    const count = parameters.filter((name) => given.has(name)).length
    switch (kind) {
      case 'any-of':
        return count >= 1
      case 'one-of':
        return count === 1
      case 'at-most-one':
        return count <= 1
      case 'all-or-none':
        return count === 0 || count === parameters.length
    }
  })
