/** Values without operators or suffixes: names, literals, tables, brackets; and lists of values. */
import { stringValue } from '../../lua/value.js'
import { edit } from './cursor.js'
import { ForeignFunctions } from './foreign/functions.js'
import type { Token } from './tokens/index.js'
import type { Expression, NameNode, Span, StringNode } from './tree.js'

export abstract class Primaries extends ForeignFunctions {
  protected primary(): Expression {
    this.skipComments()
    const { token } = this
    switch (token.kind) {
      case 'number':
        this.take()
        return { kind: 'number', value: Number(token.text.replaceAll('_', '')), ...spanOf(token) }
      case 'string':
        return this.string()
      case 'template':
        return this.template()
      case 'name':
        return this.foreignName() ?? nameNode(this.take())
      case 'keyword':
        return this.#keyword()
      case 'symbol':
        return this.#bracketed()
      case 'unknown':
        return this.#sigil() ?? this.fail('a value')
      case 'end':
        return this.fail('a value')
    }
  }

  protected string(): StringNode {
    const token = this.take()
    return { kind: 'string', value: textOf(token.text), ...spanOf(token) }
  }

  #keyword(): Expression {
    const { token } = this
    switch (token.text) {
      case 'nil':
        this.take()
        return { kind: 'nil', ...spanOf(token) }
      case 'true':
      case 'false':
        this.take()
        return { kind: 'boolean', value: token.text === 'true', ...spanOf(token) }
      case 'function':
        this.take()
        return this.functionRest(token)
      default:
        return this.fail('a value')
    }
  }

  #bracketed(): Expression {
    const { token } = this
    const named = this.#sigil()
    if (named) return named
    if (token.text === '...') {
      this.take()
      return this.spread(token) ?? this.#dots(token)
    }
    if (token.text === '{') return this.table()
    if (token.text === '[') return this.squareList()
    if (token.text === '<') return this.placeholder() ?? this.fail('a value')
    if (token.text !== '(') return this.fail('a value')
    const arrow = this.arrowFunction()
    if (arrow) return arrow
    this.take()
    const inner = this.expression()
    if (this.is(',')) return this.#tuple(token, inner)
    return { kind: 'group', inner, start: token.start, end: this.close(')', token, 'the bracket') }
  }

  /** `(a, b)` of Python. */
  #tuple(open: Token, first: Expression): Expression {
    const parts = [first]
    while (this.accept(',')) if (!this.is(')')) parts.push(this.expression())
    const end = this.close(')', open, 'the bracket')
    this.report({
      rule: 'foreign-list',
      message: 'parentheses hold one value in Lua: a list is written { a, b }',
      start: open.start,
      end,
    })
    return { kind: 'unread', parts, start: open.start, end }
  }

  /** `$x`, `@x`: names have no sign before them in Lua. */
  #sigil(): Expression | undefined {
    const { token, after } = this
    const isSigil = (token.text === '$' || token.text === '@') && after.kind === 'name' && after.start === token.end
    if (!isSigil) return undefined
    this.take()
    this.report({
      rule: 'foreign-declaration',
      message: `names have no ${token.text} in Lua: write ${after.text}`,
      start: token.start,
      end: after.end,
      fix: [edit(token.start, token.end, '')],
    })
    return nameNode(this.take())
  }

  #dots(token: Token): Expression {
    if (!this.vararg)
      this.report({
        rule: 'syntax',
        message: '"..." is only allowed in a function that has ... among its parameters',
        ...spanOf(token),
      })
    return { kind: 'vararg', ...spanOf(token) }
  }

  protected arguments(): { args: Expression[]; end: number } {
    const open = this.take()
    const args: Expression[] = []
    while (this.within(')')) {
      const named = this.namedArguments(open)
      if (named) return { args: [named], end: named.end }
      args.push(this.expression())
      if (this.comprehension(open)) break
      const comma = this.#separator(')')
      if (comma === undefined) break
      if (this.is(')')) this.reportTrailingComma(comma)
    }
    return { args, end: this.close(')', open, 'the call') }
  }

  protected table(): Expression {
    return this.deeper(() => {
      const open = this.take()
      const fields = []
      while (this.within('}')) {
        fields.push(this.field(false))
        if (this.comprehension(open)) fields.length = 0
        if (this.#separator('}') === undefined) break
      }
      return { kind: 'table', fields, start: open.start, end: this.close('}', open, 'the table') }
    })
  }

  /** The items of a list in square brackets. */
  protected items(open: Token): Expression[] {
    const items: Expression[] = []
    while (this.within(']')) {
      items.push(this.expression())
      if (this.comprehension(open)) items.length = 0
      if (this.#separator(']') === undefined) break
    }
    return items
  }

  /** The comma between two items, reported if it is missing; undefined at the end of the list. */
  #separator(closer: string): Token | undefined {
    this.skipTrailingComment()
    if (this.is(',') || (closer === '}' && this.is(';'))) return this.take()
    if (this.is(closer) || !this.#beginsAnother(closer)) return undefined
    this.reportMissingComma()
    return this.token
  }

  /** Whether the next field or argument begins here without a comma before it. */
  #beginsAnother(closer: string): boolean {
    const { token, after } = this
    if (token.kind === 'string' || token.kind === 'number' || token.kind === 'template') return true
    if (token.kind === 'keyword') {
      if (closer === '}' && (this.is('=', after) || this.is(':', after))) return true
      return 'nil true false not function'.split(' ').includes(token.text)
    }
    if (token.kind === 'symbol') return token.text === '{' || (token.text === '[' && closer === '}')
    if (token.kind !== 'name') return false
    const isField = this.is('=', after) || this.is(':', after)
    return closer === '}' ? isField || !token.first : !isField
  }
}

export const spanOf = (from: Span, to: Span = from): Span => ({ start: from.start, end: to.end })

export const nameNode = ({ text, start, end }: Token): NameNode => ({ kind: 'name', name: text, start, end })

/** The value of a string as written, even if it is not closed. */
function textOf(raw: string): string {
  if (raw.startsWith('[')) return stringValue({ value: null, raw })
  const closed = raw.length > 1 && raw.endsWith(raw[0]!) ? raw : raw + raw[0]!
  return stringValue({ value: null, raw: closed })
}
