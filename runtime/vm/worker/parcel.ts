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

export interface Packed {
  readonly tokens: Tokens
  readonly last: boolean
}

/**
 * The parts of a value, at least one. Throws what a getter throws, and a RangeError for more than 200 levels, which a
 * cycle has, and for a BigInt of too many digits.
 */
export function* pack(value: unknown, names = new Names()): Generator<Packed, void> {
  let part: unknown[] = []
  let characters = 0
  for (const [kind, payload] of tokensOf(value, names)) {
    // The ends of containers are few and small: a part of its own for them would cost more.
    if (kind !== CLOSE && (part.length >= MOST_TOKENS || characters >= PIECE)) {
      yield { tokens: part, last: false }
      part = []
      characters = 0
    }
    part.push(kind, payload)
    if (typeof payload === 'string') characters += payload.length
    if (kind !== LENGTH || (payload as number) <= ANNOUNCED) continue
    yield { tokens: part, last: false }
    part = []
    characters = 0
  }
  yield { tokens: part, last: true }
}

type Token = readonly [kind: number, payload: unknown]

/** A container that is being read. */
type Reading =
  | { readonly list: ArrayLike<unknown>; readonly depth: number; at: number }
  | {
      readonly fields: { readonly [name: string]: unknown }
      readonly names: readonly string[]
      readonly depth: number
      at: number
    }

/** A stack instead of recursion: a token of a generator within generators costs as much as it is deep. */
function* tokensOf(root: unknown, names: Names): Iterable<Token> {
  const open: Reading[] = []
  for (let value = root, depth = 0; ; ) {
    const container = typeof value === 'object' && value !== null ? opened(value, depth, names) : undefined
    if (container === undefined) yield* scalarTokens(value)
    else if ('scalar' in container) yield* scalarTokens(container.scalar)
    else {
      yield ['list' in container ? ARRAY : OBJECT, null]
      open.push(container)
    }
    while (open.length > 0 && isRead(open.at(-1)!)) {
      yield [CLOSE, null]
      open.pop()
    }
    const inner = open.at(-1)
    if (inner === undefined) return
    depth = inner.depth + 1
    if ('list' in inner) value = inner.list[inner.at++]
    else {
      const name = inner.names[inner.at++]!
      yield* textTokens(name)
      value = inner.fields[name]
    }
  }
}

/** Objects say by `toJSON` what they stand for, which may be no container. */
function opened(value: object, depth: number, names: Names): Reading | { readonly scalar: unknown } {
  let meant: unknown = value
  for (let at = depth; ; at++) {
    if (typeof meant !== 'object' || meant === null) return { scalar: meant }
    if (at >= DEEPEST) throw new RangeError(`nests deeper than ${DEEPEST} levels, or contains itself`)
    if (isNumbers(meant)) return { list: meant, depth: at, at: 0 }
    if ('toJSON' in meant && typeof meant.toJSON === 'function') {
      meant = meant.toJSON()
      continue
    }
    if (Array.isArray(meant)) return { list: meant, depth: at, at: 0 }
    return { fields: meant as { readonly [name: string]: unknown }, names: names.of(meant), depth: at, at: 0 }
  }
}

const isRead = (reading: Reading): boolean =>
  reading.at >= ('list' in reading ? reading.list.length : reading.names.length)

function* scalarTokens(value: unknown): Iterable<Token> {
  if (typeof value === 'string') return yield* textTokens(value)
  if (typeof value === 'function' || typeof value === 'symbol') return yield [WHOLE, undefined]
  if (typeof value === 'bigint') checkDigits(value)
  yield [WHOLE, value]
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
 * Puts the parts of a value together again, in objects without a prototype. A value that weighs too much is dropped.
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

  /** The value, when its last part was added; a {@link TooLarge} instead of one that was dropped. */
  get value(): unknown {
    return this.#refused ?? this.#value
  }

  /** False once the value is dropped: no further part is needed. */
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
