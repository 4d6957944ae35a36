/** Reads expressions of Lua 5.3, and what other languages write in their place. */
import { stringValue } from '../../lua/value.js'
import { ForeignFunctions } from './foreign-functions.js'
import { foreignOperators, type Operator, operators, UNARY } from './operators.js'
import { readToken, type Token } from './tokens.js'
import type { CallNode, Expression, NameNode, Span, StringNode } from './tree.js'

export abstract class Expressions extends ForeignFunctions {
  protected expression(): Expression {
    const value = this.deeper(() => this.#binary(0))
    return this.conditional(value)
  }

  protected expressions(): Expression[] {
    const values = [this.expression()]
    while (this.accept(',')) values.push(this.expression())
    return values
  }

  /** Operators that bind more strongly than `least`. */
  #binary(least: number): Expression {
    let left = this.#unary()
    for (;;) {
      this.skipTrailingComment()
      const operator = this.#operator()
      if (operator === undefined || operator.left <= least) return left
      const sign = this.take()
      this.reportOperator(sign)
      const right = this.deeper(() => this.#binary(operator.right))
      const { start, end } = spanOf(left, right)
      left = { kind: 'binary', operator: operator.text, operatorStart: sign.start, left, right, start, end }
    }
  }

  #operator(): Operator | undefined {
    if (this.token.kind !== 'symbol' && this.token.kind !== 'keyword') return undefined
    return operators.get(foreignOperators.get(this.token.text) ?? this.token.text)
  }

  #unary(): Expression {
    const { token } = this
    const isSign = token.kind === 'symbol' && (token.text === '-' || token.text === '#' || token.text === '~')
    const isNot = this.is('not')
    if (!isSign && !isNot && !this.is('!')) return this.#suffixed()
    if (token.text === '!') this.reportNot(token)
    this.take()
    const operand = this.deeper(() => this.#binary(UNARY))
    const operator = token.text === '!' ? 'not' : token.text
    return { kind: 'unary', operator, operand, start: token.start, end: operand.end }
  }

