import { createRequire } from 'node:module'

interface Stock {
  readonly lauxlib: {
    luaL_newstate(): unknown
    luaL_loadbuffer(L: unknown, code: Uint8Array, size: number, name: Uint8Array): number
  }
  readonly lua: { lua_tostring(L: unknown, at: number): Uint8Array; lua_close(L: unknown): void }
  to_luastring(text: string): Uint8Array
}

const { lauxlib, lua, to_luastring: bytes } = createRequire(import.meta.url)('fengari') as Stock

/** The error of Fengari's compiler for a piece of Lua; undefined if it compiles. */
export function compileError(code: string): string | undefined {
  const L = lauxlib.luaL_newstate()
  const source = bytes(code)
  const failed = lauxlib.luaL_loadbuffer(L, source, source.length, bytes('=code')) !== 0
  const message = failed ? new TextDecoder().decode(lua.lua_tostring(L, -1)) : undefined
  lua.lua_close(L)
  return message
}
