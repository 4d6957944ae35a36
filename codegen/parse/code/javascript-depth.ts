/**
 * Measures how deeply JavaScript is nested before it is parsed: a parser that runs out of stack may end the process.
 */
import * as acorn from 'acorn'
import { UnreadableCode } from './tree.js'

/** How many brackets may be open at once. */
const deepest = 100
/** How many words an expression or statement may have before a comma, a semicolon or its end. */
const longest = 1_000

const { tokTypes } = acorn
const openers = new Set([tokTypes.parenL, tokTypes.bracketL, tokTypes.braceL, tokTypes.dollarBraceL])
const closers = new Set([tokTypes.parenR, tokTypes.bracketR, tokTypes.braceR])
const separators = new Set([tokTypes.comma, tokTypes.semi, tokTypes.braceR])
const values = new Set([tokTypes.name, tokTypes.num, tokTypes.string, tokTypes._this, tokTypes._true, tokTypes._false])
/** Tokens that can end a statement. */
const endings = new Set([...values, ...closers, tokTypes._null, tokTypes.backQuote])

/**
 * Throws `UnreadableCode` for code that is nested more deeply than any real example, and for text that cannot be split
 * into tokens.
 */
export function checkDepth(code: string): void {
  let [depth, length, end] = [0, 0, 0]
  let mayEnd = true
  for (const { type, start, end: next } of tokensOf(code)) {
    const begins = values.has(type) || (type.keyword !== undefined && type.label !== 'in')
    const isNewStatement = mayEnd && begins && code.slice(end, start).includes('\n')
    if (openers.has(type)) depth++
    if (closers.has(type)) depth--
    length = separators.has(type) || isNewStatement ? 0 : length + 1
    if (depth > deepest || length > longest) throw new UnreadableCode('nested too deeply')
    mayEnd = endings.has(type)
    end = next
  }
}

function tokensOf(code: string): Iterable<acorn.Token> {
  return acorn.tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true })
}
