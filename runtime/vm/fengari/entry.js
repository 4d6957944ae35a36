'use strict'

const defs = require('./defs.js')
const lauxlib = require('./lauxlib.js')
const lua = require('./lua.js')
const ldebug = require('./ldebug.js')
const ldo = require('./ldo.js')
const lfunc = require('./lfunc.js')
const lobject = require('./lobject.js')
const lstate = require('./lstate.js')
const lstring = require('./lstring.js')
const ltable = require('./ltable.js')
const lvm = require('./lvm.js')

/*
 ** Suspends thread L between two instructions. Nothing of the script can tell: the instruction that was about to run is
 ** run when the thread is resumed.
 */
const preempt = function (L) {
  const ci = L.ci
  L.status = defs.thread_status.LUA_YIELD
  ci.extra = ci.funcOff
  ci.l_savedpc--
  ci.funcOff = L.top - 1
  ci.func = L.stack[ci.funcOff]
  ldo.luaD_throw(L, defs.thread_status.LUA_YIELD)
}

module.exports = {
  ...lua,
  ...lauxlib,
  CallInfo: lstate.CallInfo,
  CClosure: lobject.CClosure,
  CIST_LUA: lstate.CIST_LUA,
  LClosure: lobject.LClosure,
  Proto: lfunc.Proto,
  TString: lstring.TString,
  TValue: lobject.TValue,
  Table: ltable.Table,
  Udata: lobject.Udata,
  lua_State: lstate.lua_State,
  luaG_errormsg: ldebug.luaG_errormsg,
  luaH_get: ltable.luaH_get,
  luaO_chunkid: lobject.luaO_chunkid,
  luaS_hash: lstring.luaS_hash,
  luaopen_base: require('./lbaselib.js').luaopen_base,
  luaopen_math: require('./lmathlib.js').luaopen_math,
  luaopen_string: require('./lstrlib.js').luaopen_string,
  luaopen_table: require('./ltablib.js').luaopen_table,
  luaopen_utf8: require('./lutf8lib.js').luaopen_utf8,
  lvm,
  meter: require('./meter.js'),
  floatAsText: require('./numbers.js').floatAsText,
  integers: require('./integers.js'),
  preempt,
}
