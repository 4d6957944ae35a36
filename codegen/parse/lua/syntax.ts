/** Lua 5.3 source as a tree, or what is wrong with it and how to mend it. */
import luaparse, { type Chunk } from 'luaparse'

/** Why a piece of Lua does not parse; lines and columns count from 1. */
export interface LuaProblem {
  readonly line: number
  readonly column: number
  /** `missing comma after "page = 1"`, or what a Lua compiler would say. */
  readonly message: string
  /** What to write, where that is clear: with it the code parses further. */
  readonly mend?: string
}

export interface LuaSource {
  readonly chunk?: Chunk
  /** The code that was parsed: the given one, or the given one with its mends. */
  readonly code: string
  readonly problems: readonly LuaProblem[]
}

/** More mends than this make another text of it. */
const MOST_MENDS = 100

/** Parses Lua 5.3; broken code is mended where it is clear what was meant, so that its calls can still be read. */
export function parseLua(code: string): LuaSource {
  const problems: LuaProblem[] = []
  let text = code
  for (let round = 0; round <= MOST_MENDS; round++) {
    const result = attempt(text)
    if ('chunk' in result) return { chunk: result.chunk, code: text, problems }
    const mended = mend(text, result)
    if (!mended) return { code: text, problems: [...problems, { ...result, message: explain(text, result) }] }
    problems.push(mended.problem)
    text = mended.text
  }
  return { code: text, problems }
}

type Failure = Pick<LuaProblem, 'line' | 'column' | 'message'>

function attempt(text: string): { chunk: Chunk } | Failure {
  try {
    return { chunk: luaparse.parse(text, { luaVersion: '5.3', locations: true, ranges: true, comments: true, scope: true }) }
  } catch (error) {
    if (error instanceof RangeError) return { line: 1, column: 1, message: 'nested too deeply' }
    const { line = 1, column = 0, message = String(error) } = error as Partial<Failure>
    return { line, column: column + 1, message: message.replace(/^\[\d+:\d+\]\s*/, '') }
  }
}

/** The 22 keywords of Lua 5.3 (Reference Manual, 3.1). */
const reserved = 'and|break|do|else|elseif|end|false|for|function|goto|if|in|local|nil|not|or|repeat|return|then|true|until|while'

interface Mended {
  readonly text: string
  readonly problem: LuaProblem
}

/** The one edit that is clearly meant; undefined where none is, or where it would not get further. */
function mend(text: string, failure: Failure): Mended | undefined {
  for (const attemptMend of [mendReservedKey, mendComma]) {
    const mended = attemptMend(text, failure)
    if (!mended) continue
    const next = attempt(mended.text)
    if ('chunk' in next || next.line > failure.line || (next.line === failure.line && next.column > failure.column)) return mended
  }
  return undefined
}

/** `end = 1` inside a table: the keyword must stand in brackets. */
function mendReservedKey(text: string, { line }: Failure): Mended | undefined {
  const lines = text.split('\n')
  for (const at of [line - 1, line - 2]) {
    const row = lines[at]
    const match = row === undefined ? null : new RegExp(`^(.*?(?:^|[{,;]|\\s))(${reserved})(\\s*=(?!=))`).exec(row)
    if (!match || row === undefined) continue
    const [, before = '', word = ''] = match
    lines[at] = `${before}["${word}"]${row.slice(before.length + word.length)}`
    return { text: lines.join('\n'), problem: { line: at + 1, column: before.length + 1, message: `"${word}" is a reserved word: write ["${word}"] =`, mend: `["${word}"] =` } }
  }
  return undefined
}

/** A field begins where a comma was due: after the last field before it. */
function mendComma(text: string, { line, column }: Failure): Mended | undefined {
  const lines = text.split('\n')
  const rest = (lines[line - 1] ?? '').slice(column - 1)
  if (!/^(\[|\{|"|'|[A-Za-z_]\w*\s*=|-?\d)/.test(rest)) return undefined
  const before = lines[line - 1]!.slice(0, column - 1)
  const at = before.trim() === '' ? lastCodeLine(lines, line - 2) : line - 1
  if (at < 0) return undefined
  const own = at === line - 1
  const { code, comment } = splitComment(own ? before : lines[at]!)
  const trimmed = code.trimEnd()
  if (!/[\w"'\])}]$/.test(trimmed)) return undefined
  lines[at] = own ? `${trimmed},${before.slice(trimmed.length)}${rest}` : `${trimmed},${code.slice(trimmed.length)}${comment}`
  const field = trimmed.trim().replace(/^.*[{,]\s*(?=\S)/, '')
  return { text: lines.join('\n'), problem: { line: at + 1, column: trimmed.length + 1, message: `missing comma after ${JSON.stringify(short(field)).replaceAll('\\"', '"')}`, mend: ',' } }
}

function lastCodeLine(lines: readonly string[], from: number): number {
  for (let at = from; at >= 0; at--) if (splitComment(lines[at]!).code.trim() !== '') return at
  return -1
}

/** A line's code and its comment; `--` inside quotes is code. */
function splitComment(line: string): { code: string; comment: string } {
  const match = /^((?:[^"'-]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|-(?!-)|["'])*)(--.*)?$/.exec(line)
  return { code: match?.[1] ?? line, comment: match?.[2] ?? '' }
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}...` : text)

/** A plain word for the commonest things that are not Lua statements at all. */
function explain(text: string, { message }: Failure): string {
  const start = text.replace(/^(\s|--[^\n]*\n)+/, '')
  if (/^[{[]/.test(start)) return 'a table alone is no statement: write `local value = {…}`'
  if (/^["'\d]/.test(start)) return 'a value alone is no statement: write `local value = …`'
  return message
}
