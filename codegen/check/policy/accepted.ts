/** Findings that someone decided to live with. */
import { type Finding, finding } from '../finding.js'

/** Where accepted findings are kept, relative to the project. */
export const ACCEPTED_FILE = '.moonbind/accepted.yaml'

/** A finding that someone decided to live with. */
export interface Acceptance {
  readonly fingerprint: string
  readonly reason: string
  /** Identifies the text around the finding (`nearOf`), to choose among several equal findings. */
  readonly near?: string
  /** The last day on which it holds, `YYYY-MM-DD`; absent: forever. */
  readonly until?: string
  /** What was accepted, for people who read the file: `breaking/param-removed shop.get_item.id: …`. */
  readonly finding?: string
}

export const isFingerprint = (text: string): boolean => /^[0-9a-f]{12}$/.test(text)

/** A day of the calendar as `YYYY-MM-DD` (ISO 8601). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/**
 * Removes accepted findings. An expired acceptance accepts nothing and is an error itself. An acceptance without a
 * finding is a warning, but only if `looked` says that this run evaluated its rule.
 */
export function applyAccepted(
  findings: readonly Finding[],
  accepted: readonly Acceptance[],
  today: string,
  looked: (rule: string | undefined) => boolean,
): { findings: Finding[]; accepted: number } {
  const valid = new Map(
    accepted
      .filter(({ until }) => until === undefined || until >= today)
      .map((acceptance) => [acceptance.fingerprint, acceptance]),
  )
  const left = findings.filter(({ fingerprint }) => !valid.has(fingerprint))
  const used = new Set(findings.map(({ fingerprint }) => fingerprint))
  const notes = accepted.flatMap((acceptance) => {
    if (!valid.has(acceptance.fingerprint)) return [expired(acceptance)]
    return used.has(acceptance.fingerprint) || !looked(ruleOf(acceptance)) ? [] : [unused(acceptance)]
  })
  return { findings: [...left, ...notes], accepted: findings.length - left.length }
}

/** `section/rule` of what was accepted, if the file says it. */
const ruleOf = ({ finding: what = '' }: Acceptance): string | undefined => /^[a-z]+\/[a-z-]+(?= |$)/.exec(what)?.[0]

/** A finding as the file of acceptances names it. */
export const acceptedName = ({ section, rule, message }: Finding): string =>
  `${section}/${rule} ${message}`.replace(/\s+/g, ' ').slice(0, 200)

const expired = ({ fingerprint, until = '', reason }: Acceptance): Finding =>
  finding({
    rule: 'acceptance-expired',
    section: 'documents',
    level: 'error',
    subject: ACCEPTED_FILE,
    detail: fingerprint,
    message: `the acceptance of ${fingerprint} ended on ${until} (${reason})`,
    fix: `fix what it accepted, or run: moonbind accept ${fingerprint} --reason TEXT --until DATE`,
  })

const unused = ({ fingerprint, reason }: Acceptance): Finding =>
  finding({
    rule: 'acceptance-unused',
    section: 'documents',
    level: 'warning',
    subject: ACCEPTED_FILE,
    detail: fingerprint,
    message: `nothing was found that ${fingerprint} accepts (${reason})`,
    fix: `remove it from ${ACCEPTED_FILE}`,
  })
