import { isMap, stringify, type Node } from 'yaml'
import { finding, type Finding } from '../finding.js'
import { readFields, readItems, readString, readYaml, type Mistake, type YamlReader } from '../../yaml.js'

/** Where accepted findings are kept, relative to the project. */
export const ACCEPTED_FILE = '.moonbind/accepted.yaml'

/** A finding that somebody decided to live with. */
export interface Acceptance {
  readonly fingerprint: string
  readonly reason: string
  /** Last day on which it holds, `YYYY-MM-DD`; absent: for good. */
  readonly until?: string
  /** What was accepted, for the reader of the file. */
  readonly finding?: string
}

/** Reads the file of acceptances. */
export function readAccepted(file: string, text: string): { accepted: readonly Acceptance[]; mistakes: readonly Mistake[] } {
  const reader = readYaml(file, text)
  const accepted = readItems(reader, reader.root, 'the accepted findings').flatMap((item) => readAcceptance(reader, item))
  return { accepted, mistakes: reader.mistakes }
}

function readAcceptance(reader: YamlReader, item: Node): Acceptance[] {
  if (!isMap(item)) {
    reader.report(item, 'expected an acceptance to be a map with "fingerprint" and "reason"')
    return []
  }
  const fields = readFields(reader, item, 'an acceptance', ['fingerprint', 'reason', 'until', 'finding'])
  const text = (name: string): string | undefined => readString(reader, fields.get(name), `"${name}"`)
  const [fingerprint, reason, until, what] = [text('fingerprint'), text('reason'), text('until'), text('finding')]
  if (!fields.has('fingerprint') || !fields.has('reason')) reader.report(item, 'expected an acceptance to have "fingerprint" and "reason"')
  if (fingerprint !== undefined && !isFingerprint(fingerprint)) reader.report(fields.get('fingerprint'), `expected a fingerprint of 12 hexadecimal digits, got "${fingerprint}"`)
  if (until !== undefined && !isDay(until)) reader.report(fields.get('until'), `expected a day as YYYY-MM-DD, got "${until}"`)
  return fingerprint === undefined || reason === undefined ? [] : [{ fingerprint, reason, ...(until !== undefined && { until }), ...(what !== undefined && { finding: what }) }]
}

export const isFingerprint = (text: string): boolean => /^[0-9a-f]{12}$/.test(text)

/** A day of the calendar as `YYYY-MM-DD` (ISO 8601). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** The file with one acceptance more; an older one of the same fingerprint is replaced. */
export function writeAccepted(accepted: readonly Acceptance[], added: Acceptance): string {
  const entries = [...accepted.filter(({ fingerprint }) => fingerprint !== added.fingerprint), added]
  return stringify(entries.map(({ fingerprint, reason, until, finding: what }) => ({ fingerprint, ...(what !== undefined && { finding: what }), reason, ...(until !== undefined && { until }) })), { lineWidth: 0 })
}

/**
 * Takes accepted findings out. An acceptance whose day is over is an error of its own and accepts nothing; one that
 * accepts nothing any more is a warning, but only where `complete` says that every section was looked at.
 */
export function applyAccepted(findings: readonly Finding[], accepted: readonly Acceptance[], today: string, complete: boolean): { findings: Finding[]; accepted: number } {
  const valid = new Map(accepted.filter(({ until }) => until === undefined || until >= today).map((each) => [each.fingerprint, each]))
  const left = findings.filter(({ fingerprint }) => !valid.has(fingerprint))
  const used = new Set(findings.map(({ fingerprint }) => fingerprint))
  const notes = accepted.flatMap((each) => {
    if (!valid.has(each.fingerprint)) return [expired(each)]
    return used.has(each.fingerprint) || !complete ? [] : [unused(each)]
  })
  return { findings: [...left, ...notes], accepted: findings.length - left.length }
}

const expired = ({ fingerprint, until = '', reason }: Acceptance): Finding =>
  finding({
    rule: 'acceptance-expired',
    section: 'documents',
    level: 'error',
    subject: ACCEPTED_FILE,
    detail: fingerprint,
    message: `the acceptance of ${fingerprint} ended on ${until} (${reason})`,
    mend: `mend what it accepted, or run: moonbind accept ${fingerprint} --reason TEXT --until DATE`,
  })

const unused = ({ fingerprint, reason }: Acceptance): Finding =>
  finding({
    rule: 'acceptance-unused',
    section: 'documents',
    level: 'warning',
    subject: ACCEPTED_FILE,
    detail: fingerprint,
    message: `nothing was found that ${fingerprint} accepts (${reason})`,
    mend: `remove it from ${ACCEPTED_FILE}`,
  })
