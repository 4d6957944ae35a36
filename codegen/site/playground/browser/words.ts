/** The words of a script, as the check of scripts reads them. */
import { readToken, type Token } from '#runtime/lint/syntax/tokens/index.js'

/** All words that begin before `end`. */
export function wordsOf(source: string, end = source.length): Token[] {
  const words: Token[] = []
  for (let from = 0; from < end; ) {
    const token = readToken(source, from)
    if (token.kind === 'end' || token.start >= end) return words
    words.push(token)
    from = Math.max(token.end, from + 1)
  }
  return words
}
