/** Stores results that are too long to be shown. */

/** Texts by their handles. A store may forget them at any time. */
export interface ResultStore {
  /** Stores a text. False if the text is too large or there is no room. */
  put(handle: string, text: string): boolean | Promise<boolean>
  /** The text; undefined if it was never kept, or has expired. */
  get(handle: string): string | undefined | Promise<string | undefined>
  delete(handle: string): void | Promise<void>
}

export interface MemoryStoreOptions {
  /** The limit for all texts together, in bytes; by default 64 MB. The oldest make room. */
  readonly maxBytes?: number
  /** How long a text is kept, in milliseconds; by default an hour. */
  readonly maxAgeMs?: number
  /** The time, in milliseconds. */
  readonly now?: () => number
}

interface KeptText {
  readonly text: string
  readonly at: number
}

/** A store in memory: its texts are lost when the process ends. */
export function memoryStore(options: MemoryStoreOptions = {}): ResultStore {
  const { maxBytes = 64 << 20, maxAgeMs = 60 * 60_000, now = Date.now } = options
  const entries = new Map<string, KeptText>()
  let bytes = 0
  const remove = (handle: string): void => {
    bytes -= weigh(entries.get(handle)?.text ?? '')
    entries.delete(handle)
  }
  /** The oldest come first. */
  const forget = (needed: number): void => {
    for (const [handle, { at }] of entries) {
      if (bytes + needed <= maxBytes && now() - at < maxAgeMs) return
      remove(handle)
    }
  }
  return {
    put(handle, text) {
      remove(handle)
      if (weigh(text) > maxBytes) return false
      forget(weigh(text))
      entries.set(handle, { text, at: now() })
      bytes += weigh(text)
      return true
    },
    get(handle) {
      forget(0)
      return entries.get(handle)?.text
    },
    delete: remove,
  }
}

/** Bytes of a text in memory, at most. */
const weigh = (text: string): number => 2 * text.length
