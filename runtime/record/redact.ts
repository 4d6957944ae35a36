/** Removes secrets from records: values under names of secrets, and the keys of accounts in any text. */

import { atOnce } from '../at-once.js'
import type { LargeIntegers } from '../validation/integers.js'
import { allReplacedInParts, replacedInParts } from './replace-in-parts.js'

const REDACTED = '[redacted]'

/** Ends of names, in lower case and without separators. */
const SECRET_NAMES = [
  'password',
  'passwords',
  'passwd',
  'pwd',
  'passphrase',
  'passcode',
  'secret',
  'secrets',
  'token',
  'apikey',
  'apikeys',
  'privatekey',
  'secretkey',
  'accesskey',
  'signingkey',
  'encryptionkey',
  'authkey',
  'authorization',
  'cookie',
  'cookies',
  'credential',
  'credentials',
  'bearer',
  'jwt',
  'otp',
  'cvv',
  'cvc',
  'cardnumber',
  'sessionid',
] as const

/** Tokens that only mark where a list continues. */
const PLACE_TOKENS = /(?:page|next|prev|previous|cursor|continuation|sync|start)token$/

/** Whether a value under this name is a secret: `api_key`, `clientSecret`, `X-Auth-Token`. */
export function isSecretName(name: string): boolean {
  if (name.length > 100) return false
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return SECRET_NAMES.some((end) => bare.endsWith(end)) && !PLACE_TOKENS.test(bare)
}

/** `https://user:password@host` */
const USER = /:\/\/[^\s/@:]{0,200}:[^\s/@]{1,200}@/g
/** A parameter of a URL. */
const PARAMETER = /([?&#])([\w.-]{1,100})=([^\s&#"'<>]+)/g

/** Shorter keys are too likely to be part of something else. */
const SHORTEST_KEY = 4

/** Replaces the keys in texts. Keys may become known while calls are under way. */
export class Redactor {
  readonly #keys = new Set<string>()
  #ordered: readonly string[] | undefined
  readonly #names = new Map<string, boolean>()
  readonly #largeIntegers: LargeIntegers
  #done = 0

  /** `largeIntegers` says how large integers among the values are written. */
  constructor(largeIntegers: LargeIntegers = 'bigint') {
    this.#largeIntegers = largeIntegers
  }

  add(key: string): void {
    if (key.length < SHORTEST_KEY) return
    this.#ordered = undefined
    this.#keys.add(key)
    const encoded = encodeURIComponent(key)
    if (encoded !== key) this.#keys.add(encoded)
  }

  text(text: string): string {
    return this.#isClean(text) ? text : atOnce(this.textInParts(text))
  }

  /** Nearly all texts are. */
  #isClean(text: string): boolean {
    return !text.includes('://') && !this.#longestFirst().some((key) => text.includes(key))
  }

  /** The same, with pauses: in a long text much may have to be replaced. */
  *textInParts(text: string): Generator<void, string> {
    let clean = text.includes('://') ? yield* this.#withoutUrlSecrets(text) : text
    for (const key of this.#longestFirst())
      if (clean.includes(key)) clean = yield* allReplacedInParts(clean, key, REDACTED)
    return clean
  }

  *#withoutUrlSecrets(text: string): Generator<void, string> {
    const nobody = yield* replacedInParts(text, USER, () => `://${REDACTED}@`)
    return yield* replacedInParts(nobody, PARAMETER, ([whole, before, name]) =>
      this.#isSecret(name!) ? `${before}${name}=${REDACTED}` : whole,
    )
  }

  /** A key may begin with another key; the rest of the longer one would still reveal much. */
  #longestFirst(): readonly string[] {
    return (this.#ordered ??= [...this.#keys].sort((a, b) => b.length - a.length))
  }

  /** A copy without secrets. It shares nothing with the value that could change later. */
  value(value: unknown): unknown {
    return atOnce(this.valueInParts(value))
  }

  /** The same, with pauses. */
  *valueInParts(value: unknown): Generator<void, unknown> {
    return yield* this.#inner(value, 0)
  }

  *#inner(value: unknown, depth: number): Generator<void, unknown> {
    if (typeof value === 'object' && value !== null) return yield* this.#container(value, depth)
    return typeof value === 'string' && value.length > LONG ? yield* this.textInParts(value) : this.#scalar(value)
  }

  #scalar(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value)
    return typeof value === 'bigint' && this.#largeIntegers === 'text' ? String(value) : value
  }

  *#container(value: object, depth: number): Generator<void, unknown> {
    if (depth > DEEPEST) return '[too deep]'
    return Array.isArray(value) ? yield* this.#list(value, depth) : yield* this.#object(value, depth)
  }

  *#list(items: readonly unknown[], depth: number): Generator<void, unknown[]> {
    const copy: unknown[] = []
    for (const item of items) {
      if (this.#isPauseDue(item)) yield
      copy.push(isLasting(item) ? yield* this.#inner(item, depth + 1) : this.#scalar(item))
    }
    return copy
  }

  /** Whether it is time for a pause. */
  #isPauseDue(next: unknown): boolean {
    this.#done += typeof next === 'string' ? 1 + next.length / CHARACTERS : 1
    if (this.#done < PART) return false
    this.#done = 0
    return true
  }

  *#object(object: object, depth: number): Generator<void, object> {
    const copy = Object.create(null) as { [name: string]: unknown }
    const named = namesSecret(object)
    for (const name of Object.keys(object)) {
      const value = (object as { readonly [name: string]: unknown })[name]
      const isSecret = hidesValue(value) && (this.#isSecret(name) || (named && name.toLowerCase() === 'value'))
      if (this.#isPauseDue(value)) yield
      const shown = name.length > LONG ? yield* this.textInParts(name) : this.text(name)
      copy[shown] = isSecret ? REDACTED : isLasting(value) ? yield* this.#inner(value, depth + 1) : this.#scalar(value)
    }
    return copy
  }

  #isSecret(name: string): boolean {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    const found = isSecretName(name)
    if (this.#names.size < MOST_NAMES) this.#names.set(name, found)
    return found
  }
}

const DEEPEST = 200
/** Values between two pauses, and characters that take as long as one value. */
const PART = 1_000
const CHARACTERS = 100
const MOST_NAMES = 1_000
/** Characters of a text that is cleaned with pauses. */
const LONG = 16 * 1024

/** Whether a value may take so long that there is a pause in it. */
const isLasting = (value: unknown): boolean =>
  typeof value === 'object' ? value !== null : typeof value === 'string' && value.length > LONG

/** Flags are not secrets. */
const hidesValue = (value: unknown): boolean => value !== undefined && value !== null && typeof value !== 'boolean'

/** `{ name: "Authorization", value: … }` */
function namesSecret(object: object): boolean {
  const { name, key } = object as { readonly name?: unknown; readonly key?: unknown }
  return [name, key].some((text) => typeof text === 'string' && isSecretName(text))
}
