import fengari, { type LuaState } from '../fengari.js'
import { raise } from '../position.js'
import { encode, type Library, num, push } from '../values.js'

/** Generators by state: a script that sets its seed does so for itself. */
const generators = new WeakMap<object, () => number>()

export const randomFunctions: Library = {
  random(L: LuaState): number {
    const count = fengari.lua_gettop(L)
    const fraction = (generators.get(L.l_G) ?? Math.random)()
    if (count === 0) {
      push(L, num(fraction))
      return 1
    }
    if (count > 2) return raise(L, 'wrong number of arguments')
    const low = count === 1 ? 1 : wholeNumber(L, 1)
    const high = wholeNumber(L, count)
    if (low > high) fengari.luaL_argerror(L, count, encode('interval is empty'))
    push(L, num(low + Math.floor(fraction * (high - low + 1))))
    return 1
  },

  randomseed(L: LuaState): number {
    generators.set(L.l_G, mulberry(fengari.luaL_checknumber(L, 1)))
    return 0
  },
}

function wholeNumber(L: LuaState, index: number): number {
  const value = fengari.luaL_checknumber(L, index)
  if (!Number.isSafeInteger(value)) fengari.luaL_argerror(L, index, encode('number has no integer representation'))
  return value
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
