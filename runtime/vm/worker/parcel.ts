/**
 * Data on its way between the host and a thread, in parts that are each packed and unpacked in next to no time.
 *
 * A value is read as `JSON.stringify` reads it, but numbers and BigInts stay what they are, typed arrays are lists, and
 * functions and symbols are undefined.
 */
import { checkDigits, isNumbers, TooLarge } from '../answers.js'
import { WEIGHT } from '../limits/weights.js'
import { Names } from './names.js'

/** Characters of a string in one token, and what a part may hold, about. */
const PIECE = 64 * 1024
const MOST_TOKENS = 4_000
const DEEPEST = 200

const WHOLE = 0
const ARRAY = 1
const OBJECT = 2
const CLOSE = 3
/** A string that continues in the next token. */
const BEGINNING = 4
/** The length of the string that follows. */
const LENGTH = 5

/** Kinds and what belongs to them, one after the other; names of fields come before their values. */
export type Tokens = readonly unknown[]

/** A text of more characters is announced alone: it may not be wanted, and even to cut it takes long. */
const ANNOUNCED = 1024 * 1024

/**
 * The parts of a value. Throws what a getter throws, and a RangeError for more than 200 levels, which a cycle has, and
 * for a BigInt of too many digits.
 */
export function* pack(value: unknown, names = new Names()): Iterable<Tokens> {
  let part: unknown[] = []
  let characters = 0
  for (const [kind, payload] of tokensOf(value, 0, names)) {
    part.push(kind, payload)
    if (typeof payload === 'string') characters += payload.length
    const isAnnounced = kind === LENGTH && (payload as number) > ANNOUNCED
    if (part.length < MOST_TOKENS && characters < PIECE && !isAnnounced) continue
    yield part
    part = []
    characters = 0
  }
  yield part
}

type Token = readonly [kind: number, payload: unknown]

function* tokensOf(value: unknown, depth: number, names: Names): Iterable<Token> {
  if (typeof value === 'string') return yield* textTokens(value)
  if (typeof value === 'function' || typeof value === 'symbol') return yield [WHOLE, undefined]
  if (typeof value === 'bigint') checkDigits(value)
  if (typeof value !== 'object' || value === null) return yield [WHOLE, value]
  if (depth >= DEEPEST) throw new RangeError(`nests deeper than ${DEEPEST} levels, or contains itself`)
  const numbers = isNumbers(value)
  if (!numbers && 'toJSON' in value && typeof value.toJSON === 'function')
    return yield* tokensOf(value.toJSON(), depth + 1, names)
  if (numbers || Array.isArray(value)) {
    yield [ARRAY, null]
    for (let i = 0; i < value.length; i++) yield* tokensOf(value[i], depth + 1, names)
  } else {
    yield [OBJECT, null]
    for (const name of names.of(value)) {
      yield* textTokens(name)
      yield* tokensOf((value as { readonly [name: string]: unknown })[name], depth + 1, names)
    }
  }
  yield [CLOSE, null]
}

function* textTokens(text: string): Iterable<Token> {
  let at = 0
  if (text.length > PIECE) yield [LENGTH, text.length]
  for (; text.length - at > PIECE; at += PIECE) yield [BEGINNING, text.slice(at, at + PIECE)]
  yield [WHOLE, text.slice(at)]
}

interface Open {
  readonly container: unknown[] | { [name: string]: unknown }
  name: string | undefined
}

/** What an unpacked value may weigh, and how long its strings may be, in bytes. */
export interface Room {
  readonly most: number
  readonly longest: number
}

/**
 * Puts the parts of a value together again, in objects without a prototype. A value that weighs too much is given up.
 */
export class Unpacker {
  readonly #room: Room
  readonly #open: Open[] = []
  #text = ''
  #value: unknown
  #weight = 0
  #refused: TooLarge | undefined

  constructor(room: Room = { most: Number.POSITIVE_INFINITY, longest: Number.POSITIVE_INFINITY }) {
    this.#room = room
  }

  /** The value, when its last part was added; a {@link TooLarge} instead of one that was given up. */
  get value(): unknown {
    return this.#refused ?? this.#value
  }

  /** False as soon as the value is given up: no further part is needed. */
  add(tokens: Tokens): boolean {
    for (let i = 0; i < tokens.length && this.#refused === undefined; i += 2)
      this.#token(tokens[i] as number, tokens[i + 1])
    return this.#refused === undefined
  }

  #refuse(text?: number): void {
    this.#refused = new TooLarge(text)
    this.#open.length = 0
    this.#value = this.#text = ''
  }

  #weigh(bytes: number): void {
    this.#weight += bytes
    if (this.#weight > this.#room.most) this.#refuse()
  }

  #token(kind: number, payload: unknown): void {
    switch (kind) {
      case LENGTH:
        return (payload as number) > this.#room.longest ? this.#refuse(payload as number) : undefined
      case BEGINNING:
        this.#text += payload as string
        return
      case ARRAY:
        this.#weigh(WEIGHT.table)
        return void this.#open.push({ container: [], name: undefined })
      case OBJECT:
        this.#weigh(WEIGHT.table)
        return void this.#open.push({ container: Object.create(null) as { [name: string]: unknown }, name: undefined })
      case CLOSE:
        return this.#give(this.#open.pop()!.container)
      default:
        if (typeof payload !== 'string') return this.#give(payload)
        this.#weigh(WEIGHT.string + this.#text.length + payload.length)
        this.#give(this.#text + payload)
        this.#text = ''
    }
  }

  #give(value: unknown): void {
    const open = this.#open.at(-1)
    if (open === undefined) {
      this.#value = value
      return
    }
    this.#weigh(WEIGHT.entry)
    if (Array.isArray(open.container)) open.container.push(value)
    else if (open.name === undefined) open.name = value as string
    else {
      open.container[open.name] = value
      open.name = undefined
    }
  }
}
