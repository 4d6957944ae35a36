import { MoonbindError, UnknownNameError } from './errors.js'
import { nearest } from './nearest.js'

/**
 * Refuses options that nobody knows, because a misspelled one would silently do nothing.
 *
 * @throws {UnknownNameError} naming the nearest option there is.
 */
export function checkOptions(what: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw new MoonbindError('invalid_options', `${what}: expected an object of options`)
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue
    const near = nearest(name, known)
    throw new UnknownNameError(`${what}: unknown option "${name}", ${near === undefined ? `expected ${known.join(', ')}` : `did you mean "${near}"?`}`, near)
  }
}
