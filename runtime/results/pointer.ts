/** JSON Pointer (RFC 6901), with errors that say what exists at a path. */

import { MoonbindError, UnknownNameError } from '../errors.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { nearest } from '../validation/nearest.js'

/**
 * The value at a path: `/value/data/3/id`; the empty path is the whole.
 *
 * @throws {UnknownNameError} for what is not there, {MoonbindError} `invalid_options` for what is not a path.
 */
export function valueAt(root: unknown, path: string): unknown {
  if (path === '') return root
  if (!path.startsWith('/'))
    throw new MoonbindError(
      'invalid_options',
      `${shown(path)} is not a path: expected one such as /value/data/0, or ""`,
    )
  const steps = path.slice(1).split('/').map(unescaped)
  return steps.reduce<unknown>((value, step, index) => stepInto(value, step, pathOf(steps.slice(0, index))), root)
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

/** The path of these steps. */
export const pathOf = (steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function stepInto(value: unknown, step: string, path: string): unknown {
  const place = path === '' ? 'the result' : shown(path)
  if (Array.isArray(value)) return itemOf(value, step, place)
  if (typeof value !== 'object' || value === null)
    throw new UnknownNameError(`${place} has no parts: it is ${value === null ? 'null' : `a ${typeof value}`}`)
  if (Object.hasOwn(value, step)) return (value as { readonly [name: string]: unknown })[step]
  const names = Object.keys(value)
  throw new UnknownNameError(`${place} has no ${shown(step)}, ${didYouMean(step, names)}`, nearest(step, names))
}

function itemOf(items: readonly unknown[], step: string, place: string): unknown {
  if (/^(?:0|[1-9]\d{0,15})$/.test(step) && Number(step) < items.length) return items[Number(step)]
  const there = items.length === 0 ? 'it is empty' : `expected 0 to ${items.length - 1}`
  throw new UnknownNameError(`${place} has no item ${shown(step)}, ${there}`)
}

const shown = (text: string): string => JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text)
