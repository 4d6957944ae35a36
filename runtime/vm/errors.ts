import type { LuaTable, LuaValue } from './fengari.js'
import { inspect } from './inspect.js'
import { getField, isString, TABLE, textOf } from './values.js'

/** Longest message of an error, in characters. */
const MOST = 10_000

/** An error value as text, without running any of the script's code. */
export function describeError(value: LuaValue | undefined): string {
  if (value === undefined) return 'nil'
  return cut(isString(value) ? textOf(value) : value.type === TABLE ? ofTable(value) : inspect(value, MOST))
}

function ofTable(value: LuaValue): string {
  const message = getField(value.value as LuaTable, 'message')
  return message !== undefined && isString(message) ? textOf(message) : inspect(value, MOST)
}

const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text)
