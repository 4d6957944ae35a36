/**
 * What the texts of cells were read as. Documents of one family say the same of `limit` and `cursor` hundreds of times,
 * and what a cell says depends on its text alone: places are added by whoever asked.
 */
import type { CellNames } from './function/names.js'
import type { TypeReading } from './function/type-cell.js'
import type { SentenceReading } from './sentences/index.js'

/** Shared by all documents that are read together. Nobody changes what is in it. */
export interface CellReadings {
  readonly names: Map<string, CellNames | undefined>
  readonly types: Map<string, TypeReading>
  /** By the schema that the other cells give, and the description. */
  readonly sentences: Map<string, SentenceReading>
}

export const newCellReadings = (): CellReadings => ({ names: new Map(), types: new Map(), sentences: new Map() })

/** Longer texts hardly occur twice. */
const LONGEST = 1_000
/** Of a project beyond all measure the first texts are kept. */
const MOST = 50_000

/** The reading of a text: the one that is kept, or what `read` gives. */
export function recall<Value>(kept: Map<string, Value>, text: string, read: () => Value): Value {
  const known = kept.get(text)
  if (known !== undefined) return known
  const value = read()
  if (text.length <= LONGEST && kept.size < MOST) kept.set(text, value)
  return value
}