  /** `x`, `x.y[1]:z{…}(…)`. */
  #suffixed(): Expression {
    let value = this.#primary()
    for (;;) {
      const next = this.suffix(value)
      if (next === undefined) return value
      value = next
    }
  }

  /** The value with what follows it; undefined if it ends there. */
  protected suffix(value: Expression): Expression | undefined {
    const { token } = this
    if (!canHaveSuffix(value)) return undefined
    if (token.kind === 'string') return this.#call(value)
    if (token.kind !== 'symbol') return undefined
    switch (token.text) {
      case '.':
      case '?.':
        return this.#member(value)
      case '[': {
        this.take()
        const key = this.expression()
        const end = this.close(']', token, 'the [')
        return { kind: 'index', object: value, key, dotted: false, start: value.start, end }
      }
      case ':':
        return this.#isMethod() ? this.#method(value) : undefined
      case '(':
        return this.#call(value)
      case '{':
        return this.bracesFollow() ? undefined : this.#call(value)
      default:
        return undefined
    }
  }

  #member(value: Expression): Expression {
    const dot = this.take()
    if (dot.text === '?.') this.reportOptional(dot)
    const word = this.token
    if (word.kind === 'keyword' && word.start === dot.end) {
      this.reportReservedMember(dot, word)
      this.take()
    } else if (word.kind !== 'name') this.fail('a name after "."')
    else this.take()
    const key: StringNode = { kind: 'string', value: word.text, start: word.start, end: word.end }
    return { kind: 'index', object: value, key, dotted: true, start: value.start, end: word.end }
  }

  /** Whether `:` is followed by a name and arguments: in `{ a: 1 }` and `x ? a : b` it is not. */
  #isMethod(): boolean {
    const name = this.after
    if (name.kind !== 'name' || (name.first && this.inHead)) return false
    const next = readToken(this.source, name.end)
    return next.kind === 'string' || (next.kind === 'symbol' && (next.text === '(' || next.text === '{'))
  }

  #method(value: Expression): CallNode {
    this.take()
    const method = nameNode(this.take())
    return { ...this.#call(value), method }
  }

  #call(callee: Expression): CallNode {
    const { token } = this
    if (token.text === '(' && token.kind === 'symbol') {
      const { args, end } = this.#arguments()
      return { kind: 'call', callee, args, argsStart: token.start, parenthesised: true, start: callee.start, end }
    }
    const value = token.kind === 'string' ? this.#string() : this.#table()
    const { start } = callee
    return { kind: 'call', callee, args: [value], argsStart: token.start, parenthesised: false, start, end: value.end }
  }

  #arguments(): { args: Expression[]; end: number } {
    const open = this.take()
    const args: Expression[] = []
    while (this.within(')')) {
      const named = this.namedArguments(open)
      if (named) return { args: [named], end: named.end }
      args.push(this.expression())
      const comma = this.#separator(')')
      if (comma === undefined) break
      if (this.is(')')) this.reportTrailingComma(comma)
    }
    return { args, end: this.close(')', open, 'the call') }
  }

  /** The comma between two things; reported if it is missing; undefined at the end of the list. */
  #separator(closer: string): Token | undefined {
    this.skipTrailingComment()
    if (this.is(',') || (closer === '}' && this.is(';'))) return this.take()
    if (this.is(closer) || !this.#beginsAnother(closer)) return undefined
    this.reportMissingComma()
    return this.token
  }

  /** Whether the next field or argument begins here although no comma stands before it. */
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

  protected table(): Expression {
    return this.#table()
  }

  #table(): Expression {
    return this.deeper(() => {
      const open = this.take()
      const fields = []
      while (this.within('}')) {
        fields.push(this.field(false))
        if (this.#separator('}') === undefined) break
      }
      return { kind: 'table', fields, start: open.start, end: this.close('}', open, 'the table') }
    })
  }

  /** The items of a list in square brackets. */
  protected items(): Expression[] {
    const items: Expression[] = []
    while (this.within(']')) {
      items.push(this.expression())
      if (this.#separator(']') === undefined) break
    }
    return items
  }

  #primary(): Expression {
    this.skipComments()
    const { token } = this
    switch (token.kind) {
      case 'number':
        this.take()
        return { kind: 'number', value: Number(token.text.replaceAll('_', '')), ...spanOf(token) }
      case 'string':
        return this.#string()
      case 'template':
        return this.template()
      case 'name':
        return this.foreignName() ?? nameNode(this.take())
      case 'keyword':
        return this.#keyword()
      case 'symbol':
        return this.#bracketed()
      case 'unknown':
      case 'end':
        return this.fail('a value')
    }
  }

  #string(): StringNode {
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

  #dots(token: Token): Expression {
    if (!this.vararg)
      this.report({
        rule: 'syntax',
        message: '"..." stands within a function only that has ... among its parameters',
        ...spanOf(token),
      })
    return { kind: 'vararg', ...spanOf(token) }
  }

  #bracketed(): Expression {
    const { token } = this
    if (token.text === '...') {
      this.take()
      return this.spread(token) ?? this.#dots(token)
    }
    if (token.text === '{') return this.#table()
    if (token.text === '[') return this.squareList()
    if (token.text === '<') return this.placeholder() ?? this.fail('a value')
    if (token.text !== '(') return this.fail('a value')
    const arrow = this.arrowFunction()
    if (arrow) return arrow
    this.take()
    const inner = this.expression()
    return { kind: 'group', inner, start: token.start, end: this.close(')', token, 'the bracket') }
  }
}

const canHaveSuffix = ({ kind }: Expression): boolean =>
  kind === 'name' || kind === 'index' || kind === 'call' || kind === 'group' || kind === 'unread'

const spanOf = (from: Span, to: Span = from): Span => ({ start: from.start, end: to.end })

const nameNode = ({ text, start, end }: Token): NameNode => ({ kind: 'name', name: text, start, end })

/** The value of a string as it is written, also where it is not closed. */
function textOf(raw: string): string {
  if (raw.startsWith('[')) return stringValue({ value: null, raw })
  const closed = raw.length > 1 && raw.endsWith(raw[0]!) ? raw : raw + raw[0]!
  return stringValue({ value: null, raw: closed })
}
