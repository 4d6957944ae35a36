import fengari, { type LuaClosure, type LuaState, type Proto } from './fengari.js'
import { encode, textOf } from './values.js'

/** Sources that are remembered, newest last, and how much of them. */
const MOST = 200
const MOST_CHARACTERS = 4 * 1024 * 1024
const TEXT = encode('t')

/** Compiles chunks, each once: a compiled chunk belongs to no state. */
export class Chunks {
  readonly #known = new Map<string, Proto>()
  #characters = 0

  /** The compiled chunk, or the message of a syntax error. */
  compile(L: LuaState, source: string, chunkName: string): Proto | string {
    const key = `${chunkName}\n${source}`
    const known = this.#known.get(key)
    if (known !== undefined) {
      this.#known.delete(key)
      this.#known.set(key, known)
      return known
    }
    const compiled = compile(L, source, chunkName)
    if (typeof compiled !== 'string') this.#remember(key, compiled)
    return compiled
  }

  #remember(key: string, proto: Proto): void {
    if (key.length > MOST_CHARACTERS / 4) return
    this.#known.set(key, proto)
    this.#characters += key.length
    for (const [oldest] of this.#known) {
      if (this.#known.size <= MOST && this.#characters <= MOST_CHARACTERS) break
      this.#known.delete(oldest)
      this.#characters -= oldest.length
    }
  }
}

function compile(L: LuaState, source: string, chunkName: string): Proto | string {
  const data: { bytes: Uint8Array | null } = { bytes: encode(source.replace(/^\uFEFF/, '').replace(/^#[^\n]*/, '')) }
  const status = fengari.lua_load(L, readOnce, data, encode(`=${chunkName}`), TEXT)
  const result = L.stack[L.top - 1]!
  fengari.lua_settop(L, 0)
  return status === 0 ? (result.value as LuaClosure).p : textOf(result)
}

function readOnce(_L: LuaState, data: { bytes: Uint8Array | null }): Uint8Array | null {
  const { bytes } = data
  data.bytes = null
  return bytes
}

