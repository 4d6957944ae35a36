/** One word of a script, and what may be wrong with it. */
import type { Edit } from '../../../lua/source.js'

/** A problem of a token. */
export interface TokenProblem {
  readonly rule: 'syntax' | 'foreign-string' | 'string-escape' | 'foreign-comment'
  readonly message: string
  readonly start: number
  readonly fix?: readonly Edit[]
}

export interface Token {
  readonly kind: 'name' | 'keyword' | 'string' | 'template' | 'number' | 'symbol' | 'unknown' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
  /** It is the first on its line. */
  readonly first: boolean
  /** What is wrong with it. */
  readonly problem?: TokenProblem
}

/** Makes the token that begins at the present place. */
export type MakeToken = (kind: Token['kind'], end: number, problem?: TokenProblem) => Token

export function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from)
  return end < 0 ? source.length : end
}
