/** What comments of an example say of outputs and answers. */
import type { Chunk, Comment, Expression } from 'luaparse'
import type { DocumentedOutput, Json, Schema } from '../../ir.js'
import { schemaOfValue } from './shape.js'
import { parseLua } from './syntax.js'
import { placeOfLua, readValue } from './value.js'

interface PrintCall {
  readonly argument: Expression
  readonly line: number
  readonly endLine: number
}

/** `print(result.data.status) -- "active"`: one entry for each print of one value with a comment on its line that is a value. */
export function readOutputs(chunk: Chunk, code: string): (DocumentedOutput & { readonly value: Json; readonly argument: Expression })[] {
  const prints = printCalls(chunk)
  return commentsOf(chunk).flatMap((comment) => {
    const line = placeOfLua(comment).line
    const print = prints.find((each) => each.endLine === line)
    const value = print && readOutputValue(comment.value)
    if (!print || value === undefined) return []
    const { start, end } = placeOfLua(print.argument)
    return [{ expression: code.slice(start, end), line, text: value.text, value: value.json, argument: print.argument }]
  })
}

const commentsOf = (chunk: Chunk): readonly Comment[] => (chunk.comments ?? []) as unknown as readonly Comment[]

/** `"active"`, `=> 42`, `prints: true`: the text that print shows and the value behind it. */
function readOutputValue(comment: string): { text: string; json: Json } | undefined {
  const match = /^\s*(?:=>|-+>|→|prints?:?|outputs?:?|shows?:?)?\s*(?:"([^"]*)"|'([^']*)'|(-?\d+(?:\.\d+)?)|(true|false))\s*$/i.exec(comment)
  if (!match) return undefined
  const [, double, single, number, boolean] = match
  const string = double ?? single
  if (string !== undefined) return { text: string, json: string }
  if (number !== undefined) return { text: number, json: Number(number) }
  return { text: boolean!.toLowerCase(), json: boolean!.toLowerCase() === 'true' }
}

function printCalls(chunk: Chunk): PrintCall[] {
  const found: PrintCall[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    const { type, base, arguments: args, loc } = node as { type?: string; base?: { type?: string; name?: string }; arguments?: unknown; loc?: { start: { line: number }; end: { line: number } } }
    if (type === 'CallExpression' && base?.type === 'Identifier' && base.name === 'print' && Array.isArray(args) && args.length === 1) {
      found.push({ argument: args[0] as Expression, line: loc?.start.line ?? 0, endLine: loc?.end.line ?? 0 })
    }
    for (const [key, value] of Object.entries(node)) if (key !== 'loc' && key !== 'range' && key !== 'comments' && key !== 'globals') visit(value)
  }
  visit(chunk.body)
  return found
}

/** An answer that a comment spells out, and the line after which it stands. */
export interface ReturnsComment {
  readonly line: number
  readonly schema: Schema
}

/** `-- Returns: { id = "…", … }`, also over several comment lines. */
export function readReturnsComments(code: string): ReturnsComment[] {
  const lines = code.split('\n')
  return lines.flatMap((line, index) => {
    const match = /^\s*--\s*(?:returns?|result|response|=>|→)\s*:?\s*(\{.*)$/i.exec(line)
    if (!match) return []
    const rest = lines.slice(index + 1).map((each) => /^\s*--\s?(.*)$/.exec(each)?.[1])
    const end = rest.indexOf(undefined)
    const schema = readLiteral([match[1]!, ...rest.slice(0, end < 0 ? undefined : end)] as string[])
    return schema ? [{ line: index + 1, schema }] : []
  })
}

/** The first lines that make a whole table; `...` stands for what is left out. */
function readLiteral(lines: readonly string[]): Schema | undefined {
  for (let count = 1; count <= Math.min(lines.length, 40); count++) {
    const text = lines
      .slice(0, count)
      .join('\n')
      .replace(/(^|[{,]\s*)(?:\.\.\.|…)(?=\s*[,}])/g, '$1')
      .replace(/,(\s*,)+/g, ',')
      .replace(/\{\s*,/g, '{')
    const { chunk, problems } = parseLua(`return ${text}`)
    const [statement] = chunk?.body ?? []
    if (!chunk || problems.length > 0 || statement?.type !== 'ReturnStatement' || !statement.arguments[0]) continue
    const schema = schemaOfValue(readValue(statement.arguments[0]))
    return Object.keys(schema).length === 0 ? undefined : schema
  }
  return undefined
}
