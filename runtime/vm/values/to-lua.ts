import { messageOf } from '../../errors.js'
import { checkDigits, isNumbers, TooLarge } from '../answers.js'
import fengari, { type LuaState, type LuaTable, type LuaValue } from '../fengari.js'
import { Tally } from '../limits/memory.js'
import { WEIGHT } from '../limits/weights.js'
import {
  append,
  BOOLEAN,
  INTEGER,
  integer,
  newTable,
  nil,
  nullValue,
  num,
  STRING,
  str,
  tableValue,
  uncounted,
} from './values.js'

const {
  TValue,
  meter,
  integers: { MAX, MIN },
} = fengari

/** Deeper than this an answer is refused: it is a cycle, or of no use to a script. */
const DEEPEST = 200
/** Answers have few different field names: each is encoded once. */
const MOST_KEYS = 2_000

/**
 * Plain data as Lua values, built without the stack. One for each machine: it remembers field names.
 *
 * Null is absent in objects and `json.null` in lists; undefined, functions, symbols, infinity and NaN are like null, as
 * in JSON (RFC 8259, section 6). Whole numbers become integers, unless they are so large (2^53) that they may have been
 * rounded: those are floats. A BigInt is an integer of 64 bits, else its digits. A typed array (a Buffer, too) is the
 * list of its numbers, any other object with `toJSON` what that returns. Throws a RangeError if the data nests deeper
 * than 200 levels, which a cycle does, or for a BigInt of more than 1,000 digits.
 */
export class ToLua {
  readonly #keys = new Map<string, LuaValue>()
  /** The size of the last value, in bytes. */
  weight = 0

  convert(L: LuaState, value: unknown): LuaValue {
    if (value instanceof TooLarge) refuse(value)
    const tally = new Tally()
    try {
      return this.#value(L, value, 0, tally)
    } catch (thrown) {
      // A getter of the host can throw anything: an error of this call is an Error.
      throw thrown instanceof Error ? thrown : new Error(messageOf(thrown))
    } finally {
      this.weight = tally.used
    }
  }

  #value(L: LuaState, value: unknown, depth: number, tally: Tally): LuaValue {
    switch (typeof value) {
      case 'string':
        tally.take(WEIGHT.string + value.length)
        return str(value)
      case 'number':
        return Number.isFinite(value) ? num(value) : nil()
      case 'boolean':
        return new TValue(BOOLEAN, value)
      case 'bigint':
        return value >= MIN && value <= MAX ? integer(value) : this.#digits(value)
      case 'object':
        return value === null ? nil() : this.#object(L, value, depth + 1, tally)
      case 'undefined':
      case 'function':
      case 'symbol':
        return nil()
    }
  }

  #object(L: LuaState, value: object, depth: number, tally: Tally): LuaValue {
    if (depth > DEEPEST) throw new RangeError(`nests deeper than ${DEEPEST} levels, or contains itself`)
    tally.take(WEIGHT.table)
    if (Array.isArray(value) || isNumbers(value)) return tableValue(this.#list(L, value, depth, tally))
    if ('toJSON' in value && typeof value.toJSON === 'function') return this.#value(L, value.toJSON(), depth, tally)
    return tableValue(this.#fields(L, value as { readonly [name: string]: unknown }, depth, tally))
  }

  #digits(value: bigint): LuaValue {
    checkDigits(value)
    return str(value.toString())
  }

  #list(L: LuaState, items: ArrayLike<unknown>, depth: number, tally: Tally): LuaTable {
    const table = newTable(L)
    if (items.length === 0) table.shape = 'array'
    tally.take(WEIGHT.entry * items.length)
    meter.charge(WEIGHT.entry * items.length)
    for (let i = 0; i < items.length; i++) {
      const value = this.#value(L, items[i], depth, tally)
      append(table, new TValue(INTEGER, i + 1), value.value === null ? nullValue() : value)
    }
    return table
  }

  #fields(L: LuaState, object: { readonly [name: string]: unknown }, depth: number, tally: Tally): LuaTable {
    const table = newTable(L)
    let count = 0
    for (const name in object) {
      if (!Object.hasOwn(object, name)) continue
      const value = this.#value(L, object[name], depth, tally)
      if (value.value === null) continue
      append(table, this.#key(name), value)
      count++
    }
    tally.take(WEIGHT.entry * count)
    meter.charge(WEIGHT.entry * count)
    return table
  }

  #key(name: string): LuaValue {
    const known = this.#keys.get(name)
    if (known !== undefined) return known
    const key = new TValue(STRING, uncounted(name))
    if (this.#keys.size < MOST_KEYS && name.length <= 100) this.#keys.set(name, key)
    return key
  }
}

function refuse({ text }: TooLarge): void {
  if (text !== undefined) meter.reserve(text)
  meter.onLargest()
}
