/** Values, errors and calls as text. */
import { fitted } from '../../../runtime/fit/index.js'
import type { CallRecord, Run } from '../../../runtime/index.js'
import { printable } from '../../text/printable.js'

/** Longer values are cut, because people and models read only so much. */
const MOST_TOKENS = 2_000

/** What a run printed and returned. */
export function shownRun({ output, values }: Run): string {
  return `${output}${values.map((value) => `${shownValue(value)}\n`).join('')}`
}

function shownValue(value: unknown): string {
  if (value === null || value === undefined) return 'nil'
  const cut = fitted(value, { maxTokens: MOST_TOKENS }).value
  return typeof cut === 'string' ? cut : JSON.stringify(cut, undefined, 2)
}

/** A call on one line: `2  app.integrations.shop.sell  write  ok  12 ms  line 1` */
export function shownCall({ id, path, effect, state, ms, line, error }: CallRecord): string {
  const where = line === undefined ? [] : [`line ${line}`]
  const parts = [id, path, effect, state, `${Math.round(ms)} ms`, ...where, ...(error === undefined ? [] : [error])]
  return printable(parts.join('  '))
}
