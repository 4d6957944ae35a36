/** A place where code does not parse, and what would repair it. */
import type { Edit } from './source.js'
import { openBrackets, type Token } from './tokens.js'

/** The first place where code does not parse. */
export interface Trouble {
  readonly code: string
  /** Offset of the unexpected token. */
  readonly offset: number
  /** What the parser says, in Lua's manner. */
  readonly message: string
  readonly tokens: readonly Token[]
  /** Index of the token at `offset`, or of the one after it. */
  readonly at: number
  /** Indices of the brackets that are open there; the innermost is last. */
  readonly open: readonly number[]
}

/** What was clearly meant. */
export interface Fix {
  readonly message: string
  /** What to write. */
  readonly repair: string
  /** Offset of the place to look at. */
  readonly offset: number
  readonly edits: readonly Edit[]
}

/** Repairs one kind of slip; undefined if the problem is of another kind. */
export type Repairer = (trouble: Trouble) => Fix | undefined

export function troubleAt(code: string, offset: number, message: string, tokens: readonly Token[]): Trouble {
  const found = tokens.findIndex((token) => token.end > offset || (token.kind === 'end' && token.end >= offset))
  const at = found < 0 ? tokens.length - 1 : found
  return { code, offset, message, tokens, at, open: openBrackets(tokens, at) }
}

/** The text of the innermost open bracket; empty if none is open. */
export const innermost = ({ tokens, open }: Trouble): string => tokens[open.at(-1) ?? -1]?.text ?? ''

/** Whether a line ends between two tokens. */
export const newLineBetween = (code: string, before: Token, after: Token): boolean =>
  code.slice(before.end, after.start).includes('\n')

const valueWords = new Set(['true', 'false', 'nil', 'end', '...', '}', ')', ']'])

/** Whether a value can end with the token. */
export const endsValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'name' || token.kind === 'string' || token.kind === 'number' || valueWords.has(token.text))

/** The text on one line, at most 40 characters of it. */
export function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 40 ? `${line.slice(0, 37)}...` : line
}
