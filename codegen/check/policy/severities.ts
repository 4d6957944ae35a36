/** How much findings weigh in this project. */

import type { Level } from '../../rules/rule.js'
import type { Finding } from '../finding.js'

/** The path of the configuration of `moonbind check`, relative to the project. */
export const CONFIG_FILE = '.moonbind/config.yaml'

/** A level, or no finding at all. */
export type ConfiguredLevel = Level | 'off'

/** A severity for all rules that one glob matches and all subjects that another glob matches. */
export interface SeverityRule {
  /** `breaking/param-order-changed`, `quality/*`. */
  readonly rule: string
  /** `telnyx.*`; absent: all. */
  readonly subject?: string
  readonly severity: ConfiguredLevel
  /** The place in the file that names the subject. */
  readonly at?: { readonly line: number; readonly column: number }
}

/** Folders of the project, so that commands need not name them. Relative to the working directory. */
export interface Folders {
  /** Of the documents. */
  readonly spec?: string
  /** Of what is generated. */
  readonly out?: string
  /** Of compiled bindings. */
  readonly generated?: string
}

export interface Config {
  /** In the order of the file; if several match, the last one decides. */
  readonly severities: readonly SeverityRule[]
  /** The level from which on `check` fails. */
  readonly failOn: Level
}

export const defaultConfig: Config = { severities: [], failOn: 'error' }

/** Whether a glob, in which `*` stands for any text, matches the whole of `text`. */
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

/** The first subject that matches no namespace: it would silently do nothing. Names of files are not looked up. */
export function unknownSubject({ severities }: Config, namespaces: readonly string[]): SeverityRule | undefined {
  return severities.find(({ subject }) => {
    const [first = ''] = subject?.split('.', 1) ?? []
    if (subject === undefined || subject.includes('/')) return false
    return !namespaces.some((namespace) => matches(first, namespace) || matches(subject, namespace))
  })
}

/** Findings with the severities of the configuration; those that are off are left out. */
export function applySeverities(findings: readonly Finding[], { severities: rules }: Config): Finding[] {
  return findings.flatMap((finding) => {
    const name = `${finding.section}/${finding.rule}`
    const rule = rules.findLast(
      (candidate) =>
        matches(candidate.rule, name) &&
        (candidate.subject === undefined || matches(candidate.subject, finding.subject)),
    )
    if (!rule) return [finding]
    return rule.severity === 'off' ? [] : [{ ...finding, level: rule.severity }]
  })
}
