/**
 * Coroutines that pass on what their function waits for: a call of the host inside a coroutine suspends the coroutine,
 * the one that resumed it, and so on up to the run.
 */
import fengari, { type Continuation, type LuaState } from '../fengari.js'
import { raiseValue } from '../run/position.js'
import { Run } from '../run/run.js'
import {
  argument,
  bool,
  bytesOf,
  encode,
  isString,
  type Library,
  push,
  pushText,
  STRING,
  THREAD,
  TYPE,
} from '../values/values.js'

const OK = 0
const YIELD = 1
const TOO_MANY = encode('too many values')

/** What `resume` and `wrap` do with the outcome: `count` results, or an error value, are on top of the stack. */
interface Ending {
  readonly done: (L: LuaState, count: number) => number
  readonly failed: (L: LuaState) => number
}

interface Stepping {
  readonly co: LuaState
  readonly ending: Ending
}

export const coroutineLibrary: Library = {
  create(L: LuaState): number {
    create(L)
    return 1
  },

  wrap(L: LuaState): number {
    create(L)
    fengari.lua_pushcclosure(L, wrapped, 1)
    return 1
  },

  resume(L: LuaState): number {
    return resume(L, threadArgument(L), fengari.lua_gettop(L) - 1, RESUME)
  },

  yield(L: LuaState): number {
    if (L.resumer === null) return raiseValue(L, 'attempt to yield from outside a coroutine')
    return fengari.lua_yield(L, fengari.lua_gettop(L))
  },

  status(L: LuaState): number {
    pushText(L, statusOf(L, threadArgument(L)))
    return 1
  },

  running(L: LuaState): number {
    fengari.lua_pushthread(L)
    push(L, bool(L.resumer === null))
    return 2
  },

  isyieldable(L: LuaState): number {
    push(L, bool(L.resumer !== null && L.nny === 0))
    return 1
  },
}

function create(L: LuaState): void {
  fengari.luaL_checktype(L, 1, TYPE.function)
  const co = fengari.lua_newthread(L)
  fengari.lua_pushvalue(L, 1)
  fengari.lua_xmove(L, co, 1)
}

function threadArgument(L: LuaState): LuaState {
  const value = argument(L, 1)
  if (value?.type !== THREAD) return fengari.luaL_argerror(L, 1, encode('thread expected'))
  return value.value as LuaState
}

function statusOf(L: LuaState, co: LuaState): string {
  if (co === L) return 'running'
  if (co.resumer !== null || Run.of(L).drives(co) || (co.status === OK && hasFrames(co))) return 'normal'
  if (co.status === YIELD) return 'suspended'
  return co.status === OK && fengari.lua_gettop(co) > 0 ? 'suspended' : 'dead'
}

const hasFrames = (co: LuaState): boolean => fengari.lua_getstack(co, 0, new fengari.lua_Debug()) > 0

function wrapped(L: LuaState): number {
  const up = (L.ci.func!.value as { readonly upvalue: readonly { readonly value: unknown }[] }).upvalue[0]!
  return resume(L, up.value as LuaState, fengari.lua_gettop(L), WRAP)
}

const RESUME: Ending = {
  done(L, count) {
    push(L, bool(true))
    fengari.lua_insert(L, -(count + 1))
    return count + 1
  },
  failed(L) {
    push(L, bool(false))
    fengari.lua_insert(L, -2)
    return 2
  },
}

const WRAP: Ending = {
  done: (_L, count) => count,
  failed(L) {
    const error = L.stack[L.top - 1]!
    if (isString(error) && error.type === STRING) {
      const { failures } = Run.of(L)
      const kind = failures.kindOf(error)
      fengari.luaL_where(L, 1)
      fengari.lua_insert(L, -2)
      concat(L)
      failures.keep(kind, L.stack[L.top - 1])
    }
    return fengari.lua_error(L)
  },
}

/** The two strings on top become one. */
function concat(L: LuaState): void {
  const [first, second] = [bytesOf(L.stack[L.top - 2]!), bytesOf(L.stack[L.top - 1]!)]
  const bytes = new Uint8Array(first.length + second.length)
  bytes.set(first)
  bytes.set(second, first.length)
  fengari.lua_settop(L, -3)
  fengari.lua_pushstring(L, bytes)
}

function resume(L: LuaState, co: LuaState, args: number, ending: Ending): number {
  const refusal = cannotResume(L, co)
  if (refusal !== undefined) {
    pushText(L, refusal)
    return ending.failed(L)
  }
  if (!fengari.lua_checkstack(co, args)) fengari.luaL_checkstack(co, args, TOO_MANY)
  fengari.lua_xmove(L, co, args)
  co.resumer = L
  return step(L, args, { co, ending })
}

function cannotResume(L: LuaState, co: LuaState): string | undefined {
  if (co === L || co.resumer !== null || Run.of(L).drives(co)) return 'cannot resume non-suspended coroutine'
  const status = statusOf(L, co)
  return status === 'suspended'
    ? undefined
    : status === 'dead'
      ? 'cannot resume dead coroutine'
      : 'cannot resume non-suspended coroutine'
}

/** Runs the coroutine until it ends, yields, or waits for the host; in that case this thread waits too. */
function step(L: LuaState, args: number, stepping: Stepping): number {
  const { co, ending } = stepping
  const run = Run.of(L)
  run.running = co
  const status = resumed(L, co, args)
  run.running = L
  if (status === YIELD && run.suspending) return fengari.lua_yieldk(L, 0, stepping, again)
  co.resumer = null
  if (status !== OK && status !== YIELD) {
    fengari.luaL_checkstack(L, 2, TOO_MANY)
    push(L, co.stack[co.top - 1]!)
    return ending.failed(L)
  }
  const count = fengari.lua_gettop(co)
  fengari.luaL_checkstack(L, count + 1, TOO_MANY)
  fengari.lua_xmove(co, L, count)
  return ending.done(L, count)
}

/** If the machine's own stack overflows, the coroutine has not run and is dead. */
function resumed(L: LuaState, co: LuaState, args: number): number {
  try {
    return fengari.lua_resume(co, L, args)
  } catch (thrown) {
    Run.of(L).running = L
    co.resumer = null
    throw thrown
  }
}

const again: Continuation<Stepping> = (L, _status, stepping) => step(L, 0, stepping)
