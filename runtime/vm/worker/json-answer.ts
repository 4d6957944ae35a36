import { jsonText } from '../../json/json-text.js'

const CYCLE = 'nests deeper than 200 levels, or contains itself'

/**
 * An answer as JSON text, under the rules by which answers become Lua values: a BigInt keeps its digits, functions and
 * symbols are absent. Undefined if nothing is left.
 *
 * Throws a RangeError for a cycle.
 */
export function toJsonText(value: unknown): string | undefined {
  try {
    return jsonText(value)
  } catch (thrown) {
    const cycle = thrown instanceof Error && /circular|stack/i.test(thrown.message)
    throw cycle ? new RangeError(CYCLE) : thrown
  }
}
