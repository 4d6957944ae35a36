/** What comments of an example say about outputs and answers. */
import type { Chunk } from 'luaparse'
import type { Schema, SchemaType } from '../validation/schema.js'
import type { DocumentedOutput } from './output.js'
import type { RecordedCall, RecordedPrint } from './record.js'
import { addExample, describe, fieldOf, itemOf, type Shape, useAs } from './shape.js'
import { readShown, readShownLiteral } from './shown.js'
import { type LuaSource, rangeOf } from './source.js'
import type { Effort } from './syntax.js'

/** A comment of the code; `line` is where it begins. */
interface Comment {
  readonly text: string
  readonly line: number
  /** Only blanks precede it. */
  readonly alone: boolean
}

/** All comments, in order. */
export function readComments(chunk: Chunk, source: LuaSource): readonly Comment[] {
  return (
    (chunk.comments ?? []) as unknown as readonly {
      readonly value: string
      readonly range: readonly [number, number]
    }[]
  ).map(({ value, range: [start] }) => {
    const before = source.read.slice(source.read.lastIndexOf('\n', start - 1) + 1, start)
    return { text: value, line: source.line(start), alone: before.trim() === '' }
  })
}

/**
 * `print(result.data.status) -- "active"`: one entry for each print of one value with a comment on its line, or alone
 * below, that is a value.
 */
export function readOutputs(
  prints: readonly RecordedPrint[],
  comments: readonly Comment[],
  source: LuaSource,
): DocumentedOutput[] {
  const beside = new Map(comments.filter(({ alone }) => !alone).map((comment) => [comment.line, comment.text]))
  const below = new Map(comments.filter(({ alone }) => alone).map((comment) => [comment.line, comment.text]))
  return prints.flatMap(({ argument, shapes }) => {
    const { start, end } = source.place(argument)
    const line = source.line(rangeOf(argument)[1])
    const value =
      readOutputValue(beside.get(line) ?? '', false) ??
      (beside.has(line) ? undefined : readOutputValue(below.get(line + 1) ?? '', true))
    if (!value) return []
    for (const shape of shapes) noteOutput(shape, value.json)
    return [{ expression: source.written.slice(start, end), line, text: value.text }]
  })
}

function noteOutput(shape: Shape, value: string | number | boolean): void {
  useAs(shape, [typeof value as 'string' | 'number' | 'boolean'])
  addExample(shape, value, true)
}

/**
 * `"active"`, `=> 42`, `prints: true`: the text that print shows and the value after it; below a line it needs the
 * sign.
 */
function readOutputValue(
  comment: string,
  signed: boolean,
): { text: string; json: string | number | boolean } | undefined {
  const match =
    /^\s*(=>|-*>|→|(?:prints?|outputs?|shows?)\b:?)?\s*(?:"([^"]*)"|'([^']*)'|(-?\d+(?:\.\d+)?)|(true|false)|([^\s"']+))\s*$/i.exec(
      comment,
    )
  if (!match) return undefined
  const [, sign, double, single, number, boolean, word] = match
  const text = double ?? single
  if (signed && sign === undefined) return undefined
  if (text !== undefined) return { text, json: text }
  if (number !== undefined) return { text: number, json: Number(number) }
  if (boolean !== undefined) return { text: boolean.toLowerCase(), json: boolean.toLowerCase() === 'true' }
  // A word without quotes is an output only after an arrow or a colon: `--> active`.
  return sign !== undefined && /[>→:]$/.test(sign) ? { text: word!, json: word! } : undefined
}

/** An answer that a comment spells out, and the line that it begins on. */
export interface ReturnsComment {
  readonly line: number
  readonly schema: Schema
}

/** Comment lines that are read as one text. */
const mostLines = 60

/**
 * `-- Returns: { id = "…", … }`, `-- Returns: array of { id, name }`, `-- => [{ "id": 1 }]`, also over several lines.
 *
 * @param printed lines whose output a comment shows, next to them or alone below them
 */
export function readReturns(
  comments: readonly Comment[],
  printed: ReadonlySet<number>,
  effort: Effort,
): ReturnsComment[] {
  const beside = new Set(comments.filter(({ alone }) => !alone).map(({ line }) => line))
  const isOutput = ({ alone, line }: Comment): boolean =>
    alone ? printed.has(line - 1) && !beside.has(line - 1) : printed.has(line)
  return comments.flatMap((comment, index) => {
    if (isOutput(comment)) return []
    const match =
      /^\s*(?:returns?|results?|response|answer|=>|-*>|→)\s*:?\s*(?:an?\s+)?((?:array|list)\s+of\s+)?(?:an?\s+)?(?:table|object|objects|tables)?\s*:?\s*(?=[{["'\d]|true\b|false\b)/i.exec(
        comment.text,
      )
    if (!match) return []
    const schema = readShown([comment.text.slice(match[0].length), ...linesBelow(comments, index)].join('\n'), effort)
    if (!schema || Object.keys(schema).length === 0) return []
    return [{ line: comment.line, schema: match[1] === undefined ? schema : { type: 'array' as const, items: schema } }]
  })
}

function linesBelow(comments: readonly Comment[], index: number): string[] {
  const texts: string[] = []
  const first = comments[index]!
  for (let next = index + 1; next < Math.min(comments.length, index + mostLines); next++) {
    const comment = comments[next]!
    if (!comment.alone || comment.line !== first.line + (next - index)) break
    texts.push(comment.text)
  }
  return texts
}

const typeNames: ReadonlyMap<string, SchemaType> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'integer'],
  ['boolean', 'boolean'],
  ['table', 'object'],
  ['object', 'object'],
])

/**
 * `-- result.coins is an array of { id, name }`, `-- result.id is the new post ID`: fields of answers that comments
 * describe.
 */
export function noteMentions(comments: readonly Comment[], calls: readonly RecordedCall[], effort: Effort): void {
  for (const { text, line } of comments) {
    const match =
      /^\s*([A-Za-z_]\w*)((?:\.[A-Za-z_]\w*){1,8})\s+(is|are|contains?|holds?|shows?|==)\s+(\S[^\n]{0,300})$/.exec(text)
    const call =
      match && calls.findLast((earlier) => earlier.assigned.includes(match[1]!) && earlier.place.line <= line)
    if (!match || !call) continue
    const field = match[2]!
      .slice(1)
      .split('.')
      .reduce((shape, name) => fieldOf(shape, name, 'perhaps'), call.result)
    noteMention(field, match[3]!, match[4]!.replace(/[.\s]+$/, ''), effort)
  }
}

function noteMention(shape: Shape, verb: string, rest: string, effort: Effort): void {
  const list = /^(?:an?\s+)?(?:array|list)(?:\s+of\s+(.*))?$/i.exec(rest)
  const literal = /^("[^"]*"|-?\d+(?:\.\d+)?|true|false)(?![\w.])/.exec(rest)?.[1]
  const type = typeNames.get(/^an?\s+(\w+)$/.exec(rest)?.[1] ?? '')
  if (list) noteItems(itemOf(shape), list[1] ?? '', effort)
  else if (verb === '==' && literal !== undefined) noteOutput(shape, JSON.parse(literal) as string | number | boolean)
  else if (type) useAs(shape, [type])
  else if (verb !== '==') describe(shape, rest)
}

function noteItems(item: Shape, text: string, effort: Effort): void {
  const shown = readShownLiteral(text, effort)
  for (const name of Object.keys(shown?.properties ?? {})) fieldOf(item, name, 'perhaps')
  const type = typeNames.get(text.replace(/s$/, ''))
  if (type) useAs(item, [type])
}
