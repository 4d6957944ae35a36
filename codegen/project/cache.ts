/**
 * Computed values, kept under what they were computed from. An entry holds its own key and checksum: one that is
 * truncated, damaged, renamed or of another version of moonbind counts as missing.
 */
import { digest } from '../text/digest.js'

/** Where entries are kept. */
export interface CacheStore {
  read(name: string): Uint8Array | undefined
  write(name: string, bytes: Uint8Array): void
}

/** Where a cache is kept, for another thread to open it too. */
export interface CacheOrigin {
  readonly folder: string
  /** What its entries were computed with. */
  readonly tool: string
}

/** Entries by what they were computed from. */
export interface Cache {
  /** Absent if nothing is kept beyond this thread. */
  readonly origin?: CacheOrigin
  /** The kept value, or undefined. */
  get(key: CacheKey): unknown
  /** Keeps a value that JSON can hold. */
  set(key: CacheKey, value: unknown): void
}

/** The kind of the entry, then everything that decides its value. */
export type CacheKey = readonly (string | Uint8Array)[]

const FORMAT = 'moonbind-cache 2'

/** A cache whose entries are those of `tool` only. */
export function createCache(store: CacheStore, tool: string): Cache {
  const nameOf = (key: CacheKey): string => digest([tool, ...key])
  return {
    get: (key) => {
      const name = nameOf(key)
      const bytes = store.read(name)
      return bytes && unseal(name, bytes)
    },
    set: (key, value) => {
      const name = nameOf(key)
      store.write(name, seal(name, value))
    },
  }
}

function seal(name: string, value: unknown): Uint8Array {
  const payload = Buffer.from(JSON.stringify(value))
  return Buffer.concat([Buffer.from(`${FORMAT} ${name} ${digest([payload])}\n`), payload])
}

function unseal(name: string, bytes: Uint8Array): unknown {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = buffer.indexOf(10)
  const payload = buffer.subarray(end + 1)
  if (end < 0 || buffer.toString('latin1', 0, end) !== `${FORMAT} ${name} ${digest([payload])}`) return undefined
  try {
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return undefined
  }
}
