/** Order of names by their UTF-8 bytes: the same on every machine and in every language setting. */
export const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
