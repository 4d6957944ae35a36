/** What other languages write after a value: methods of strings in quotes, slices, members with signs. */
import { edit } from '../cursor.js'
import { Primaries } from '../primaries.js'
import { readToken } from '../tokens/index.js'
import type { Expression, Span, StringNode } from '../tree.js'

export abstract class ForeignSuffixes extends Primaries {
  /** A call of `callee` from its arguments on. */
  protected abstract callOf(callee: Expression): Expression

  /** `"…".format(x)`, `", ".join(list)`, `"a" . "b"`; undefined if nothing of that kind follows. */
  protected afterString(value: StringNode): Expression | undefined {
    const { token, after } = this
    if (!this.is('.') && !this.is(':')) return undefined
    const isMethod = after.kind === 'name' && after.start === token.end && token.start === value.end
    if (isMethod) return this.#isCalled() ? this.#methodOf(value) : undefined
    return this.is('.') && token.start > value.end ? this.#dotConcatenation(value) : undefined
  }

  #isCalled(): boolean {
    const next = readToken(this.source, this.after.end)
    return next.kind === 'symbol' && next.text === '('
  }

  #methodOf(value: StringNode): Expression {
    const sign = this.take()
    const name = this.take()
    const text = this.source.slice(value.start, value.end)
    const call = this.callOf(value)
    const args = this.source.slice(name.end + 1, call.end - 1)
    const right = standardForm(name.text, text, args)
    const brief = text.length > 30 ? '"…"' : text
    const { advice } = right
    const instead = advice === undefined ? `: write (${brief}):${name.text}(…)` : ` "${name.text}": write ${advice}`
    this.report({
      rule: 'foreign-method',
      message: `a string in quotes has no method${instead}`,
      start: sign.start,
      end: name.end,
      fix:
        right.text === undefined
          ? [edit(value.start, value.start, '('), edit(value.end, sign.end, '):')]
          : [edit(value.start, call.end, right.text)],
    })
    return { kind: 'unread', parts: call.kind === 'call' ? call.args : [], start: value.start, end: call.end }
  }

  /** `"a" . "b"` of PHP and Perl. */
  #dotConcatenation(left: StringNode): Expression {
    const sign = this.take()
    this.report({
      rule: 'foreign-operator',
      message: 'strings are joined with "..", not with "."',
      start: sign.start,
      end: sign.end,
      fix: [edit(sign.start, sign.end, '..')],
    })
    const right = this.expression()
    return { kind: 'unread', parts: [right], start: left.start, end: right.end }
  }

  /** The key, or the first and last position of `list[1:3]`. */
  protected slice(open: Span, first: Expression): Expression {
    if (!this.is(':') && !this.is('::')) return first
    const sign = this.take()
    if (!this.is(']')) this.expression()
    if (this.is(':')) {
      this.take()
      if (!this.is(']')) this.expression()
    }
    this.report({
      rule: 'foreign-list',
      message:
        'Lua has no slices: write s:sub(first, last) for a string, table.move(list, first, last, 1, {}) for a list',
      start: open.start,
      end: sign.end,
    })
    return { kind: 'unread', parts: [first], start: first.start, end: this.last }
  }
}

/** What Lua has for a method of strings of another language. */
function standardForm(name: string, text: string, args: string): { readonly text?: string; readonly advice?: string } {
  if (name === 'join') return { text: `table.concat(${args}, ${text})`, advice: `table.concat(list, ${text})` }
  if (name !== 'format' || !/\{\w*\}/.test(text)) return {}
  const plain = /\{\}/.test(text) && !/=/.test(args)
  const advice = 'string.format with %s for each value'
  return plain ? { text: `string.format(${text.replaceAll('{}', '%s')}, ${args})`, advice } : { advice }
}
