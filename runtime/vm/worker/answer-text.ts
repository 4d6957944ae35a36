/** Answers of the host as messages to a thread. */
import { messageOf } from '../../errors.js'
import type { VmAnswer } from '../contract.js'
import { toJsonText } from './json-answer.js'
import type { Failure } from './messages.js'

/** Characters of JSON that the thread reads at once. */
const MOST_JSON = 256 * 1024

/** A short answer as JSON text; undefined if it is not short after all. */
export function textOf(value: unknown): { json?: string } | { failure: Failure } | undefined {
  try {
    const json = toJsonText(value)
    if (json === undefined) return {}
    return json.length <= MOST_JSON ? { json } : undefined
  } catch (thrown) {
    return unreadable(thrown)
  }
}

export const failureOf = (answer: VmAnswer | undefined): Failure =>
  answer?.ok === false
    ? { message: String(answer.message), kind: answer.kind }
    : { message: 'the host gave no answer', kind: 'transport' }

export const unreadable = (thrown: unknown): { failure: Failure } => ({
  failure: { message: `the answer cannot be read: ${messageOf(thrown)}`, kind: 'api' },
})
