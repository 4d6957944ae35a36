/** Requirements on several parameters, from a function's prose, footnotes and descriptions. */
import type { FunctionRule, Parameter } from '../../ir.js'
import { readCollectiveRule, readRules } from './requirements.js'

/** All rules that the texts and the descriptions of the parameters state. */
export function rulesOf(texts: readonly string[], parameters: readonly Parameter[]): FunctionRule[] {
  const names = parameters.length > MOST_NAMES ? [] : parameters.map(({ name }) => name)
  return [
    ...texts.flatMap((text) => [
      ...(names.some((name) => text.includes(name)) ? readRules(text, names) : []),
      ...readCollectiveRule(text, parameters),
    ]),
    ...parameters.flatMap((parameter) => ownRules(parameter, names)),
  ]
}

/** Names that a rule calls alternatives although their rows call each of them required; the rule wins. */
export function alternativesOf(rules: readonly FunctionRule[], parameters: readonly Parameter[]): ReadonlySet<string> {
  const required = new Set(parameters.filter((parameter) => parameter.required).map(({ name }) => name))
  const contradicted = rules.filter(
    (rule) => (rule.kind === 'any-of' || rule.kind === 'one-of') && rule.parameters.every((name) => required.has(name)),
  )
  return new Set(contradicted.flatMap((rule) => rule.parameters))
}

/** The search for rules compares all pairs of parameters. No real function has a tenth of this many. */
const MOST_NAMES = 1_000

/** A rule names another parameter. Most descriptions name none and are skipped. */
function ownRules({ name: own, description }: Parameter, names: readonly string[]): FunctionRule[] {
  return names.some((name) => name !== own && description.includes(name)) ? readRules(description, names, own) : []
}

/** Each rule once. */
export function distinctRules(rules: readonly FunctionRule[]): FunctionRule[] {
  const seen = new Set<string>()
  const exact = new Set(rules.filter(({ kind }) => kind === 'one-of').map(namesKey))
  // “Exactly one of `a` and `b`” says more than “at least one” and “at most one” of them.
  const isImplied = (rule: FunctionRule): boolean =>
    /^(any-of|at-most-one)$/.test(rule.kind) && exact.has(namesKey(rule))
  return rules.filter((rule) => !isImplied(rule) && seen.size < seen.add(`${rule.kind} ${namesKey(rule)}`).size)
}

const namesKey = ({ parameters }: FunctionRule): string => [...parameters].sort().join(' ')
