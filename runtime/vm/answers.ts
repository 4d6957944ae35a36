import { messageOf } from '../errors.js'
import type { VmAnswer } from './contract.js'

export function isPromise(answer: VmAnswer | Promise<VmAnswer> | undefined): answer is Promise<VmAnswer> {
  return typeof answer === 'object' && answer !== null && 'then' in answer && typeof answer.then === 'function'
}

/** What a host threw, or rejected with, as its answer. */
export function failedAnswer(thrown: unknown): VmAnswer {
  return { ok: false, message: messageOf(thrown), kind: 'transport' }
}

/**
 * The answer, counted in `open` until it is there, and never rejected. Holds nothing of the run: a host may keep its
 * promise for ever.
 */
export function counted(answer: Promise<VmAnswer>, open: { calls: number }): Promise<VmAnswer> {
  open.calls++
  return answer.then(
    (settled) => {
      open.calls--
      return settled
    },
    (thrown: unknown) => {
      open.calls--
      return failedAnswer(thrown)
    },
  )
}

/** Stands for a value that is more than any run may keep, and was therefore not made: the run that is given it ends. */
export class TooLarge {
  constructor(
    /** Length of the text that is too long, if it was one. */
    readonly text?: number,
  ) {}
}
