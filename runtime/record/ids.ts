/** Ids of calls by their place in the script: `3`, `4/1.2`. */

/** Counts the steps of one thread of a script. */
export class Steps {
  readonly #prefix: string
  #count = 0

  constructor(prefix = '') {
    this.#prefix = prefix
  }

  next(): string {
    return `${this.#prefix}${++this.#count}`
  }
}

/** The prefix of the steps of a branch: of the first branch of step 4, `4/1.`. Branches count from 1. */
export const branchPrefix = (step: string, branch: number): string => `${step}/${branch}.`

/** The order of the script: branches in their order, regardless of which was answered first. */
export function byId(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  for (let index = 0; index < Math.min(left.length, right.length); index++)
    if (left[index] !== right[index]) return left[index]! - right[index]!
  return left.length - right.length
}

const numbersOf = (id: string): number[] => id.split(/[/.]/).map(Number)
