import { branchPrefix } from '../../record/ids.js'
import fengari, { type LuaState, type LuaTable, type LuaValue } from '../fengari.js'
import { canSuspend } from '../limits/guard.js'
import { raise } from '../run/position.js'
import { Run } from '../run/run.js'
import type { Waiting } from '../run/waiting.js'
import { typeName } from '../values/from-lua.js'
import { argument, nil, push, TABLE } from '../values/values.js'

interface Branches extends Waiting {
  readonly results: LuaValue[]
  error: LuaValue | undefined
  left: number
}

/**
 * `local a, b = parallel{ f, g }` runs the functions concurrently: while one waits for an answer the others go on.
 * Returns the first result of each, in order. All are run to their end; then the first error, if there was one, is
 * raised.
 */
export function parallel(L: LuaState): number {
  const functions = functionsOf(L)
  if (!canSuspend(L)) raise(L, 'parallel cannot wait here: a function of the library or an error handler is running')
  if (functions.length === 0) return 0
  const run = Run.of(L)
  const branches: Branches = { results: functions.map(() => nil()), error: undefined, left: functions.length }
  const step = run.step(L)
  functions.forEach((value, index) => startBranch(L, run, { value, index, step }, branches))
  return run.suspend(L, branches, joined)
}

function functionsOf(L: LuaState): LuaValue[] {
  const first = argument(L, 1)
  if (fengari.lua_gettop(L) !== 1 || first?.type !== TABLE)
    return raise(L, 'parallel: expected one list of functions: parallel{ f, g }')
  const { strong } = first.value as LuaTable
  return Array.from({ length: strong.size }, (_, index) => {
    const value = strong.get(index + 1)?.value
    if (value !== undefined && typeName(value) === 'function') return value
    return raise(
      L,
      `parallel: expected a function at [${index + 1}], got ${value === undefined ? 'nil' : typeName(value)}`,
    )
  })
}

interface Branch {
  readonly value: LuaValue
  readonly index: number
  /** The id of the `parallel` in the script. */
  readonly step: string
}

function startBranch(L: LuaState, run: Run, { value, index, step }: Branch, branches: Branches): void {
  const thread = fengari.lua_newthread(L)
  fengari.lua_settop(L, -2)
  push(thread, value)
  run.spawn(thread, branchPrefix(step, index + 1), (failed) => {
    const outcome = failed ? thread.stack[thread.top - 1] : argument(thread, 1)
    if (failed) branches.error ??= outcome
    else if (outcome !== undefined) branches.results[index] = outcome
    if (--branches.left === 0) branches.go?.()
  })
}

function joined(L: LuaState, _status: number, branches: Branches): number {
  if (branches.error !== undefined) {
    push(L, branches.error)
    return fengari.lua_error(L)
  }
  for (const result of branches.results) push(L, result)
  return branches.results.length
}
