const CYCLE = 'nests deeper than 200 levels, or contains itself'

/**
 * An answer as JSON text, under the rules by which answers become Lua values: a BigInt is a number where that is exact, else
 * its digits; functions and symbols are absent. Undefined where nothing is left.
 *
 * Throws a RangeError for a cycle.
 */
export function toJsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_name, field: unknown) => (typeof field === 'bigint' ? exactOrDigits(field) : typeof field === 'number' ? finiteOrText(field) : field))
  } catch (thrown) {
    if (thrown instanceof TypeError || thrown instanceof RangeError) throw new RangeError(/circular|stack/i.test(thrown.message) ? CYCLE : thrown.message)
    throw thrown
  }
}

const exactOrDigits = (value: bigint): number | string => (Number.isSafeInteger(Number(value)) ? Number(value) : value.toString())

/** JSON has no infinity: null, as JSON.stringify makes it. */
const finiteOrText = (value: number): number | null => (Number.isFinite(value) ? value : null)
