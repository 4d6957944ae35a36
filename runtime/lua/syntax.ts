/** Parses Lua 5.3 into a tree, or says what is wrong and how to repair it. */
import luaparse, { type Chunk, type Node } from 'luaparse'
import { foreignLanguage } from './foreign.js'
import { reservedWords } from './names.js'
import { missingEnd, missingThen, strayCloser, strayEnd, unclosedBracket } from './repair-closers.js'
import {
  foreignKey,
  foreignList,
  missingComma,
  namedArguments,
  reservedKey,
  reservedMember,
  strayComma,
} from './repair-fields.js'
import {
  bareExpression,
  bareValue,
  compoundAssignment,
  foreignComment,
  foreignOperator,
  hyphenatedKeys,
  invalidEscape,
  placeholder,
  typography,
} from './repair-slips.js'
import { applyEdits, LuaSource, rangeOf } from './source.js'
import { emptyArgumentAt, readTokens, tooDeepAt } from './tokens.js'
import { brief, type Fix, type Repairer, troubleAt } from './trouble.js'

/** Why a piece of Lua does not parse; lines and columns count from 1. */
export interface LuaProblem {
  readonly line: number
  readonly column: number
  /** `missing comma after "page = 1"`, or what a Lua compiler would say. */
  readonly message: string
  /** What to write instead, if that is clear: with it, parsing gets further. */
  readonly repair?: string
}

export interface ParsedLua {
  readonly chunk?: Chunk
  /** The code that was parsed: the given one, or the given one with its repairs. */
  readonly source: LuaSource
  readonly problems: readonly LuaProblem[]
}

/** Slips by how sure they are; the first one that gets the parser further is taken. */
const repairers: readonly Repairer[] = [
  reservedMember,
  reservedKey,
  missingComma,
  namedArguments,
  foreignKey,
  foreignList,
  strayComma,
  typography,
  invalidEscape,
  placeholder,
  foreignComment,
  foreignOperator,
  compoundAssignment,
  missingThen,
  bareValue,
  bareExpression,
  unclosedBracket,
  strayCloser,
  missingEnd,
  strayEnd,
]

/** With more repairs than this, the code would be another text. */
const mostRepairs = 100

/**
 * How much work repairs may still take. The fences of a document share it, so that many broken ones do not take long.
 */
export interface Effort {
  /** Characters that may be read again. */
  left: number
}

/** The fixed cost of reading any text, in characters: a failed attempt makes an error object. */
const attemptCost = 1_000

export const newEffort = (): Effort => ({ left: 12_000_000 })

const tooDeep = 'nested too deeply'

type Failure = { readonly offset: number; readonly message: string }

type Attempt = { readonly chunk: Chunk } | Failure

/** Parses Lua 5.3; broken code is repaired where it is clear what was meant, so that its calls can still be read. */
export function parseLua(code: string, effort: Effort = newEffort()): ParsedLua {
  const keys = hyphenatedKeys(code).slice(0, mostRepairs)
  const problems: LuaProblem[] = keys.map(({ offset, message, repair }) =>
    problemAt(new LuaSource(code), offset, message, repair),
  )
  let source =
    keys.length === 0 ? new LuaSource(code) : new LuaSource(code).repaired(keys.flatMap(({ edits }) => edits))
  let result: Attempt
  ;[source, result] = pastPoints(source, attempt(source.read))
  if ('chunk' in result) return { chunk: result.chunk, source, problems }
  const foreign = foreignLanguage(code)
  if (foreign !== undefined)
    return {
      source,
      problems: [problemAt(source, code.length - code.trimStart().length, `this is ${foreign}, no Lua`)],
    }
  while (problems.length < mostRepairs) {
    const repaired = repair(source.read, result, effort)
    if (!repaired) break
    problems.push(problemAt(source, repaired.fix.offset, repaired.fix.message, repaired.fix.repair))
    ;[source, result] = pastPoints(source.repaired(repaired.fix.edits), repaired.result)
    if ('chunk' in result) return { chunk: result.chunk, source, problems: inOrder(problems) }
  }
  return { source, problems: inOrder([...problems, problemAt(source, ...explain(source.read, result))]) }
}

/** Puts a zero into numbers such as `0x.8`, which Lua reads (Reference Manual 5.3, 3.1) and the library does not. */
function pastPoints(source: LuaSource, result: Attempt): [LuaSource, Attempt] {
  for (let left = mostRepairs; left > 0 && 'offset' in result; left--) {
    const { offset } = result
    if (!/^0[xX]\.[\da-fA-F]/.test(source.read.slice(offset - 2, offset + 2))) break
    source = source.repaired([{ start: offset, end: offset, text: '0' }])
    result = attempt(source.read)
  }
  return [source, result]
}

