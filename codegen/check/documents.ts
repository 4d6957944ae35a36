/** What reading a document found, as findings of the gate. */
import type { VFileMessage } from 'vfile-message'
import { type Finding, finding, type Level } from './finding.js'

/** A document with what reading it found. */
export interface Diagnosed {
  readonly file: string
  readonly messages: readonly VFileMessage[]
}

/** The rules about decisions that are kept beside the documents. */
export const acceptanceRules = {
  'acceptance-expired': { level: 'error', summary: 'The day until which a finding was accepted is over.' },
  'acceptance-unused': { level: 'warning', summary: 'A finding is accepted that is not found any more.' },
} as const satisfies Record<string, { readonly level: Level; readonly summary: string }>

/** What is said of an overlay, whatever it is. */
export const overlayRules = {
  overlay: { level: 'error', summary: 'An overlay cannot be read, or does not fit the document that it belongs to.' },
} as const satisfies Record<string, { readonly level: Level; readonly summary: string }>

/** Diagnostics as findings, in their order. A broken example belongs to the examples, everything else to the documents. */
export function documentFindings({ file, messages }: Diagnosed): Finding[] {
  return messages.map((message) => {
    const rule = message.ruleId ?? 'unknown'
    const expected = message.note?.trim() ?? message.expected?.join(', ')
    const place = placeOf(file, message)
    return finding({
      rule,
      section: rule === 'example-syntax' ? 'examples' : 'documents',
      level: levelOf(message),
      subject: file,
      message: message.reason,
      detail: withoutPlaces(message.reason),
      ...(expected !== undefined && expected !== '' && { expected }),
      ...(place && { place }),
    })
  })
}

/** An error forbids to generate anything: it can be fixed, not accepted and not made lighter. */
export const isBlocking = ({ section, level, rule }: Finding): boolean =>
  section === 'documents' && level === 'error' && !Object.hasOwn(acceptanceRules, rule)

function levelOf({ fatal }: VFileMessage): Level {
  if (fatal === undefined || fatal === null) return 'info'
  return fatal ? 'error' : 'warning'
}

function placeOf(file: string, { place }: VFileMessage): Finding['place'] {
  if (place === undefined) return undefined
  const [start, end] = 'start' in place ? [place.start, place.end] : [place, place]
  const point = ({ line, column, offset = 0 }: typeof start) => ({ line, column, offset })
  return { file, start: point(start), end: point(end) }
}

/** Line numbers move when something above them is edited; a fingerprint does not. */
const withoutPlaces = (reason: string): string => reason.replace(/\b\d+:\d+\b|\bline \d+\b/g, '')
