'use strict'

/*
 ** The mathematical library, with integers of 64 bits. Takes the place of Fengari's file. The host provides random
 ** numbers.
 */

const lua = require('./lua.js')
const lauxlib = require('./lauxlib.js')
const { to_luastring } = require('./defs.js')
const { MAX, MIN, fromFloat, rem, ult, unm } = require('./integers.js')

const { lua_isinteger, lua_pushinteger, lua_pushnumber, lua_pushnil, lua_pushvalue, lua_settop, lua_tointegerx } = lua
const { luaL_argcheck, luaL_checkany, luaL_checkint64, luaL_checknumber } = lauxlib

/** A function of one number. */
const real = (f) => (L) => {
  lua_pushnumber(L, f(luaL_checknumber(L, 1)))
  return 1
}

/** A float that fits becomes an integer. */
const pushRounded = (L, n) => {
  const integer = fromFloat(n)
  if (integer === false) lua_pushnumber(L, n)
  else lua_pushinteger(L, integer)
}

const rounding = (round) => (L) => {
  if (lua_isinteger(L, 1)) lua_settop(L, 1)
  else pushRounded(L, round(luaL_checknumber(L, 1)))
  return 1
}

const abs = (L) => {
  if (lua_isinteger(L, 1)) {
    const n = lua_tointegerx(L, 1)
    lua_pushinteger(L, n < 0 ? unm(n) : n)
  } else lua_pushnumber(L, Math.abs(luaL_checknumber(L, 1)))
  return 1
}

const atan = (L) => {
  const y = luaL_checknumber(L, 1)
  lua_pushnumber(L, Math.atan2(y, lauxlib.luaL_optnumber(L, 2, 1)))
  return 1
}

const toint = (L) => {
  const n = lua_tointegerx(L, 1)
  if (n !== false) lua_pushinteger(L, n)
  else {
    luaL_checkany(L, 1)
    lua_pushnil(L)
  }
  return 1
}

const logarithm = (x, base) => {
  if (base === 2) return Math.log2(x)
  return base === 10 ? Math.log10(x) : Math.log(x) / Math.log(base)
}

const log = (L) => {
  const x = luaL_checknumber(L, 1)
  lua_pushnumber(L, lua.lua_isnoneornil(L, 2) ? Math.log(x) : logarithm(x, luaL_checknumber(L, 2)))
  return 1
}

const fmod = (L) => {
  if (lua_isinteger(L, 1) && lua_isinteger(L, 2)) {
    const divisor = lua_tointegerx(L, 2)
    luaL_argcheck(L, divisor !== 0, 2, 'zero')
    lua_pushinteger(L, rem(lua_tointegerx(L, 1), divisor))
  } else {
    /* in the order in which C compilers do it */
    const divisor = luaL_checknumber(L, 2)
    lua_pushnumber(L, luaL_checknumber(L, 1) % divisor)
  }
  return 1
}

const modf = (L) => {
  if (lua_isinteger(L, 1)) {
    lua_settop(L, 1)
    lua_pushnumber(L, 0)
  } else {
    const n = luaL_checknumber(L, 1)
    const whole = Math.trunc(n)
    pushRounded(L, whole)
    lua_pushnumber(L, n === whole ? 0 : n - whole)
  }
  return 2
}

/** The first argument that no other `isBetter` than. */
const extreme = (isBetter) => (L) => {
  const count = lua.lua_gettop(L)
  let best = 1
  luaL_argcheck(L, count >= 1, 1, 'value expected')
  for (let i = 2; i <= count; i++) if (isBetter(L, i, best)) best = i
  lua_pushvalue(L, best)
  return 1
}

const type = (L) => {
  if (lua.lua_type(L, 1) === lua.LUA_TNUMBER) lua.lua_pushliteral(L, lua_isinteger(L, 1) ? 'integer' : 'float')
  else {
    luaL_checkany(L, 1)
    lua_pushnil(L)
  }
  return 1
}

const functions = {
  abs,
  acos: real(Math.acos),
  asin: real(Math.asin),
  atan,
  ceil: rounding(Math.ceil),
  cos: real(Math.cos),
  deg: real((n) => n * (180 / Math.PI)),
  exp: real(Math.exp),
  floor: rounding(Math.floor),
  fmod,
  log,
  max: extreme((L, i, best) => lua.lua_compare(L, best, i, lua.LUA_OPLT)),
  min: extreme((L, i, best) => lua.lua_compare(L, i, best, lua.LUA_OPLT)),
  modf,
  rad: real((n) => n * (Math.PI / 180)),
  sin: real(Math.sin),
  sqrt: real(Math.sqrt),
  tan: real(Math.tan),
  tointeger: toint,
  type,
  ult(L) {
    const a = luaL_checkint64(L, 1)
    lua.lua_pushboolean(L, ult(a, luaL_checkint64(L, 2)))
    return 1
  },
}

module.exports.luaopen_math = (L) => {
  lauxlib.luaL_newlib(L, functions)
  for (const [name, value] of Object.entries({ pi: Math.PI, huge: Number.POSITIVE_INFINITY })) {
    lua_pushnumber(L, value)
    lua.lua_setfield(L, -2, to_luastring(name))
  }
  for (const [name, value] of Object.entries({ maxinteger: MAX, mininteger: MIN })) {
    lua_pushinteger(L, value)
    lua.lua_setfield(L, -2, to_luastring(name))
  }
  return 1
}
