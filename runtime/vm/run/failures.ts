import type { CallErrorKind } from '../contract.js'
import fengari, { type LuaState, type LuaValue } from '../fengari.js'
import { isString, push, str } from '../values/values.js'

/**
 * Which errors of a run are failed calls. A script may catch such an error and pass it on: as long as it is the same
 * string, or that string with a position in front, it stays the error of its call.
 */
export class Failures {
  readonly #kinds = new WeakMap<object, CallErrorKind>()

  /** Raises `text` as the error of a call. */
  raise(L: LuaState, kind: CallErrorKind, text: string): never {
    const value = str(text)
    this.#kinds.set(value.value as object, kind)
    push(L, value)
    return fengari.lua_error(L)
  }

  /** Undefined for an error of the script itself. */
  kindOf(value: LuaValue | undefined): CallErrorKind | undefined {
    return value !== undefined && isString(value) ? this.#kinds.get(value.value as object) : undefined
  }

  /** `value` is an error of that kind with a position in front. */
  keep(kind: CallErrorKind | undefined, value: LuaValue | undefined): void {
    if (kind !== undefined && value !== undefined && isString(value)) this.#kinds.set(value.value as object, kind)
  }
}
