/** A record of how many quality findings each namespace has. The numbers may fall but never rise. */
import { type QualityRule, qualityRules } from '../../rules/quality.js'
import { type Finding, finding } from '../finding.js'

/** Where the record is kept, relative to the project. */
export const RATCHET_FILE = '.moonbind/quality.json'

/** Namespace → rule → how many findings are tolerated. */
export type Ratchet = { readonly [namespace: string]: { readonly [rule: string]: number } }

/** Counts findings by namespace and rule, sorted; namespaces without any are listed too, so that they stay clean. */
export function countQuality(findings: readonly Finding[], namespaces: readonly string[]): Ratchet {
  return Object.fromEntries(
    [...namespaces].sort().map((namespace) => {
      const own = findings.filter((finding) => namespaceOf(finding) === namespace).map(({ rule }) => rule)
      const rules = countedRules.filter((rule) => own.includes(rule))
      return [namespace, Object.fromEntries(rules.map((rule) => [rule, own.filter((found) => found === rule).length]))]
    }),
  )
}

/** A namespace has at most one finding about guessed effects, however many functions it is about. */
const countedRules = (Object.keys(qualityRules) as QualityRule[]).filter((rule) => rule !== 'effect-guessed')

const namespaceOf = ({ subject }: Finding): string => subject.split('.', 1)[0] ?? ''

/** Reads a record; anything but a map of maps of counts is refused with a message. */
export function readRatchet(text: string): { ratchet: Ratchet } | { message: string } {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return { message: `not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  if (!isMap(data)) return { message: 'expected a map of namespaces to counts' }
  for (const [namespace, counts] of Object.entries(data)) {
    if (!isMap(counts)) return { message: `expected "${namespace}" to be a map of rules to counts` }
    for (const [rule, count] of Object.entries(counts)) {
      if (!Object.hasOwn(qualityRules, rule))
        return {
          message: `unknown rule "${rule}" in "${namespace}", expected one of ${Object.keys(qualityRules).join(', ')}`,
        }
      if (typeof count !== 'number' || !Number.isInteger(count) || count < 0)
        return { message: `expected the count of "${namespace}" "${rule}" to be a whole number` }
    }
  }
  return { ratchet: data as Ratchet }
}

const isMap = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What got worse than the record: one error per namespace and rule. A namespace that is not in the record starts at
 * zero.
 */
export function compareRatchet(before: Ratchet, now: Ratchet): Finding[] {
  return Object.entries(now).flatMap(([namespace, counts]) => {
    const known = before[namespace] ?? {}
    return Object.entries(counts).flatMap(([rule, count]) => {
      const allowed = known[rule] ?? 0
      return count > allowed ? [regression(namespace, rule as QualityRule, allowed, count)] : []
    })
  })
}

function regression(namespace: string, rule: QualityRule, allowed: number, count: number): Finding {
  return finding({
    rule: 'quality-regressed',
    section: 'quality',
    level: 'error',
    subject: namespace,
    detail: rule,
    message: `${namespace}: ${count} findings of ${rule}, and ${RATCHET_FILE} allows ${allowed}`,
    expected: `at most ${allowed}`,
    fix: `fix the newest ones, or run: moonbind check --update-ratchet`,
  })
}

/** The text of a record with this run's counts: one line per namespace, so that changes merge easily. */
export function writeRatchet(counts: Ratchet): string {
  const lines = Object.entries(counts).map(
    ([namespace, rules]) => `  ${JSON.stringify(namespace)}: ${JSON.stringify(rules)}`,
  )
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`
}
