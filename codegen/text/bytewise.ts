/** Order of names by their UTF-8 bytes: the same on every machine and in every language setting. */
export const bytewise = (a: string, b: string): number =>
  // UTF-16 units below the surrogates have the order of their bytes.
  BELOW_SURROGATES.test(a) && BELOW_SURROGATES.test(b)
    ? a < b
      ? -1
      : a > b
        ? 1
        : 0
    : Buffer.compare(Buffer.from(a), Buffer.from(b))

const BELOW_SURROGATES = /^[\0-\ud7ff]*$/
