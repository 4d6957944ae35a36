import { MoonbindError, UnknownNameError } from './errors.js'
import { nearest } from './validation/nearest.js'

/**
 * Refuses unknown options, because a misspelled one would silently do nothing.
 *
 * @throws {UnknownNameError} naming the nearest option there is.
 */
export function checkOptions(what: string, options: unknown, known: readonly string[]): void {
  if (!isObject(options))
    throw new MoonbindError('invalid_options', `${what}: expected an object of options, got ${kindOf(options)}`)
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue
    const near = nearest(name, known)
    const hint = near === undefined ? `expected ${known.join(', ')}` : `did you mean "${near}"?`
    throw new UnknownNameError(`${what}: unknown option "${name}", ${hint}`, near)
  }
}

/** An object that holds named values: neither a list nor a function. */
export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a value is, for messages that must not show it: options may hold credentials. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return value === null ? 'null' : 'nothing'
  if (Array.isArray(value)) return 'a list'
  return `${/^[aeiou]/.test(typeof value) ? 'an' : 'a'} ${typeof value}`
}

/**
 * An option that is one of a few words.
 *
 * @throws {MoonbindError} for another value.
 */
export function oneOf<Word extends string>(what: string, name: string, value: unknown, words: readonly Word[]): Word {
  const found = words.find((word) => word === value)
  if (found !== undefined) return found
  const known = words.map((word) => JSON.stringify(word)).join(' or ')
  throw new MoonbindError(
    'invalid_options',
    `${what}: expected "${name}" to be ${known}, got ` +
      `${typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : kindOf(value)}`,
  )
}

/** @throws {MoonbindError} if the given signal is not an AbortSignal. */
export function checkSignal(what: string, signal: unknown): void {
  if (signal === undefined || signal instanceof AbortSignal) return
  throw new MoonbindError('invalid_options', `${what}: expected "signal" to be an AbortSignal, got ${kindOf(signal)}`)
}
