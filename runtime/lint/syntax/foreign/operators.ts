/** Operators of other languages, and slips between two words. */
import { edit, shown } from '../cursor.js'
import { foreignOperators } from '../operators.js'
import type { Token } from '../tokens/index.js'
import { ForeignComments } from './comments.js'

export abstract class ForeignOperators extends ForeignComments {
  protected reportOperator({ text, start, end }: Token): void {
    const right = foreignOperators.get(text)
    if (right === undefined) return
    const spaced = /^\w/.test(right)
    const pad = (offset: number): string => (spaced && /\w/.test(this.source[offset] ?? '') ? ' ' : '')
    this.report({
      rule: 'foreign-operator',
      message: `"${text}" is not a Lua operator: write ${right}`,
      start,
      end,
      fix: [edit(start, end, pad(start - 1) + right + pad(end))],
    })
  }

  protected reportNot({ start, end }: Token): void {
    this.report({
      rule: 'foreign-operator',
      message: '"!" is not a Lua operator: write not',
      start,
      end,
      fix: [edit(start, end, this.source[end] === ' ' ? 'not' : 'not ')],
    })
  }

  protected reportOptional({ start, end }: Token): void {
    this.report({
      rule: 'foreign-operator',
      message: '"?." is not a Lua operator: test the value with "and" first, as in x and x.y',
      start,
      end,
    })
  }

  protected reportReservedMember(dot: Token, word: Token): void {
    const right = `["${word.text}"]`
    this.report({
      rule: 'reserved-word',
      message: `"${word.text}" is a reserved word of Lua: write ${right}`,
      start: word.start,
      end: word.end,
      fix: [edit(dot.start, word.end, right)],
    })
  }

  protected reportMissingComma(): void {
    const at = this.last
    this.report({
      rule: 'missing-comma',
      message: `a comma is missing before ${shown(this.token)}`,
      start: at,
      end: at + 1,
      fix: [edit(at, at, ',')],
    })
  }

  protected reportTrailingComma({ start, end }: Token): void {
    this.report({
      rule: 'syntax',
      message: 'a comma is not allowed before the ) of a call',
      start,
      end,
      fix: [edit(start, end, '')],
    })
  }
}
