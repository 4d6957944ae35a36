import { isNumbers, isOverlong } from '../answers.js'
import { Names } from './names.js'

/** Values of up to about this many characters of JSON are converted and sent at once. */
const SHORT = 32 * 1024
/** The characters that a name, a number or a bracket counts as. */
const NODE = 8
const DEEPEST = 200

/**
 * Whether a value is written as JSON in next to no time. What cannot be read is: its error comes at once. `names` keeps
 * those that were found.
 */
export function isShort(value: unknown, names = new Names()): boolean {
  try {
    return left(value, SHORT, 0, names) >= 0
  } catch {
    return true
  }
}

/** The rest of a budget after a value; negative once the budget is exceeded. */
function left(value: unknown, budget: number, depth: number, names: Names): number {
  if (typeof value === 'string') return budget - value.length
  if (typeof value === 'bigint' && isOverlong(value)) return -1
  if (typeof value !== 'object' || value === null) return budget - NODE
  if (depth > DEEPEST || isNumbers(value)) return -1
  if ('toJSON' in value && typeof value.toJSON === 'function' && !(value instanceof Date)) return -1
  if (Array.isArray(value)) return leftOfList(value, budget - NODE, depth, names)
  let rest = budget - NODE
  for (const name of names.of(value)) {
    rest = left((value as { readonly [name: string]: unknown })[name], rest - NODE - name.length, depth + 1, names)
    if (rest < 0) return rest
  }
  return rest
}

/** A loop over the names of a long list would make a text of each position before it begins. */
function leftOfList(list: readonly unknown[], budget: number, depth: number, names: Names): number {
  let rest = budget - NODE * list.length
  for (let i = 0; i < list.length && rest >= 0; i++) rest = left(list[i], rest, depth + 1, names)
  return rest
}
