// Other ways to run Lua with host functions, behind one interface: `open(functions)` answers { run(source), close() }.
// `functions` are reached as app.integrations.bench.<name>. `base` is where lists begin as Lua sees them.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { lua, lauxlib, lualib, to_luastring } = require('fengari')
const interop = require('fengari-interop')
const { LuaFactory } = require('wasmoon')
const factory = new LuaFactory()

function stockState() {
  const L = lauxlib.luaL_newstate()
  lualib.luaL_openlibs(L)
  return L
}

function openApp(L, functions, pushFunction) {
  lua.lua_createtable(L, 0, 1)
  lua.lua_createtable(L, 0, 1)
  lua.lua_createtable(L, 0, 8)
  for (const [name, f] of Object.entries(functions)) {
    pushFunction(f)
    lua.lua_setfield(L, -2, to_luastring(name))
  }
  lua.lua_setfield(L, -2, to_luastring('bench'))
  lua.lua_setfield(L, -2, to_luastring('integrations'))
  lua.lua_setglobal(L, to_luastring('app'))
}

function runner(L) {
  return (source) => {
    if (lauxlib.luaL_loadstring(L, to_luastring(source)) !== 0 || lua.lua_pcall(L, 0, 1, 0) !== 0)
      throw new Error(lua.lua_tojsstring(L, -1))
    const value = lua.lua_tonumber(L, -1)
    lua.lua_settop(L, 0)
    return value
  }
}

function generic(L) {
  const read = (index) => {
    switch (lua.lua_type(L, index)) {
      case lua.LUA_TNUMBER:
        return lua.lua_tonumber(L, index)
      case lua.LUA_TSTRING:
        return lua.lua_tojsstring(L, index)
      case lua.LUA_TBOOLEAN:
        return lua.lua_toboolean(L, index)
      case lua.LUA_TTABLE: {
        const object = {}
        const at = lua.lua_absindex(L, index)
        lua.lua_pushnil(L)
        while (lua.lua_next(L, at)) {
          object[lua.lua_tojsstring(L, -2)] = read(-1)
          lua.lua_settop(L, -2)
        }
        return object
      }
    }
  }
  const push = (value) => {
    if (value === null || value === undefined) return lua.lua_pushnil(L)
    switch (typeof value) {
      case 'number':
        return Number.isInteger(value) ? lua.lua_pushinteger(L, value) : lua.lua_pushnumber(L, value)
      case 'string':
        return lua.lua_pushstring(L, to_luastring(value))
      case 'boolean':
        return lua.lua_pushboolean(L, value)
    }
    lua.lua_createtable(L, 0, 0)
    if (Array.isArray(value))
      value.forEach((item, i) => {
        push(item)
        lua.lua_rawseti(L, -2, i + 1)
      })
    else
      for (const [name, field] of Object.entries(value)) {
        push(field)
        lua.lua_setfield(L, -2, to_luastring(name))
      }
  }
  return { read, push }
}

/** Key strings kept in the registry, lua_rawset, decoded keys remembered: what the public interface allows at best. */
function interned(L) {
  const refs = new Map()
  const names = new WeakMap()
  const pushKey = (name) => {
    const ref = refs.get(name)
    if (ref !== undefined) return lua.lua_rawgeti(L, lua.LUA_REGISTRYINDEX, ref)
    lua.lua_pushliteral(L, name)
    lua.lua_pushvalue(L, -1)
    refs.set(name, lauxlib.luaL_ref(L, lua.LUA_REGISTRYINDEX))
  }
  const nameAt = (index) => {
    const bytes = lua.lua_tostring(L, index)
    let name = names.get(bytes)
    if (name === undefined) names.set(bytes, (name = lua.lua_tojsstring(L, index)))
    return name
  }
  const read = (index) => {
    switch (lua.lua_type(L, index)) {
      case lua.LUA_TNUMBER:
        return lua.lua_tonumber(L, index)
      case lua.LUA_TSTRING:
        return lua.lua_tojsstring(L, index)
      case lua.LUA_TBOOLEAN:
        return lua.lua_toboolean(L, index)
      case lua.LUA_TTABLE: {
        const object = {}
        const at = lua.lua_absindex(L, index)
        lua.lua_pushnil(L)
        while (lua.lua_next(L, at)) {
          object[nameAt(-2)] = read(-1)
          lua.lua_settop(L, -2)
        }
        return object
      }
    }
  }
  const push = (value) => {
    if (value === null || value === undefined) return lua.lua_pushnil(L)
    switch (typeof value) {
      case 'number':
        return Number.isInteger(value) ? lua.lua_pushinteger(L, value) : lua.lua_pushnumber(L, value)
      case 'string':
        return lua.lua_pushliteral(L, value)
      case 'boolean':
        return lua.lua_pushboolean(L, value)
    }
    lua.lua_createtable(L, 0, 0)
    if (Array.isArray(value))
      for (let i = 0; i < value.length; i++) {
        push(value[i])
        lua.lua_rawseti(L, -2, i + 1)
      }
    else
      for (const name in value) {
        pushKey(name)
        push(value[name])
        lua.lua_rawset(L, -3)
      }
  }
  return { read, push }
}

const throughApi = (name, bridge) => ({
  name,
  base: 1,
  open(functions) {
    const L = stockState()
    const { read, push } = bridge(L)
    openApp(L, functions, (f) =>
      lua.lua_pushcfunction(L, () => {
        push(f(read(1)))
        return 1
      }),
    )
    return { run: runner(L), close: () => lua.lua_close(L) }
  },
})

export const publicApi = throughApi('fengari, public API', generic)
export const internedKeys = throughApi('fengari, interned keys', interned)

export const fengariInterop = {
  name: 'fengari-interop 0.1.4',
  base: 0,
  open(functions) {
    const L = stockState()
    lauxlib.luaL_requiref(L, to_luastring('js'), interop.luaopen_js, 0)
    lua.lua_settop(L, 0)
    openApp(L, functions, (f) =>
      interop.push(L, function () {
        const read = {}
        for (const name of ['id', 'count', 'ratio', 'flag']) {
          const value = this.get(name)
          if (value !== undefined) read[name] = value
        }
        return f(read)
      }),
    )
    return { run: runner(L), close: () => lua.lua_close(L) }
  },
}

const wasm = (name, options, base) => ({
  name,
  base,
  async open(functions) {
    const engine = await factory.createEngine(options)
    engine.global.set('app', { integrations: { bench: functions } })
    return { run: (source) => engine.doStringSync(source), close: () => engine.global.close() }
  },
})

export const wasmoonTables = wasm('wasmoon 1.16, tables', { enableProxy: false }, 1)
export const wasmoonProxies = wasm('wasmoon 1.16, proxies', {}, 1)

/** Stock Fengari with all libraries and no host: what the guard is compared with. */
export const stock = {
  open: () => {
    const L = stockState()
    return { run: runner(L), close: () => lua.lua_close(L) }
  },
}
