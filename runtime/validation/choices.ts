import { received } from './issue-text.js'
import { Candidate, nearestOf } from './nearest.js'

/**
 * Values or names that are right, prepared once for the issues that name them. Generated code makes it by `choices`.
 */
export class Choices {
  #candidates: readonly Candidate[] | undefined
  #listed: string | undefined
  #names: string | undefined
  #instead: string | undefined
  #mistakes: Mistake[] = []
  #next = 0

  constructor(readonly values: readonly (string | number | boolean)[]) {}

  /** `one of "open", "paid"`. */
  get listed(): string {
    this.#listed ??= `one of ${this.values.map((value) => JSON.stringify(value)).join(', ')}`
    return this.#listed
  }

  /** `one of open, paid`. */
  get names(): string {
    this.#names ??= this.values.length === 0 ? 'no parameters' : `one of ${this.values.join(', ')}`
    return this.#names
  }

  /** ` (expected one of open, paid)`. */
  get instead(): string {
    this.#instead ??= ` (expected ${this.names})`
    return this.#instead
  }

  has(value: unknown): boolean {
    // Several times as quick as an iterator or `includes`.
    for (let index = 0; index < this.values.length; index++) if (this.values[index] === value) return true
    return false
  }

  /** The issue about a wrong value. Remembers the last ones, because callers tend to repeat their mistakes. */
  mistake(value: string): Mistake {
    const mistakes = this.#mistakes
    for (let index = 0; index < mistakes.length; index++) if (mistakes[index]!.value === value) return mistakes[index]!
    const made: Mistake = {
      value,
      near: this.#nearest(value),
      received: received(value),
      place: undefined,
      message: '',
      unknown: undefined,
    }
    if (value.length > LONGEST_REMEMBERED) return made
    if (this.#mistakes.length < MOST_REMEMBERED) this.#mistakes.push(made)
    else this.#mistakes[this.#next++ % MOST_REMEMBERED] = made
    return made
  }

  /** The name that a wrong one was most likely meant to be; one that is not a property of `taken` if possible. */
  nearest(name: string, taken: object): Candidate | undefined {
    const { near } = this.mistake(name)
    return near === undefined || !Object.hasOwn(taken, near.name) ? near : this.#nearest(name, taken)
  }

  #nearest(value: string, taken?: object): Candidate | undefined {
    this.#candidates ??= this.values.map((right) => new Candidate(String(right)))
    return nearestOf(value, this.#candidates, taken)
  }
}

/** A value that is not one of the choices. */
export interface Mistake {
  readonly value: string
  readonly near: Candidate | undefined
  readonly received: string
  /** Where it last occurred, and the issue that was reported there. */
  place: string | undefined
  message: string
  /** The issue about it as the name of a parameter. */
  unknown: string | undefined
}

/** How many mistakes a list of choices remembers, and how long their values may be: about a kilobyte in all. */
const MOST_REMEMBERED = 4
const LONGEST_REMEMBERED = 60

/** Right values or names, for {@link notInEnum} and {@link unknownNames}. */
export const choices = (values: readonly (string | number | boolean)[]): Choices => new Choices(values)
