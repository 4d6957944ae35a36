/** Comments of other languages, and the search for closing brackets. */
import { Cursor, edit } from '../cursor.js'
import { readToken, type Token } from '../tokens/index.js'

export abstract class ForeignComments extends Cursor {
  /** Skips comments of other languages where a value, a field or a statement would begin. */
  protected skipComments(): void {
    while (this.is('//') || (this.is('#') && this.#isHashComment())) this.#skipComment()
  }

  /** The same in the place of an operator: there `//` divides, unless prose follows. */
  protected skipTrailingComment(): void {
    while (this.is('#') || (this.is('//') && this.#isProse())) this.#skipComment()
  }

  /** Whether another item comes before the bracket that closes a list. */
  protected within(closer: string): boolean {
    this.skipComments()
    const closes = this.is(')') || this.is('}') || this.is(']')
    return !this.is(closer) && !closes && this.token.kind !== 'end'
  }

  #isHashComment(): boolean {
    return this.token.first && /^#+(?:\s|$)/.test(this.source.slice(this.token.start, this.token.start + 20))
  }

  #isProse(): boolean {
    const rest = /[^\n]*/.exec(this.source.slice(this.token.end, this.token.end + 300))![0].trim()
    if (rest === '' || !/^[\w"'({#.-]/.test(rest)) return true
    // A line that begins this way divides only if a single operand follows.
    if (this.token.first && !/^[\w.]+(?:\s*[-+*/%^]\s*[\w.]+)*$/.test(rest)) return true
    const words = /^[A-Za-z_][\w'.]*[,:]?\s+([A-Za-z_][\w']*)(?=\s*(.?))/.exec(rest)
    if (!words) return false
    const [, second = '', next = ''] = words
    const isWord = 'and or then do end else elseif until local return if for while repeat function goto break'.split(
      ' ',
    )
    return !isWord.includes(second) && !'=(.,:{"['.includes(next === '' ? ' ' : next)
  }

  #skipComment(): void {
    const { text, start, end } = this.token
    const sign = text === '#' ? /^#+/.exec(this.source.slice(start, start + 20))![0] : text
    this.report({
      rule: 'foreign-comment',
      message: `a comment begins with --, not with ${sign}`,
      start,
      end,
      fix: [edit(start, start + sign.length, '--')],
    })
    this.skipLine()
  }

  /** The token that closes the bracket at `open`, if one does within a few thousand tokens. */
  protected closerOf(open: Token): Token | undefined {
    let depth = 0
    let token = open
    for (let left = 2000; left > 0 && token.kind !== 'end'; left--) {
      if (token.kind === 'symbol') {
        if ('([{'.includes(token.text)) depth++
        else if (')]}'.includes(token.text)) depth--
        if (depth === 0) return token
      }
      token = readToken(this.source, token.end)
    }
    return undefined
  }
}
