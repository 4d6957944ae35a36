/** Reads Lua examples: which documented functions they call, with what, and what they show of the answers. */
import type { Chunk } from 'luaparse'
import type { Schema } from '../validation/schema.js'
import { readCalls } from './calls.js'
import { noteMentions, readComments, readOutputs, readReturns } from './comments.js'
import type { DocumentedOutput } from './output.js'
import { schemaOfShape } from './shape.js'
import { type LuaPlace, LuaSource } from './source.js'
import { type Effort, type LuaProblem, newEffort, parseLua } from './syntax.js'
import type { LuaValue } from './value.js'

export { mergeAll, mergeSchemas } from './merge.js'
export { schemaOfValue } from './shape.js'
export type { LuaPlace } from './source.js'
export type { Effort, LuaProblem } from './syntax.js'
export { newEffort } from './syntax.js'
export type { LuaField, LuaValue } from './value.js'
export { asJson } from './value.js'

/** A call of something that only the host can define. */
export interface ExampleCall {
  /** Keys from the global on; a computed key is `*`. */
  readonly path: readonly string[]
  readonly args: readonly LuaValue[]
  readonly place: LuaPlace
  /** Names of the variables that the answer is assigned to. */
  readonly assigned: readonly string[]
  /** What the code shows of the answer, marked `x-inferred`. */
  readonly inferred?: Schema
  /** What a `-- Returns: {…}` comment below says of it. */
  readonly returns?: Schema
}

/** What one piece of Lua shows. All places are places in the code as written, also after repairs. */
export interface LuaReading {
  readonly calls: readonly ExampleCall[]
  readonly outputs: readonly DocumentedOutput[]
  /** Empty for code that parses as it is. */
  readonly problems: readonly LuaProblem[]
  /** Whether the code, repaired where that was clear, could be read at all. */
  readonly readable: boolean
  /**
   * The code with the repairs of all problems, so that it parses. Absent if it has no problem, or if repairs are not
   * enough.
   */
  readonly repaired?: string
}

/** Reads one fence. Never throws. `effort` limits the work of repairing this fence and others. */
export function readLua(code: string, effort: Effort = newEffort()): LuaReading {
  const { chunk, source, problems } = parseLua(code, effort)
  if (!chunk) return { calls: [], outputs: [], problems, readable: false }
  try {
    return {
      ...readChunk(chunk, source, effort),
      problems,
      readable: true,
      ...(problems.length > 0 && { repaired: source.read }),
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return {
      calls: [],
      outputs: [],
      problems: [...problems, { line: 1, column: 1, message: 'nested too deeply' }],
      readable: false,
    }
  }
}

/**
 * Reads code of another language that was translated to the tree of Lua which means the same; nodes have the ranges of
 * the code as written. Throws a `RangeError` for a tree that is nested too deeply.
 */
export function readTree(chunk: Chunk, code: string, effort: Effort = newEffort()): LuaReading {
  return { ...readChunk(chunk, new LuaSource(code), effort), problems: [], readable: true }
}

function readChunk(chunk: Chunk, source: LuaSource, effort: Effort): Pick<LuaReading, 'calls' | 'outputs'> {
  const { calls, prints } = readCalls(chunk, source)
  const comments = readComments(chunk, source)
  const outputs = readOutputs(prints, comments, source)
  noteMentions(comments, calls, effort)
  const returns = readReturns(comments, new Set(outputs.map(({ line }) => line)), effort)
  return {
    calls: calls.map(({ path, args, place, assigned, result }, index) => {
      const inferred = schemaOfShape(result)
      const next = calls[index + 1]?.place.line ?? Number.POSITIVE_INFINITY
      const after = returns[firstFrom(returns, place.line)]
      const comment = after && (after.line < next || next === place.line) ? after : undefined
      return { path, args, place, assigned, ...(inferred && { inferred }), ...(comment && { returns: comment.schema }) }
    }),
    outputs,
  }
}

/** Index of the first of them that is on this line or below: they are in the order of their lines. */
function firstFrom(all: readonly { readonly line: number }[], line: number): number {
  let [from, to] = [0, all.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (all[middle]!.line < line) from = middle + 1
    else to = middle
  }
  return from
}
