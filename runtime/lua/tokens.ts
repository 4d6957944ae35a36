/** The tokens of a piece of Lua, up to the first place that is not a token. */
import luaparse from 'luaparse'

/** Offsets count from 0, `end` is exclusive. */
export interface Token {
  readonly kind: 'name' | 'keyword' | 'string' | 'number' | 'symbol' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What the library calls its kinds of token. */
const kinds = new Map<number, Token['kind']>([
  [1, 'end'],
  [2, 'string'],
  [4, 'keyword'],
  [8, 'name'],
  [16, 'number'],
  [32, 'symbol'],
  [64, 'keyword'],
  [128, 'keyword'],
  [256, 'symbol'],
])

/**
 * Tokens up to the end, or to what is not a token; the last one is always `end`, at the first character that was not
 * read.
 */
export function readTokens(code: string): Token[] {
  const tokens: Token[] = []
  const lexer = luaparse.parse({ wait: true, luaVersion: '5.3', comments: false })
  lexer.write(code)
  try {
    for (;;) {
      const { type, range } = lexer.lex()
      const kind = kinds.get(type) ?? 'symbol'
      tokens.push({ kind, text: code.slice(range[0], range[1]), start: range[0], end: range[1] })
      if (kind === 'end') return tokens
    }
  } catch {
    const end = tokens.at(-1)?.end ?? 0
    return [...tokens, { kind: 'end', text: '', start: end, end }]
  }
}

/** Brackets that are still open before the token at `at`, as indices of tokens; the innermost is last. */
export function openBrackets(tokens: readonly Token[], at: number): number[] {
  const open: number[] = []
  for (let index = 0; index < at; index++) {
    const { kind, text } = tokens[index]!
    if (kind !== 'symbol') continue
    if (closers.has(text)) open.push(index)
    else if (text === ')' || text === ']' || text === '}') open.pop()
  }
  return open
}

/** Opening bracket to closing bracket. */
export const closers: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])

/** The index of the bracket that closes the one at `opener`; undefined if none does. */
export function closerOf(tokens: readonly Token[], opener: number): number | undefined {
  let depth = 0
  for (let index = opener; index < tokens.length; index++) {
    const { kind, text } = tokens[index]!
    if (kind !== 'symbol') continue
    if (closers.has(text)) depth++
    else if (text === ')' || text === ']' || text === '}') depth--
    if (depth === 0) return index
  }
  return undefined
}

/**
 * Brackets that may be open at once: the limit of Lua's compiler (LUAI_MAXCCALLS), less what the statements around them
 * take.
 */
const deepest = 195

/** The offset of the first bracket that is nested deeper than Lua allows. */
export function tooDeepAt(code: string): number | undefined {
  if ((code.match(/[([{]/g)?.length ?? 0) <= deepest) return undefined
  let depth = 0
  for (const { kind, text, start } of readTokens(code)) {
    if (kind !== 'symbol') continue
    if (closers.has(text)) depth++
    else if (text === ')' || text === ']' || text === '}') depth--
    if (depth > deepest) return start
  }
  return undefined
}

/** The offset of a comma right after an opening parenthesis, which the library overlooks. */
export function emptyArgumentAt(code: string): number | undefined {
  if (!/\(\s*(?:,|--)/.test(code)) return undefined
  const tokens = readTokens(code)
  return tokens.find(({ text, kind }, index) => kind === 'symbol' && text === ',' && tokens[index - 1]?.text === '(')
    ?.start
}
