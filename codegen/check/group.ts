/** Merges findings with one cause in several places into one finding. */
import type { Section } from '../rules/rule.js'
import { type Finding, fingerprintOf, type Occurrence } from './finding.js'

/** Sections in which one edit, or one mistake of a generator, causes the same finding in many functions or files. */
const grouped: readonly Section[] = ['documents', 'stale', 'breaking', 'upstream', 'quality']

/**
 * Merges findings that say the same about several functions of a namespace, several places of a document or several
 * generated files; the other places are in `also`. The fingerprint covers all of them, so that accepting the finding
 * accepts these places and no others.
 */
export function groupFindings(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = keyOf(finding)
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups.values()].map(merged)
}

function keyOf(finding: Finding): string {
  const { section, rule, level, subject, fingerprint, expected = '', fix = '' } = finding
  if (!grouped.includes(section)) return fingerprint
  // The difference that is shown belongs to one file and differs in each.
  const more = section === 'stale' ? '' : `${expected}\n${fix}`
  return JSON.stringify([section, rule, level, scopeOf(finding), withoutSubject(finding.message, subject), more])
}

/** What the places of a merged finding have in common: the document, or the namespace and the parameter. */
function scopeOf({ section, subject, place }: Finding): string {
  if (section === 'stale') return ''
  if (section === 'documents') return place?.file ?? subject
  const [namespace = '', , ...rest] = subject.split(' → ', 1)[0]!.split('.')
  return [namespace, ...rest, ...subject.split(' → ').slice(1)].join('.')
}

const withoutSubject = (message: string, subject: string): string =>
  message.startsWith(`${subject}: `) ? message.slice(subject.length + 2) : message

function merged(group: readonly Finding[]): Finding {
  const [first, ...others] = [...group].sort(inDocument)
  if (others.length === 0) return first!
  const fingerprints = group.map(({ fingerprint }) => fingerprint).sort()
  return { ...first!, fingerprint: fingerprintOf(fingerprints), also: others.map(occurrence) }
}

const occurrence = ({ subject, place }: Finding): Occurrence => ({ subject, ...(place && { place }) })

/** Findings of one group in the order of files and lines. */
const inDocument = (a: Finding, b: Finding): number =>
  compare(a.place?.file ?? a.subject, b.place?.file ?? b.subject) ||
  (a.place?.start.line ?? 0) - (b.place?.start.line ?? 0) ||
  (a.place?.start.column ?? 0) - (b.place?.start.column ?? 0) ||
  compare(a.subject, b.subject)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
