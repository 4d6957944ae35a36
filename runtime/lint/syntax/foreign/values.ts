/** Values as other languages write them; each is read as what it means. */
import { edit } from '../cursor.js'
import { readToken, type Token } from '../tokens/index.js'
import type { Expression } from '../tree.js'
import { ofJavaScript } from './templates.js'
import { ForeignWordOperators } from './word-operators.js'

export abstract class ForeignValues extends ForeignWordOperators {
  protected abstract items(open: Token): Expression[]

  /** `a ? b : c`, and Python's `a if b else c`. */
  protected conditional(value: Expression): Expression {
    if (this.is('?')) return this.#questionMark(value)
    if (this.is('if') && !this.token.first && this.#elseWithoutThen()) return this.#afterwards(value)
    return this.wordOperator(value) ?? value
  }

  /** `x for x in list` before the bracket that closes `open`. */
  protected comprehension(open: Token): boolean {
    if (!this.is('for') || this.token.first) return false
    const { start, end } = this.token
    const close = this.closerOf(open)
    if (!close) return false
    this.report({
      rule: 'foreign-list',
      message: 'Lua has no comprehensions: fill a table in a loop, for _, x in ipairs(list) do t[#t + 1] = … end',
      start,
      end,
    })
    this.skipTo(close.start)
    return true
  }

  #questionMark(condition: Expression): Expression {
    const sign = this.take()
    const yes = this.expression()
    const colon = this.is(':') ? this.take() : undefined
    const no = colon ? this.expression() : yes
    const truthy = 'string number table function binary'.split(' ').includes(yes.kind)
    this.report({
      rule: 'foreign-conditional',
      message: 'Lua has no "a ? b : c": write a and b or c (if b is neither nil nor false), or an if',
      start: sign.start,
      end: sign.end,
      ...(truthy &&
        colon && {
          fix: [
            edit(sign.start, sign.end, this.#word(sign, 'and')),
            edit(colon.start, colon.end, this.#word(colon, 'or')),
          ],
        }),
    })
    return { kind: 'unread', parts: [condition, yes, no], start: condition.start, end: no.end }
  }

  /** A word in place of a sign, with a space where it would touch another word. */
  #word({ start, end }: Token, word: string): string {
    return (/\s/.test(this.source[start - 1] ?? '') ? '' : ' ') + word + (/\s/.test(this.source[end] ?? '') ? '' : ' ')
  }

  #elseWithoutThen(): boolean {
    for (let token = this.token; ; token = readToken(this.source, token.end)) {
      if (token.kind === 'end' || (token.first && token !== this.token) || this.is('then', token)) return false
      if (this.is('else', token)) return true
    }
  }

  #afterwards(yes: Expression): Expression {
    const word = this.take()
    const condition = this.expression()
    this.accept('else')
    const no = this.expression()
    const text = (node: Expression): string => this.source.slice(node.start, node.end)
    this.report({
      rule: 'foreign-conditional',
      message: 'Lua has no "a if b else c": write b and a or c (if a is neither nil nor false), or an if',
      start: word.start,
      end: word.end,
      ...((yes.kind === 'string' || yes.kind === 'number') && {
        fix: [edit(yes.start, no.end, `${text(condition)} and ${text(yes)} or ${text(no)}`)],
      }),
    })
    return { kind: 'unread', parts: [condition, yes, no], start: yes.start, end: no.end }
  }

  /** `[1, 2]`. */
  protected squareList(): Expression {
    const open = this.take()
    const keyed = this.token.kind === 'string' && this.is(':', this.after)
    const items = keyed ? [] : this.items(open)
    if (keyed) return this.fail('a value')
    const before = this.last
    const isList = items.length > 0 || before === open.end
    const end = this.close(']', open, 'the list')
    const closed = isList && this.source[end - 1] === ']' && end > before
    this.report({
      rule: 'foreign-list',
      message: 'a list is written in braces: write { … }, not [ … ]',
      start: open.start,
      end: open.end,
      ...(closed && { fix: [edit(open.start, open.end, '{'), edit(end - 1, end, '}')] }),
    })
    return {
      kind: 'table',
      fields: items.map((value) => ({ value, start: value.start, end: value.end })),
      start: open.start,
      end,
    }
  }

  /** `...list`, which Lua does not have. */
  protected spread(dots: Token): Expression | undefined {
    if (this.token.kind !== 'name' || this.token.start !== dots.end) return undefined
    const value = this.expression()
    this.report({
      rule: 'foreign-list',
      message:
        'Lua has no spread: table.unpack(list) gives the items of a list, fields are copied in a loop with pairs',
      start: dots.start,
      end: dots.end,
      fix: [edit(dots.start, dots.end, 'table.unpack('), edit(value.end, value.end, ')')],
    })
    return { kind: 'unread', parts: [value], start: dots.start, end: value.end }
  }

  /** `<id>`. */
  protected placeholder(): Expression | undefined {
    const { start } = this.token
    const found = /^<[A-Za-z][\w .-]{0,60}>/.exec(this.source.slice(start, start + 70))?.[0]
    if (found === undefined) return undefined
    const end = start + found.length
    this.report({
      rule: 'placeholder',
      message: `${found} is a placeholder: write a value, such as "…"`,
      start,
      end,
    })
    this.skipTo(end)
    this.last = end
    return { kind: 'unread', parts: [], start, end }
  }

  /** `` `a ${x}` ``. */
  protected template(): Expression {
    const { text, start, end } = this.take()
    const right = ofJavaScript(text)
    this.report({
      rule: 'foreign-string',
      message: `Lua has no \`…\` strings: write ${right !== undefined && right.length < 60 ? right : '"…" .. value'}`,
      start,
      end,
      ...(right !== undefined && { fix: [edit(start, end, right)] }),
    })
    return { kind: 'unread', parts: [], start, end }
  }
}
