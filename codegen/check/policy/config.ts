import { isMap, type Node } from 'yaml'
import { nearest } from '../../../runtime/nearest.js'
import type { Finding, Level } from '../finding.js'
import { readEntries, readFields, readItems, readString, readWord, readYaml, type Mistake, type YamlReader } from '../../yaml.js'

/** Where the configuration of `moonbind check` is looked for, relative to the project. */
export const CONFIG_FILE = '.moonbind/config.yaml'

export type Severity = Level | 'off'

/** A severity for the rules that a glob names, for the subjects that another glob names. */
export interface SeverityRule {
  /** `breaking/param-order-changed`, `quality/*`. */
  readonly rule: string
  /** `telnyx.*`; absent: all. */
  readonly subject?: string
  readonly severity: Severity
}

export interface Config {
  /** In the order of the file; of several that fit, the last one decides. */
  readonly severities: readonly SeverityRule[]
  /** The level from which on `check` fails. */
  readonly failOn: Level
}

export const defaultConfig: Config = { severities: [], failOn: 'error' }

const levels = ['error', 'warning', 'info'] as const
const severities = ['error', 'warning', 'info', 'off'] as const

/**
 * Reads the configuration. `knownRules` are all rule ids as `section/rule`; a name or glob that fits none of them is
 * a mistake, because it would silence nothing without saying so.
 */
export function readConfig(file: string, text: string, knownRules: readonly string[]): { config: Config; mistakes: readonly Mistake[] } {
  const reader = readYaml(file, text)
  const fields = readFields(reader, reader.root, 'the configuration', ['rules', 'overrides', 'failOn'])
  const own = readRules(reader, fields.get('rules'), knownRules)
  const overrides = readItems(reader, fields.get('overrides'), '"overrides"').flatMap((item) => readOverride(reader, item, knownRules))
  const failOn = readWord(reader, fields.get('failOn'), 'level', levels) ?? defaultConfig.failOn
  return { config: { severities: [...own, ...overrides], failOn }, mistakes: reader.mistakes }
}

function readRules(reader: YamlReader, node: Node | undefined, knownRules: readonly string[]): SeverityRule[] {
  return readEntries(reader, node, '"rules"').flatMap(({ key, keyNode, value }) => {
    if (!knownRules.some((rule) => matches(key, rule))) {
      const near = nearest(key, knownRules)
      reader.report(keyNode, `unknown rule "${key}"${near === undefined ? '' : `, did you mean "${near}"?`}`)
    }
    const severity = readWord(reader, value, 'severity', severities)
    return severity === undefined ? [] : [{ rule: key, severity }]
  })
}

function readOverride(reader: YamlReader, item: Node, knownRules: readonly string[]): SeverityRule[] {
  if (!isMap(item)) reader.report(item, 'expected an override to be a map with "match" and "rules"')
  const fields = readFields(reader, isMap(item) ? item : null, 'an override', ['match', 'rules'])
  const subject = readString(reader, fields.get('match'), '"match"')
  if (subject === undefined && isMap(item) && !fields.has('match')) reader.report(item, 'expected an override to have "match": a glob of subjects such as "shop.*"')
  return subject === undefined ? [] : readRules(reader, fields.get('rules'), knownRules).map((rule) => ({ ...rule, subject }))
}

/** Whether a glob in which `*` stands for any text fits the whole of `text`. */
export function matches(glob: string, text: string): boolean {
  const parts = glob.split('*')
  const [first = '', ...rest] = parts
  if (rest.length === 0) return glob === text
  if (!text.startsWith(first)) return false
  let at = first.length
  const last = rest.pop() ?? ''
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

/** Findings with the severities of the configuration; those that are off are left out. */
export function applySeverities(findings: readonly Finding[], { severities: rules }: Config): Finding[] {
  return findings.flatMap((finding) => {
    const name = `${finding.section}/${finding.rule}`
    const rule = rules.findLast((each) => matches(each.rule, name) && (each.subject === undefined || matches(each.subject, finding.subject)))
    if (!rule) return [finding]
    return rule.severity === 'off' ? [] : [{ ...finding, level: rule.severity }]
  })
}
