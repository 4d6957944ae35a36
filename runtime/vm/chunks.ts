import fengari, { type LuaClosure, type LuaState, type LuaTable, type Proto } from './fengari.js'
import { WEIGHT } from './limits/weights.js'
import { encode, nil, textOf } from './values/values.js'

const { LClosure, TValue } = fengari

/** How many chunks the cache keeps, and how many bytes all of them and each of them may take. */
const MOST = 200
const MOST_BYTES = 16 * 1024 * 1024
const MOST_BYTES_EACH = 1024 * 1024
const TEXT = encode('t')

/** Compiles chunks, each once: a compiled chunk belongs to no state. */
export class Chunks {
  readonly #known = new Map<string, { readonly proto: Proto; readonly bytes: number }>()
  #bytes = 0

  /** The compiled chunk, or the message of a syntax error. */
  compile(L: LuaState, source: string, chunkName: string): Proto | string {
    const key = `${chunkName}\n${source}`
    const known = this.#known.get(key)
    if (known !== undefined) {
      this.#known.delete(key)
      this.#known.set(key, known)
      return known.proto
    }
    const compiled = compile(L, source, chunkName)
    if (typeof compiled !== 'string') this.#remember(key, compiled)
    return compiled
  }

  #remember(key: string, proto: Proto): void {
    const bytes = 2 * key.length + weigh(proto)
    if (bytes > MOST_BYTES_EACH) return
    this.#known.set(key, { proto, bytes })
    this.#bytes += bytes
    for (const [oldest, entry] of this.#known) {
      if (this.#known.size <= MOST && this.#bytes <= MOST_BYTES) break
      this.#known.delete(oldest)
      this.#bytes -= entry.bytes
    }
  }
}

/** What a compiled chunk takes, about, in bytes. Its functions nest as deep as the parser goes: 200 levels. */
function weigh(proto: Proto): number {
  return proto.p.reduce((sum, inner) => sum + weigh(inner), WEIGHT.proto + WEIGHT.instruction * proto.code.length)
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

/** A function of the compiled chunk, whose globals are those of the state. */
export function instantiate(L: LuaState, proto: Proto): LuaClosure {
  const closure = new LClosure(L, proto.upvalues.length)
  closure.p = proto
  for (let i = 0; i < proto.upvalues.length; i++) closure.upvals[i] = nil()
  const globals = (L.l_G.l_registry.value as LuaTable).strong.get(fengari.LUA_RIDX_GLOBALS)!.value
  if (closure.upvals.length > 0) closure.upvals[0] = new TValue(globals.type, globals.value)
  return closure
}
