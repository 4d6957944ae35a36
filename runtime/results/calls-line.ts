/** The calls of a run in one line: their answers are the script's business, not the reader's. */
import { effectKinds } from '../effect.js'
import type { CallRecord } from '../record/record.js'

/** What is counted of a call. */
export type CountedCall = Pick<CallRecord, 'effect' | 'state'>

/** What becomes of calls that were not answered well, in words. */
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
