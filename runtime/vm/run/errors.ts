import type { RunError, RunErrorKind } from '../contract.js'
import fengari, { type LuaState, type LuaTable, type LuaValue } from '../fengari.js'
import { inspect } from '../values/inspect.js'
import { encode, getField, isString, TABLE, textOf } from '../values/values.js'
import { placeOf, positioned, traceback } from './position.js'

/** Longest message of an error, in characters. */
const MOST = 10_000

/** An error value as text. Runs no code of the script. */
export function describeError(value: LuaValue | undefined): string {
  if (value === undefined) return 'nil'
  return cut(isString(value) ? textOf(value) : value.type === TABLE ? ofTable(value) : inspect(value, MOST))
}

function ofTable(value: LuaValue): string {
  const message = getField(value.value as LuaTable, 'message')
  return message !== undefined && isString(message) ? textOf(message) : inspect(value, MOST)
}

/**
 * The text of an error value that is not a text, and so has no position of its own, with that of the script in front.
 */
export const located = (L: LuaState, value: LuaValue | undefined, text: string): string =>
  value === undefined || isString(value) || /^[^\n]{1,80}:\d+: /.test(text) ? text : positioned(L, text)

const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text)

/** Errors of JavaScript inside the machine, as Lua errors. */
export function describeNative(L: LuaState): number {
  const thrown = (L.stack[L.top - 1] as LuaValue).value
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const text = thrown instanceof RangeError ? `out of resources (${message})` : message
  fengari.lua_pushstring(L, encode(text))
  return 1
}

/** The line number at the start of a message, if the message is about this chunk. */
function lineIn(message: string, chunkName: string): number | undefined {
  if (!message.startsWith(`${chunkName}:`)) return undefined
  const line = Number.parseInt(message.slice(chunkName.length + 1), 10)
  return Number.isNaN(line) ? undefined : line
}

/**
 * The calls that were open, or nothing: a thread that was stopped in the middle of an instruction may not be readable.
 */
function tracebackOf(L: LuaState): string {
  try {
    return traceback(L)
  } catch {
    return ''
  }
}

/** The error of a run that ended at `L`. */
export function errorAt(L: LuaState, kind: RunErrorKind, message: string, chunkName: string): RunError {
  const line = lineIn(message, chunkName) ?? placeOf(L)?.line
  const trace = kind === 'syntax' ? '' : tracebackOf(L)
  return { kind, message, ...(line !== undefined && { line }), ...(trace !== '' && { traceback: trace }) }
}
