import fengari, {
  type Buffer,
  type Bytes,
  type CallInfo,
  type LuaClosure,
  type LuaEntry,
  type LuaState,
  type LuaString,
  type LuaTable,
  type LuaValue,
  type NativeClosure,
  type Proto,
} from '../fengari.js'
import { LUA_FUNCTION, NATIVE_CLOSURE, SHORT_STRING, STRING, TABLE, THREAD } from '../values/values.js'
import { WEIGHT } from './weights.js'

const { meter } = fengari

/** Slots of a stack that has not grown: they are in the weight of a thread. */
const FIRST_SLOTS = 40

/**
 * The bytes that a state keeps alive, found by walking from its registry, its metatables and the given threads. Ends
 * early if it finds more than `enough`. Tables of the host are not counted.
 */
export function liveBytes(state: LuaState, threads: Iterable<LuaState>, enough: number): number {
  const walk = new Walk(enough)
  walk.value(state.l_G.l_registry)
  for (const metatable of state.l_G.mt) if (metatable != null) walk.reach(metatable, visitTable)
  for (const thread of threads) walk.reach(thread, visitThread)
  return walk.finish()
}

/**
 * What one conversion between Lua and JavaScript makes. Its result is in no state yet, so that a walk does not see it,
 * and a table that is met twice is converted twice: a small value can become a large one.
 */
export class Tally {
  #left = meter.largest
  /** Bytes taken so far. */
  used = 0
  /** The most names that one object may have. */
  readonly mostNames: number = Number.POSITIVE_INFINITY

  /** Throws a Stop if what is made exceeds the memory of the run. */
  take(bytes: number): void {
    if (--meter.work < meter.least) meter.onWork()
    this.used += bytes
    if ((this.#left -= bytes) < 0) meter.onLargest()
  }

  /** A string is converted. */
  write(_bytes: Bytes): void {}
}

/**
 * A tally of what is sent. JavaScript lists all names of an object at once, and the host does so several times for each
 * call.
 */
export class SentTally extends Tally {
  override readonly mostNames = 10_000
}

/** A tally of what becomes JSON text: the text, too, must not be longer than a string may be. */
export class TextTally extends Tally {
  #length = 0

  override write(bytes: Bytes): void {
    this.#length += jsonLength(bytes)
    if (this.#length > meter.longest) meter.onLongest(this.#length)
  }
}

/** Length of a string in JSON text. */
function jsonLength(bytes: Bytes): number {
  let length = bytes.length + 2
  for (const byte of bytes)
    if (byte < 0x20) length += 5
    else if (byte === 0x22 || byte === 0x5c) length++
  return length
}

class Walk {
  bytes = 0
  readonly #enough: number
  readonly #seen = new Set<object>()
  readonly #todo: (() => void)[] = []

  constructor(enough: number) {
    this.#enough = enough
  }

  /** Notes an object once; its contents are visited later, so that depth costs no stack. */
  reach<T extends object>(object: T, visit: (walk: Walk, object: T) => void): void {
    if (this.#seen.has(object)) return
    this.#seen.add(object)
    this.#todo.push(() => visit(this, object))
  }

  value(value: LuaValue | undefined): void {
    switch (value?.type) {
      case STRING:
      case SHORT_STRING:
        return this.string(value.value as LuaString)
      case TABLE:
        return this.reach(value.value as LuaTable, visitTable)
      case LUA_FUNCTION:
        return this.reach(value.value as LuaClosure, visitClosure)
      case NATIVE_CLOSURE:
        return this.reach(value.value as NativeClosure, visitNative)
      case THREAD:
        return this.reach(value.value as LuaState, visitThread)
    }
  }

  string(string: LuaString): void {
    if (this.#seen.has(string)) return
    this.#seen.add(string)
    const length = string.tsslen()
    this.bytes +=
      length > 64 ? WEIGHT.longString + length + (string.hash === null ? 0 : length) : WEIGHT.string + length
  }

  finish(): number {
    for (let next = this.#todo.pop(); next !== undefined && this.bytes <= this.#enough; next = this.#todo.pop()) next()
    return this.bytes
  }
}

function visitTable(walk: Walk, table: LuaTable): void {
  if (table.locked !== null) return
  walk.bytes += WEIGHT.table
  if (table.metatable !== null) walk.reach(table.metatable, visitTable)
  walk.bytes += WEIGHT.entry * (table.dead_strong?.size ?? 0)
  for (let entry: LuaEntry | undefined = table.f; entry !== undefined; entry = entry.n) {
    walk.bytes += WEIGHT.entry
    walk.value(entry.key)
    walk.value(entry.value)
  }
}

function visitClosure(walk: Walk, closure: LuaClosure): void {
  walk.bytes += WEIGHT.closure + WEIGHT.upvalue * closure.upvals.length
  walk.reach(closure.p, visitProto)
  for (const upvalue of closure.upvals) walk.value(upvalue)
}

function visitNative(walk: Walk, closure: NativeClosure): void {
  walk.bytes += WEIGHT.closure + WEIGHT.upvalue * closure.upvalue.length
  for (const upvalue of closure.upvalue) walk.value(upvalue)
}

function visitProto(walk: Walk, proto: Proto): void {
  walk.bytes += WEIGHT.proto + WEIGHT.instruction * proto.code.length
  if (proto.source !== null) walk.string(proto.source)
  for (const constant of proto.k) walk.value(constant)
  for (const inner of proto.p) walk.reach(inner, visitProto)
}

function visitThread(walk: Walk, thread: LuaState): void {
  if (thread.stack === null) return
  walk.bytes += WEIGHT.thread + WEIGHT.slot * Math.max(0, thread.stack.length - FIRST_SLOTS)
  for (const slot of thread.stack) walk.value(slot)
  for (let ci: CallInfo | null = thread.ci; ci !== null; ci = ci.previous)
    for (let open: Buffer | null = ci.buffers; open !== null; open = open.next) walk.bytes += open.b.length
  if (thread.resumer !== null) walk.reach(thread.resumer, visitThread)
}
