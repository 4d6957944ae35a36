/** How other languages raise and catch errors. */

import { edit } from '../cursor.js'
import type { Token } from '../tokens/index.js'
import type { Block, Expression, NameNode, Statement } from '../tree.js'
import { ForeignLoops } from './loops.js'

export abstract class ForeignErrors extends ForeignLoops {
  protected tryStatement(): Statement {
    const word = this.take()
    const body = this.#foreignBlock(word)
    const rest: Statement[] = []
    while (this.isName('catch') || this.isName('except') || this.isName('finally')) {
      const clause = this.take()
      const names = clause.text === 'finally' ? [] : this.#caught()
      const body = this.#foreignBlock(clause)
      rest.push({ kind: 'for-in', names, values: [], body, start: clause.start, end: body.end })
    }
    this.report({
      rule: 'foreign-error',
      message: `Lua has no "try": write local ok, result = pcall(function() … end), then if not ok then … end`,
      start: word.start,
      end: word.end,
    })
    const tried: Statement = { kind: 'perhaps', body, start: word.start, end: body.end }
    const all = [tried, ...rest]
    return {
      kind: 'do',
      body: { statements: all, start: word.start, end: this.last },
      start: word.start,
      end: this.last,
    }
  }

  /** The names between `catch` and its block. */
  #caught(): NameNode[] {
    const names: NameNode[] = []
    while (!this.token.first && !this.is('{') && !this.is(':') && this.token.kind !== 'end') {
      const token = this.take()
      if (token.kind === 'name') names.push(this.nameNode(token))
    }
    return names
  }

  #foreignBlock(opener: Token): Block {
    if (!this.is('{') && !this.is(':')) return this.fail('a block')
    const { body, form } = this.block(opener, '', [])
    this.closeBlock(opener, form)
    return body
  }

  protected throwStatement(): Statement {
    const word = this.take()
    const value = this.#thrown()
    const inner = value.kind === 'unread' && value.parts[0] ? value.parts[0] : value
    this.report({
      rule: 'foreign-error',
      message: `Lua has no "${word.text}": write error(…)`,
      start: word.start,
      end: word.end,
      fix: [edit(word.start, inner.start, 'error('), edit(inner.end, this.last, ')')],
    })
    return { kind: 'return', values: [value], start: word.start, end: value.end }
  }

  /** `new Error("…")`, `Exception("…")` or any other value. */
  #thrown(): Expression {
    if (this.isName('new')) this.take()
    const value = this.expression()
    const made = value.kind === 'call' && value.callee.kind === 'name' && /(?:Error|Exception)$/.test(value.callee.name)
    return made ? { kind: 'unread', parts: value.args, start: value.start, end: value.end } : value
  }
}
