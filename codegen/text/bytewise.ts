/** Order of names by their UTF-8 bytes: the same on every machine and in every language setting. */
export const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** Sorts names bytewise, in place. */
export const sortBytewise = (names: string[]): string[] =>
  // UTF-16 units below the surrogates have the order of their bytes, and are what `sort` compares.
  names.every((name) => BELOW_SURROGATES.test(name)) ? names.sort() : names.sort(bytewise)

const BELOW_SURROGATES = /^[\0-\ud7ff]*$/
