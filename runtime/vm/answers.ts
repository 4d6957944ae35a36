import { messageOf } from '../errors.js'
import type { VmAnswer } from './contract.js'

export function isPromise(answer: VmAnswer | Promise<VmAnswer> | undefined): answer is Promise<VmAnswer> {
  return typeof answer === 'object' && answer !== null && 'then' in answer && typeof answer.then === 'function'
}

/** What a host threw, or rejected with, as its answer. */
export function failedAnswer(thrown: unknown): VmAnswer {
  return { ok: false, message: messageOf(thrown) }
}
