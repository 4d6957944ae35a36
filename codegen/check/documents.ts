/** Turns the diagnostics of documents into findings of the gate. */
import { levelOf } from '../diagnostics.js'
import type { Diagnostic } from '../project/document.js'
import { acceptanceRules } from '../rules/documents.js'
import { type Finding, finding } from './finding.js'

/** A document with its diagnostics. */
export interface Diagnosed {
  readonly file: string
  readonly messages: readonly Diagnostic[]
}

/**
 * Diagnostics as findings, in their order. A broken example belongs to the section `examples`, everything else to
 * `documents`.
 */
export function documentFindings({ file: own, messages }: Diagnosed): Finding[] {
  return messages.map((message) => {
    // A function that the overlay lacks is reported at its place in the document.
    const file = message.file || own
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

/** An error blocks generation: it must be fixed and cannot be accepted or downgraded. */
export const isBlocking = ({ section, level, rule }: Finding): boolean =>
  section === 'documents' && level === 'error' && !Object.hasOwn(acceptanceRules, rule)

function placeOf(file: string, { place }: Diagnostic): Finding['place'] {
  if (place === undefined) return undefined
  const [start, end] = 'start' in place ? [place.start, place.end] : [place, place]
  const point = ({ line, column, offset = 0 }: typeof start) => ({ line, column, offset })
  return { file, start: point(start), end: point(end) }
}

/** Line numbers change when something above is edited; a fingerprint must not. */
const withoutPlaces = (reason: string): string => reason.replace(/\b\d+:\d+\b|\bline \d+\b/g, '')
