/** Summarises the calls of a run in one line: their answers matter to the script, not to the reader. */
import { effectKinds } from '../effect.js'
import type { CallRecord } from '../record/record.js'

/** What is counted about a call. */
export type CountedCall = Pick<CallRecord, 'effect' | 'state'>

/** The words for calls that did not succeed. */
const FAILURES = [
  ['error', 'failed'],
  ['denied', 'denied'],
  ['unknown', 'unknown'],
] as const

/** `17 calls: 15 read, 2 write, 1 failed` */
export function callsLine(calls: readonly CountedCall[]): string {
  if (calls.length === 0) return 'no calls'
  const counts = [
    ...effectKinds.map((kind) => [calls.filter(({ effect }) => effect === kind).length, kind] as const),
    ...FAILURES.map(([state, word]) => [calls.filter((call) => call.state === state).length, word] as const),
  ]
  const parts = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return `${calls.length} ${calls.length === 1 ? 'call' : 'calls'}: ${parts.join(', ')}`
}
