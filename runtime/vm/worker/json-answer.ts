const CYCLE = 'nests deeper than 200 levels, or contains itself'

/**
 * An answer as JSON text, under the rules by which answers become Lua values: a BigInt is a number where that is exact, else
 * its digits; functions and symbols are absent. Undefined where nothing is left.
 *
 * Throws a RangeError for a cycle.
 */
export function toJsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_name, field: unknown) => (typeof field === 'bigint' ? exactOrDigits(field) : field))
  } catch (thrown) {
    const cycle = thrown instanceof Error && /circular|stack/i.test(thrown.message)
    throw cycle ? new RangeError(CYCLE) : thrown
  }
}

const exactOrDigits = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
