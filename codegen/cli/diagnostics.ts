/** Diagnostics of documents as text and as JSON. */
import { levelOf } from '../diagnostics.js'
import type { Diagnostic, DocumentOutline } from '../project/document.js'
import type { Level } from '../rules/rule.js'
import { printable } from '../text/printable.js'

/** A document, or an overlay, with what was found in it. */
type Diagnosed = Pick<DocumentOutline, 'file' | 'messages'>

/** How many of each. */
export interface Counts {
  readonly errors: number
  readonly warnings: number
}

/** A diagnostic in JSON output. Lines and columns count from 1; `endColumn` is the one after the last. */
export interface DiagnosticJson {
  readonly file: string
  readonly line?: number
  readonly column?: number
  readonly endLine?: number
  readonly endColumn?: number
  readonly severity: Level
  readonly rule?: string
  readonly message: string
  readonly note?: string
}

/**
 * One line for each diagnostic, `spec/telnyx.md:9:8-9:16 error Unexpected … unknown-type`, and a total; empty if
 * there are none.
 */
export function formatDiagnostics(documents: readonly Diagnosed[]): string {
  const lines = documents.flatMap(({ file, messages }) =>
    sorted(messages).map((message) => formatLine(message.file || file, message)),
  )
  if (lines.length === 0) return ''
  return `${[...lines, '', total(countDiagnostics(documents))].join('\n')}\n`
}

export function countDiagnostics(documents: readonly Diagnosed[]): Counts {
  const all = documents.flatMap(({ messages }) => messages)
  return {
    errors: all.filter((message) => levelOf(message) === 'error').length,
    warnings: all.filter((message) => levelOf(message) === 'warning').length,
  }
}

export function diagnosticsJson(documents: readonly Diagnosed[]): DiagnosticJson[] {
  return documents.flatMap(({ file, messages }) =>
    sorted(messages).map((message) => {
      const { start, end } = placeOf(message)
      return {
        file: message.file || file,
        ...(start !== undefined && { line: start.line, column: start.column }),
        ...(end !== undefined && { endLine: end.line, endColumn: end.column }),
        severity: levelOf(message),
        ...(message.ruleId !== undefined && { rule: message.ruleId }),
        message: message.reason,
        ...(message.note !== undefined && { note: message.note }),
      }
    }),
  )
}

/** `1 error`, `2 errors`. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

function formatLine(file: string, message: Diagnostic): string {
  const { start, end } = placeOf(message)
  const from = start === undefined ? '' : `:${start.line}:${start.column}`
  const to = end === undefined ? '' : `-${end.line}:${end.column}`
  const rule = message.ruleId === undefined ? '' : ` ${message.ruleId}`
  const line = printable(`${file}${from}${to} ${levelOf(message)} ${message.reason}${rule}`)
  return message.note === undefined
    ? line
    : `${line}\n${`write: ${printable(message.note.trim())}`.replace(/^/gm, '    ')}`
}

function total({ errors, warnings }: Counts): string {
  const parts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ]
  return `${errors > 0 ? '✖' : '⚠'} ${parts.length === 0 ? 'notes only' : parts.join(', ')}`
}

function placeOf({ place }: Diagnostic) {
  if (place === undefined) return { start: undefined, end: undefined }
  return 'start' in place ? place : { start: place, end: undefined }
}

const sorted = (messages: readonly Diagnostic[]): Diagnostic[] =>
  [...messages].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
