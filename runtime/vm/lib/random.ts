import fengari, { type LuaInteger, type LuaState } from '../fengari.js'
import { raiseInLibrary } from '../run/position.js'
import { encode, float, integer, type Library, num, push } from '../values/values.js'

const { MAX } = fengari.integers

/** Generators by state: a script that sets its seed affects only itself. */
const generators = new WeakMap<object, () => number>()

export const randomFunctions: Library = {
  random(L: LuaState): number {
    const count = fengari.lua_gettop(L)
    const fraction = generators.get(L.l_G) ?? Math.random
    if (count === 0) {
      push(L, float(fraction()))
      return 1
    }
    if (count > 2) return raiseInLibrary(L, 'wrong number of arguments')
    const low = count === 1 ? 1 : fengari.luaL_checkint64(L, 1)
    const high = fengari.luaL_checkint64(L, count)
    if (low > high) fengari.luaL_argerror(L, 1, encode('interval is empty'))
    if (low < 0 && high > MAX + BigInt(low)) fengari.luaL_argerror(L, 1, encode('interval too large'))
    push(L, num(between(low, high, fraction)))
    return 1
  },

  randomseed(L: LuaState): number {
    generators.set(L.l_G, mulberry(fengari.luaL_checknumber(L, 1)))
    return 0
  },
}

/** Both ends included. */
function between(low: LuaInteger, high: LuaInteger, fraction: () => number): LuaInteger {
  if (typeof low === 'number' && typeof high === 'number' && high - low < 2 ** 32)
    return low + Math.floor(fraction() * (high - low + 1))
  const size = BigInt(high) - BigInt(low) + 1n
  const bits = (BigInt(Math.floor(fraction() * 2 ** 32)) << 32n) | BigInt(Math.floor(fraction() * 2 ** 32))
  return integer(BigInt(low) + (bits % size)).value as LuaInteger
}

/** Mulberry32: 32 bits of state, good enough for scripts, the same everywhere. */
function mulberry(seed: number): () => number {
  let state = (seed ^ (seed / 0x100000000)) | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000
  }
}
