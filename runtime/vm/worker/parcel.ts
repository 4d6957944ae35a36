/** Plain data on its way from the thread to the host, in parts that are each unpacked in next to no time. */

/** Characters of a string in one token, and what a part may hold, about. */
const PIECE = 64 * 1024
const MOST_TOKENS = 4_000

const WHOLE = 0
const ARRAY = 1
const OBJECT = 2
const CLOSE = 3
/** A string that goes on in the next token. */
const BEGINNING = 4

/** Kinds and what belongs to them, one after the other; names of fields come before their values. */
export type Tokens = readonly unknown[]

/** The parts of a value. */
export function* pack(value: unknown): Iterable<Tokens> {
  let part: unknown[] = []
  let characters = 0
  for (const [kind, payload] of tokensOf(value)) {
    part.push(kind, payload)
    if (typeof payload === 'string') characters += payload.length
    if (part.length < MOST_TOKENS && characters < PIECE) continue
    yield part
    part = []
    characters = 0
  }
  yield part
}

type Token = readonly [kind: number, payload: unknown]

function* tokensOf(value: unknown): Iterable<Token> {
  if (typeof value === 'string') return yield* textTokens(value)
  if (typeof value !== 'object' || value === null) return yield [WHOLE, value]
  if (Array.isArray(value)) {
    yield [ARRAY, null]
    for (const item of value as readonly unknown[]) yield* tokensOf(item)
  } else {
    yield [OBJECT, null]
    for (const [name, field] of Object.entries(value)) {
      yield* textTokens(name)
      yield* tokensOf(field)
    }
  }
  yield [CLOSE, null]
}

function* textTokens(text: string): Iterable<Token> {
  let at = 0
  for (; text.length - at > PIECE; at += PIECE) yield [BEGINNING, text.slice(at, at + PIECE)]
  yield [WHOLE, text.slice(at)]
}

interface Open {
  readonly container: unknown[] | { [name: string]: unknown }
  name: string | undefined
}

/** Puts the parts of a value together again, in objects without a prototype. */
export class Unpacker {
  readonly #open: Open[] = []
  #text = ''
  /** The value, when its last part was added. */
  value: unknown

  add(tokens: Tokens): void {
    for (let i = 0; i < tokens.length; i += 2) this.#token(tokens[i] as number, tokens[i + 1])
  }

  #token(kind: number, payload: unknown): void {
    switch (kind) {
      case BEGINNING:
        this.#text += payload as string
        return
      case ARRAY:
        return void this.#open.push({ container: [], name: undefined })
      case OBJECT:
        return void this.#open.push({ container: Object.create(null) as { [name: string]: unknown }, name: undefined })
      case CLOSE:
        return this.#give(this.#open.pop()!.container)
      default:
        if (typeof payload !== 'string') return this.#give(payload)
        this.#give(this.#text + payload)
        this.#text = ''
    }
  }

  #give(value: unknown): void {
    const open = this.#open.at(-1)
    if (open === undefined) this.value = value
    else if (Array.isArray(open.container)) open.container.push(value)
    else if (open.name === undefined) open.name = value as string
    else {
      open.container[open.name] = value
      open.name = undefined
    }
  }
}
