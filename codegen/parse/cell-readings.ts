/**
 * Remembers how the text of a cell was read. Documents of one family describe `limit` and `cursor` in the same words
 * hundreds of times, and a reading depends on the text alone: the caller adds the places.
 */
import type { CellNames } from './function/names.js'
import type { TypeReading } from './function/type-cell.js'
import type { SentenceReading } from './sentences/index.js'

/** Shared by all documents that are read together. Readings are never changed. */
export interface CellReadings {
  readonly names: Map<string, CellNames | undefined>
  readonly types: Map<string, TypeReading>
  /** Keyed by the schema that the other cells give, and the description. */
  readonly sentences: Map<string, SentenceReading>
}

export const newCellReadings = (): CellReadings => ({ names: new Map(), types: new Map(), sentences: new Map() })

/** Longer texts hardly ever occur twice. */
const LONGEST = 1_000
/** An enormous project keeps its first texts only. */
const MOST = 50_000

/** The remembered reading of a text, else the result of `read`. */
export function recall<Value>(kept: Map<string, Value>, text: string, read: () => Value): Value {
  const known = kept.get(text)
  if (known !== undefined) return known
  const value = read()
  if (text.length <= LONGEST && kept.size < MOST) kept.set(text, value)
  return value
}
