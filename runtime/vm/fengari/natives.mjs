/**
 * Methods of JavaScript that loop inside: before they run, the sizes of their receiver and of their arguments are
 * counted.
 */
export const COUNTED = new Set(
  `lastIndexOf includes fill copyWithin concat join split replace replaceAll match matchAll search exec test
  sort toSorted reverse toReversed map flatMap flat forEach filter reduce reduceRight some every find findIndex findLast
  splice shift unshift padStart padEnd repeat trim trimStart trimEnd normalize toUpperCase toLowerCase localeCompare
  toWellFormed isWellFormed encode decode from assign fromEntries entries keys values getOwnPropertyNames ownKeys
  freeze structuredClone parse stringify apply latin1Slice codePoints`.split(/\s+/),
)

/** Functions of the runtime that others use, too, so that they have no meters: their arguments are counted first. */
export const SHARED = new Set(['readDocs', 'listDocs', 'nearest', 'jsonText', 'parseJson', 'parseShallowJson'])

/** Methods whose work is less than the size of their receiver: meter.js does them, in parts that it counts. */
export const OWN_WAY = new Set(['slice', 'indexOf', 'set'])

/**
 * Functions that run for every call of a script and count all of their rounds before the first one: their loops have no
 * meters.
 */
export const COUNTED_FIRST = new Map([
  ['moveresults', 'results and slots'],
  ['adjust_top', 'slots'],
])
