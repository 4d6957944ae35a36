/** Reads a policy that came from outside: an option, a file. */

import { effectKinds } from '../effect.js'
import { isObject, kindOf } from '../options.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { type Policy, type PolicyRule, policyActions } from './policy.js'

/** What is wrong with a policy, and where: `['rules', 1, 'match']`. */
export interface PolicyMistake {
  readonly at: readonly (string | number)[]
  readonly message: string
}

/** A policy, or all its mistakes. */
export type PolicyReading = { readonly policy: Policy } | { readonly mistakes: readonly PolicyMistake[] }

/** Never throws because of the value. The policy is a copy. */
export function readPolicy(value: unknown): PolicyReading {
  const mistakes: PolicyMistake[] = []
  const report: Report = (at, message) => void mistakes.push({ at, message })
  if (!isObject(value)) {
    report([], `expected a policy: an object with "rules", got ${kindOf(value)}`)
    return { mistakes }
  }
  reportUnknown(value, ['rules', 'trustInferred'], [], report)
  const { rules, trustInferred } = value
  if (!Array.isArray(rules)) report(['rules'], `expected "rules" to be a list of rules, got ${kindOf(rules)}`)
  if (trustInferred !== undefined && typeof trustInferred !== 'boolean')
    report(['trustInferred'], `expected "trustInferred" to be true or false, got ${kindOf(trustInferred)}`)
  const read = Array.isArray(rules)
    ? (rules as readonly unknown[]).flatMap((rule, index) => readRule(rule, index, report) ?? [])
    : []
  if (mistakes.length > 0) return { mistakes }
  return { policy: { rules: read, ...(trustInferred === true && { trustInferred }) } }
}

/** Longer patterns cannot match anything, and messages quote patterns. */
const LONGEST = 1_000

type Report = (at: PolicyMistake['at'], message: string) => void

function readRule(value: unknown, index: number, report: Report): PolicyRule | undefined {
  const at = ['rules', index]
  if (!isObject(value)) {
    report(at, `expected a rule such as { match: "shop.*", do: "deny" }, got ${kindOf(value)}`)
    return undefined
  }
  reportUnknown(value, ['match', 'effect', 'account', 'do', 'because'], at, report)
  const { match, because } = value
  if (typeof match !== 'string' || match.trim() === '')
    report([...at, 'match'], `expected "match" to name functions, such as "shop.list_*", got ${shown(match)}`)
  else if (match.length > LONGEST)
    report([...at, 'match'], `expected "match" to have at most ${LONGEST} characters, got ${match.length}`)
  if (because !== undefined && typeof because !== 'string')
    report([...at, 'because'], `expected "because" to be a string, got ${kindOf(because)}`)
  const action = wordOf(value['do'], policyActions, 'do', [...at, 'do'], report)
  for (const name of ['effect', 'account'])
    if (Array.isArray(value[name]) && value[name].length === 0)
      report([...at, name], `expected "${name}" to name at least one, got an empty list: leave it out to mean all`)
  const effects = listOf(value['effect'], (entry) => wordOf(entry, effectKinds, 'effect', [...at, 'effect'], report))
  const accounts = listOf(value['account'], (entry) => nameOf(entry, [...at, 'account'], report))
  if (typeof match !== 'string' || action === undefined) return undefined
  return {
    match: match.trim(),
    do: action,
    ...(effects && { effect: effects }),
    ...(accounts && { account: accounts }),
    ...(typeof because === 'string' && { because }),
  }
}

function reportUnknown(value: object, known: readonly string[], at: PolicyMistake['at'], report: Report): void {
  for (const name of Object.keys(value))
    if (!known.includes(name)) report([...at, name], `unknown key ${JSON.stringify(name)}, ${didYouMean(name, known)}`)
}

/** One value or a list; undefined if nothing is given. */
function listOf<T>(value: unknown, read: (entry: unknown) => T | undefined): readonly T[] | undefined {
  if (value === undefined) return undefined
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).flatMap((entry) => read(entry) ?? [])
}

function wordOf<Word extends string>(
  value: unknown,
  words: readonly Word[],
  name: string,
  at: PolicyMistake['at'],
  report: Report,
): Word | undefined {
  const found = words.find((word) => word === value)
  if (found === undefined)
    report(
      at,
      typeof value === 'string'
        ? `unknown ${JSON.stringify(name)} ${JSON.stringify(value)}, ${didYouMean(value, words)}`
        : `expected "${name}" to be ${words.join(', ')}, got ${kindOf(value)}`,
    )
  return found
}

function nameOf(value: unknown, at: PolicyMistake['at'], report: Report): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  report(at, `expected "account" to be the name of an account, got ${shown(value)}`)
  return undefined
}

const shown = (value: unknown): string => (value === '' ? 'an empty text' : kindOf(value))
