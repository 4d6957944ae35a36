import { messageOf } from '../errors.js'
import type { VmAnswer } from './contract.js'

export function isPromise(answer: VmAnswer | Promise<VmAnswer> | undefined): answer is Promise<VmAnswer> {
  return typeof answer === 'object' && answer !== null && 'then' in answer && typeof answer.then === 'function'
}

/** The answer for what a host threw or rejected with. */
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

/** Stands for a value that was not made because no run may keep that much. The run that receives it ends. */
export class TooLarge {
  constructor(
    /** Length of the text that is too long, if it was one. */
    readonly text?: number,
  ) {}
}

/** Bytes or numbers in a buffer: a list of them. */
export const isNumbers = (value: object): value is ArrayLike<number | bigint> =>
  ArrayBuffer.isView(value) && !(value instanceof DataView)

/** The time to write digits grows with the square of their number. */
const MOST_DIGITS = 1_000
const LARGEST = 10n ** BigInt(MOST_DIGITS)

/** Whether an integer has too many digits to cross between Lua and JavaScript. */
export const isOverlong = (value: bigint): boolean => value >= LARGEST || value <= -LARGEST

/** Throws a RangeError for an integer of too many digits. */
export function checkDigits(value: bigint): void {
  if (isOverlong(value)) throw new RangeError(`a BigInt of more than ${MOST_DIGITS} digits`)
}
