/**
 * moonbind/tools: documented functions as tools for a model, each called on its own. With many functions, one tool that
 * runs a script serves an agent better: `moonbind/mcp`.
 */

import { UnknownNameError } from '../errors.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { declare, type Tool } from './declare.js'
import { decodeArguments } from './decode.js'
import { type Dialect, dialectOf, type ToolVendor, vendors } from './dialects.js'
import { parametersIn } from './input-schema.js'
import { RequestSize, sizeOf, tooLarge } from './limits.js'
import { toolName } from './names.js'
import type { ToolNote } from './report.js'
import type { ToolFunction, ToolNamespace } from './source.js'

export type { AnthropicTool, GeminiTool, OpenaiTool, PlainTool, Tool } from './declare.js'
export type { ToolVendor } from './dialects.js'
export { vendors } from './dialects.js'
export type { ToolArguments } from './examples.js'
export type { JsonSchema } from './plain-schema.js'
export { inputSchema } from './plain-schema.js'
export type { ToolNote } from './report.js'
export type { ToolExample, ToolFunction, ToolNamespace, ToolParameter, ToolRule } from './source.js'

/** How tools are made. */
export interface ToolOptions {
  /** `plain`, if absent: JSON Schema 2020-12. */
  readonly for?: ToolVendor
  /** The vendor enforces the schema, which can therefore express less; see the report. `plain` ignores it. */
  readonly strict?: boolean
  /** `shop`, `shop.*` or `shop.add_item`; all if absent. */
  readonly only?: readonly string[]
}

/** Tools of one vendor. */
export interface Tools {
  /** What goes into the vendor's request, in the order of the documents. */
  readonly tools: readonly Tool[]
  /** Where the schemas differ from the documents. */
  readonly report: readonly ToolNote[]
  /**
   * The function behind a tool, and the arguments that it takes: without nulls that stood for absence, and with JSON
   * text parsed. Arguments are not validated here.
   *
   * @throws {UnknownNameError} for a name that is not one of the tools.
   */
  decode(name: string, given: unknown): { readonly function: string; readonly arguments: unknown }
}

/**
 * Documented functions as tools.
 *
 * @throws {UnknownNameError} for an unknown vendor, or an `only` that matches no function.
 */
export function tools(namespaces: readonly ToolNamespace[], options: ToolOptions = {}): Tools {
  const { for: vendor = 'plain', strict = false, only } = options
  if (!vendors.includes(vendor)) throw unknown('vendor', vendor, vendors)
  const dialect = dialectOf(vendor, strict)
  const notes: ToolNote[] = []
  const together = new RequestSize()
  const made = new Map<string, { readonly path: string; readonly fn: ToolFunction; readonly tool: Tool }>()
  for (const { namespace, fn, path } of select(namespaces, only)) {
    const own: ToolNote[] = []
    const parameters = parametersIn(fn, dialect, (note) => void own.push({ function: path, ...note }))
    const size = sizeOf(parameters, dialect.limits)
    const refused = cannotSay(fn, dialect) ?? tooLarge(size, dialect.limits)
    if (refused !== undefined) {
      notes.push({ function: path, keyword: 'parameters', action: 'omitted', message: refused })
      continue
    }
    const beyond = dialect.request && together.add(size, dialect.request)
    if (beyond !== undefined) own.push({ function: path, keyword: 'strict', action: 'limited', message: beyond })
    notes.push(...own)
    const name = toolName(namespace, fn.name)
    made.set(name, { path, fn, tool: declare({ name, namespace, fn, parameters }, { vendor, strict, dialect }) })
  }
  return {
    tools: [...made.values()].map(({ tool }) => tool),
    report: notes,
    decode: (name, given) => {
      const found = made.get(name)
      if (!found) throw unknown('tool', name, [...made.keys()])
      return { function: found.path, arguments: decodeArguments(found.fn, dialect, given) }
    },
  }
}

/** Why a dialect cannot express a function. A tool with another schema would be called wrongly. */
function cannotSay(fn: ToolFunction, dialect: Dialect): string | undefined {
  if (!dialect.closed || fn.open !== true || fn.parameters.length > 0) return undefined
  return 'no parameter is documented, and a strict schema would allow none'
}

interface Selected {
  readonly namespace: string
  readonly fn: ToolFunction
  readonly path: string
}

function select(namespaces: readonly ToolNamespace[], only: readonly string[] | undefined): Selected[] {
  const all = namespaces.flatMap(({ namespace, functions }) =>
    functions.map((fn): Selected => ({ namespace, fn, path: `${namespace}.${fn.name}` })),
  )
  if (only === undefined) return all
  for (const wanted of only) if (!all.some((entry) => matches(entry, wanted))) throw unknownFunction(wanted, all)
  return all.filter((selected) => only.some((wanted) => matches(selected, wanted)))
}

const matches = ({ namespace, path }: Selected, wanted: string): boolean =>
  wanted === path || wanted === namespace || wanted === `${namespace}.*`

function unknownFunction(wanted: string, all: readonly Selected[]): UnknownNameError {
  const names = wanted.includes('.') ? all.map(({ path }) => path) : [...new Set(all.map(({ namespace }) => namespace))]
  return unknown(wanted.includes('.') ? 'function' : 'namespace', wanted, names)
}

const unknown = (kind: string, name: string, names: readonly string[]): UnknownNameError =>
  new UnknownNameError(`unknown ${kind} ${JSON.stringify(name)}, ${didYouMean(name, names)}`)
