import type { Schema } from '../../validation/schema.js'
import { isPromise } from '../answers.js'
import type { CallErrorKind, VmAnswer, VmCall, VmFunction } from '../contract.js'
import fengari, { type LuaState, type LuaTable, type NativeFunction } from '../fengari.js'
import { canSuspend } from '../limits/guard.js'
import { SentTally } from '../limits/memory.js'
import { NotPlain, toPlain, typeName } from '../values/from-lua.js'
import { argument, push, TABLE } from '../values/values.js'
import { type Place, placeOf, positioned, textOfPlace } from './position.js'
import { Run } from './run.js'
import type { Waiting } from './waiting.js'

/** A documented function of one account as scripts call it. */
export interface Target {
  readonly namespace: string
  readonly fn: VmFunction
  readonly account: string
  /** `app.integrations.telnyx.work.send_sms` */
  readonly path: string
  /** The parameters as the schema of one object. */
  readonly schema: Schema
}

/** A documented function as a Lua function. Other functions of the library look up its target. */
export interface HostFunction extends NativeFunction {
  readonly target: Target
}

/** The parameters of a call as plain data, and what they weigh. */
export interface Arguments {
  readonly value: unknown
  readonly weight: number
}

/** Pushes the results of a call that went well, and says how many. */
type Use = (L: LuaState, answer: unknown) => number

interface Call extends Waiting {
  readonly asked: VmCall
  answer: VmAnswer | undefined
  readonly at: Place | undefined
  readonly use: Use
}

/** The Lua function of a target. It belongs to no state: the run is found through the thread that calls. */
export function hostFunction(target: Target): HostFunction {
  const f: NativeFunction = (L) => makeCall(L, target, readArguments(L, target, 1), pushAnswer)
  return Object.assign(f, { target })
}

const pushAnswer: Use = (L, answer) => {
  push(L, Run.of(L).machine.toLua.convert(L, answer))
  return 1
}

/** Calls the host; `use` sees what it answers. Raises an error of the calling line if the call fails. */
export function makeCall(L: LuaState, target: Target, args: Arguments, use: Use): number {
  const run = Run.of(L)
  if (!canSuspend(L)) refuse(L, target, CANNOT_WAIT)
  const at = placeOf(L)
  run.calls.spend(args.weight)
  const asked = callOf(run.step(L), target, args, at?.line)
  const call: Call = { asked, answer: undefined, at, use }
  const { inFlight } = run.calls
  if (inFlight.begin()) return ask(L, 0, call)
  inFlight.wait(() => call.go?.())
  return run.suspend(L, call, ask)
}

/** Makes the call, which has its place among those in flight. */
function ask(L: LuaState, _status: number, call: Call): number {
  const run = Run.of(L)
  const answer = run.call(call.asked)
  if (!isPromise(answer)) {
    call.answer = answer
    return deliver(L, 0, call)
  }
  void answer.then((settled) => {
    call.answer = settled
    // Through the call, which lets go of the run when that is over: a host may keep its promise for ever.
    call.answered?.()
  })
  return run.suspend(L, call, deliver)
}

/** Both forms written out: a copy with one more field takes longer than all the rest of a call. */
function callOf(
  id: string,
  { namespace, fn, account }: Target,
  { value }: Arguments,
  line: number | undefined,
): VmCall {
  return line === undefined
    ? { id, namespace, function: fn.name, account, args: value }
    : { id, namespace, function: fn.name, account, args: value, line }
}

const CANNOT_WAIT =
  'cannot be called here: __tostring, __pairs, an error handler or a function given to the library is running, ' +
  'which cannot wait for an answer. ' +
  'Call it before and use its result here.'

function deliver(L: LuaState, _status: number, call: Call): number {
  const { calls, machine } = Run.of(L)
  machine.toLua.weight = 0
  try {
    return useAnswer(L, call)
  } finally {
    calls.inFlight.end(machine.toLua.weight)
  }
}

function useAnswer(L: LuaState, call: Call): number {
  const answer = call.answer
  if (typeof answer?.ok !== 'boolean') fail(L, call, 'the host gave no answer', 'transport')
  if (!answer.ok) fail(L, call, answer.message, answer.kind)
  try {
    return Run.of(L).guard.stepped(() => call.use(L, answer.value))
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown
    return fail(L, call, `the answer cannot be read: ${thrown.message}`, 'api')
  }
}

/** The error names the line where the call began. */
function fail(L: LuaState, { at }: Call, message: string, kind: CallErrorKind): never {
  return Run.of(L).failures.raise(L, kind, at === undefined ? message : `${textOfPlace(at)}: ${message}`)
}

/**
 * The one table of named parameters, the argument at `index` and the last one, as plain data. If this raises, nothing
 * is sent.
 */
export function readArguments(L: LuaState, target: Target, index: number): Arguments {
  const first = argument(L, index)
  const count = fengari.lua_gettop(L) - index + 1
  if (count <= 0) return { value: Object.create(null), weight: 0 }
  if (first!.type === TABLE && (first!.value as LuaTable).locked !== null) {
    refuse(L, target, `called with ":", write ".${target.fn.name}{…}" with a dot`)
  }
  if (count > 1) refuse(L, target, `expected one table of named parameters, got ${count} arguments`)
  if (first!.type !== TABLE) refuse(L, target, `expected a table of named parameters, got ${typeName(first!)}`)
  const tally = new SentTally()
  try {
    const value = Run.of(L).guard.stepped(() => toPlain(first!, target.schema, tally))
    return { value, weight: tally.used }
  } catch (thrown) {
    if (!(thrown instanceof NotPlain)) throw thrown
    return refuse(L, target, thrown.message)
  }
}

/** An error of a call that was never made. */
export function refuse(L: LuaState, target: Target, problem: string): never {
  const message = `${target.path}: ${problem.endsWith('.') ? problem : `${problem}.`} No request was made.`
  return Run.of(L).failures.raise(L, 'arguments', positioned(L, message))
}