/**
 * The one edit that is clearly meant, and how far the parser gets with it: past the place where it stopped. If two
 * slips meet (`from = 1` without a comma before `end = 2`), that takes a second edit, which `second` looks for.
 */
function repair(
  code: string,
  { offset, message }: Failure,
  effort: Effort,
  second = false,
  beyond = offset,
): { fix: Fix; result: Attempt } | undefined {
  effort.left -= code.length + attemptCost
  if (effort.left < 0) return undefined
  const trouble = troubleAt(code, offset, message, readTokens(code))
  for (const repairer of repairers) {
    const fix = repairer(trouble)
    if (!fix) continue
    const text = applyEdits(code, fix.edits)
    effort.left -= text.length + attemptCost
    if (effort.left < 0) return undefined
    const result = attempt(text)
    const goal = beyond + shiftAt(fix, beyond)
    if (
      'chunk' in result ||
      result.offset > goal ||
      (!second && result.offset > goal - near && repair(text, result, effort, true, goal))
    )
      return { fix, result }
  }
  return undefined
}

/** Two slips meet if at most this many characters are between them. */
const near = 10

/** How many characters the edits insert up to an offset. */
const shiftAt = ({ edits }: Fix, offset: number): number =>
  edits.reduce((sum, { start, end, text }) => (start <= offset ? sum + text.length - (end - start) : sum), 0)

const inOrder = (problems: LuaProblem[]): LuaProblem[] =>
  problems.sort((a, b) => a.line - b.line || a.column - b.column)

function problemAt(source: LuaSource, offset: number, message: string, repaired?: string): LuaProblem {
  const last = source.read.trimEnd().length
  const { line, column } = source.between(Math.min(offset, last), Math.min(offset, last))
  return { line, column, message, ...(repaired !== undefined && { repair: repaired }) }
}

function attempt(text: string): Attempt {
  // The library skips a first line that begins with #!, as for a shell; Lua's compiler does not.
  if (text.startsWith('#')) return { offset: 0, message: "unexpected symbol near '#'" }
  try {
    let malformed: readonly [number, number] | undefined
    const onCreateNode = (node: Node): void => {
      if (node.type === 'NumericLiteral' && /[\da-fA-F.]/.test(text.charAt(rangeOf(node)[1])))
        malformed ??= rangeOf(node)
    }
    const chunk = luaparse.parse(text, { luaVersion: '5.3', ranges: true, comments: true, onCreateNode })
    return overlooked(text, malformed) ?? { chunk }
  } catch (error) {
    if (error instanceof RangeError) return { offset: 0, message: tooDeep }
    const { index = 0, message = String(error) } = error as { readonly index?: number; readonly message?: string }
    return { offset: index, message: inLuasManner(message) }
  }
}

/** Finds code that the library accepts but Lua's compiler does not. */
function overlooked(text: string, malformed: readonly [number, number] | undefined): Failure | undefined {
  if (malformed)
    return {
      offset: malformed[0],
      message: `malformed number near '${brief(/^[\w.]*/.exec(text.slice(malformed[0], malformed[1] + 40))![0])}'`,
    }
  const [deep, empty] = [tooDeepAt(text), emptyArgumentAt(text)]
  if (deep !== undefined) return { offset: deep, message: tooDeep }
  return empty === undefined ? undefined : { offset: empty, message: "unexpected symbol near ','" }
}

/**
 * The message in the words of Lua's compiler, without the position, which a problem has separately, and without the
 * text of endless tokens.
 */
function inLuasManner(message: string): string {
  return message
    .replace(/^\[\d+:\d+\]\s*/, '')
    .replace(/^unexpected \w+ '([^]*)' near '[^]*'$/, "unexpected symbol near '$1'")
    .replace(/'([^]{60,})'$/, (_, text: string) => `'${brief(text)}'`)
    .replaceAll("'<eof>'", '<eof>')
    .replace(/[\u0000-\u001f\u007f]/g, (character) => `<\\${character.charCodeAt(0)}>`)
}

/** The message and its place if no repair is clear. */
function explain(code: string, { offset, message }: Failure): [offset: number, message: string] {
  const unfinished = /^unfinished string near '([^]*)'$/.exec(message)
  // The parser stops after the line; what is to be repaired is where the string begins.
  if (unfinished)
    return [
      Math.max(
        0,
        code.lastIndexOf('\n', offset - 2) + 1,
        code.lastIndexOf(unfinished[1]!.slice(0, 37).replace(/\.\.\.$/, ''), offset),
      ),
      message,
    ]
  const { tokens, at } = troubleAt(code, offset, message, readTokens(code))
  const word = tokens[at]?.text ?? ''
  const isName = tokens[at + 1]?.text === '=' || /^(?:local|function|for)$/.test(tokens[at - 1]?.text ?? '')
  return [offset, reservedWords.has(word) && isName ? `"${word}" is a reserved word: choose another name` : message]
}
