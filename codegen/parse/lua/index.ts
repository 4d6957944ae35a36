/** Reads Lua examples: which documented functions they call, with what, and what they show of the answers. */
import type { Chunk } from 'luaparse'
import type { DocumentedOutput, Schema } from '../../ir.js'
import { readCalls } from './calls.js'
import { readOutputs, readReturnsComments } from './comments.js'
import { fieldOf, schemaOfShape, useAs, type Shape } from './shape.js'
import { parseLua, type LuaProblem } from './syntax.js'
import type { LuaPlace, LuaValue } from './value.js'

export { mergeSchemas, schemaOfValue } from './shape.js'
export type { LuaProblem } from './syntax.js'
export { asJson } from './value.js'
export type { LuaField, LuaPlace, LuaValue } from './value.js'

/** One call of something that only the host can have defined. */
export interface ExampleCall {
  /** Keys from the global on; a computed key is `*`. */
  readonly path: readonly string[]
  readonly args: readonly LuaValue[]
  readonly place: LuaPlace
  /** What the code shows of the answer, marked `x-inferred`. */
  readonly inferred?: Schema
  /** What a `-- Returns: {…}` comment below says of it. */
  readonly returns?: Schema
}

export interface LuaReading {
  readonly calls: readonly ExampleCall[]
  readonly outputs: readonly DocumentedOutput[]
  /** Empty for code that parses as it stands. */
  readonly problems: readonly LuaProblem[]
  /** Whether the code, mended where that was clear, could be read at all. */
  readonly readable: boolean
}

/** Reads one fence. Never throws. */
export function readLua(code: string): LuaReading {
  const { chunk, code: read, problems } = parseLua(code)
  if (!chunk) return { calls: [], outputs: [], problems, readable: false }
  try {
    return { ...readChunk(chunk, read), problems, readable: true }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { calls: [], outputs: [], problems: [...problems, { line: 1, column: 1, message: 'nested too deeply' }], readable: false }
  }
}

function readChunk(chunk: Chunk, code: string): Pick<LuaReading, 'calls' | 'outputs'> {
  const calls = readCalls(chunk)
  const outputs = readOutputs(chunk, code)
  for (const { expression, value } of outputs) noteOutput(calls, code, expression, value)
  const returns = readReturnsComments(code)
  return {
    calls: calls.map((call, index) => {
      const inferred = schemaOfShape(call.result)
      const next = calls[index + 1]?.place.line ?? Number.POSITIVE_INFINITY
      const comment = returns.find(({ line }) => line >= call.place.line && line < next)
      return { path: call.path, args: call.args, place: call.place, ...(inferred && { inferred }), ...(comment && { returns: comment.schema }) }
    }),
    outputs: outputs.map(({ expression, line, text }) => ({ expression, line, text })),
  }
}

/** `result.data.status` with the output `"active"`: the field has that type, and the value is an example. */
function noteOutput(calls: readonly { readonly result: Shape }[], code: string, expression: string, value: unknown): void {
  const steps = /^([A-Za-z_]\w*)((?:\.[A-Za-z_]\w*)+)$/.exec(expression)
  if (!steps || (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')) return
  const names = steps[2]!.slice(1).split('.')
  const assigned = [...code.matchAll(new RegExp(`\\b${steps[1]!}\\s*=\\s*`, 'g'))]
  if (assigned.length !== 1) return
  const shape = calls.map(({ result }) => result).find((result) => reaches(result, names))
  if (!shape) return
  const field = names.reduce((at, name) => fieldOf(at, name, true), shape)
  useAs(field, [typeof value === 'number' ? 'number' : (typeof value as 'string' | 'boolean')])
  field.examples.push(value)
}

function reaches(shape: Shape, names: readonly string[]): boolean {
  let at: Shape | undefined = shape
  for (const name of names) at = at?.fields.get(name)?.shape
  return at !== undefined
}

