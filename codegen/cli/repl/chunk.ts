/** Turns typed code into a chunk whose variables the next chunk can use. */
import { readTokens, type Token } from '../../../runtime/lua/tokens.js'

/**
 * Turns the locals of the outermost level into globals, because a local ends with its chunk. Lines and columns do not
 * change. Locals of functions and blocks stay local.
 */
export function keepLocals(code: string): string {
  const tokens = readTokens(code)
  let depth = 0
  let kept = code
  let added = 0
  for (const [index, { kind, text, start }] of tokens.entries()) {
    if (kind !== 'keyword') continue
    depth += depthOf(text)
    if (text !== 'local' || depth > 0) continue
    kept = `${kept.slice(0, start + added)}     ${kept.slice(start + added + text.length)}`
    const end = endOfNames(tokens, index + 1)
    if (end === undefined) continue
    kept = `${kept.slice(0, end + added)} = nil${kept.slice(end + added)}`
    added += ' = nil'.length
  }
  return kept
}

function depthOf(keyword: string): number {
  if (['function', 'do', 'if', 'repeat'].includes(keyword)) return 1
  return keyword === 'end' || keyword === 'until' ? -1 : 0
}

/**
 * The end of the names if they have no values and therefore need some. Undefined for a function, and for names with
 * values.
 */
function endOfNames(tokens: readonly Token[], first: number): number | undefined {
  let index = first
  if (tokens[index]?.kind !== 'name') return undefined
  while (tokens[index + 1]?.text === ',' && tokens[index + 2]?.kind === 'name') index += 2
  return tokens[index + 1]?.text === '=' ? undefined : tokens[index]!.end
}

/**
 * Whether a syntax error only means that the code is incomplete: `'end' expected near <eof>`. A string ends with its
 * line.
 */
export const goesOn = (message: string): boolean => /(?<!unfinished string )near '?<eof>'?(?::|$)/.test(message)
