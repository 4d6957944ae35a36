/** Expressions of Ruby. */
import type { Expression, Identifier, Statement } from 'luaparse'
import { type Callback, isMethod, joined, methodCall } from './methods.js'
import { RubyCursor } from './ruby-cursor.js'
import type { RubyToken } from './ruby-tokens.js'
import * as tree from './tree.js'

/** Deeper nesting is an attempt to exhaust the stack. */
const deepest = 150

/** Binary operators from the loosest to the tightest. */
const levels: readonly (readonly string[])[] = [
  ['..', '...'],
  ['||'],
  ['&&'],
  ['<=>', '==', '===', '!=', '=~', '!~'],
  ['<', '<=', '>', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
]

const comparisons: ReadonlyMap<string, tree.BinaryOperator> = new Map([
  ['==', '=='],
  ['===', '=='],
  ['!=', '~='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
])

interface Arguments {
  readonly args: readonly Expression[]
  readonly callback?: Callback
}

/** Reads expressions; what a statement has to do before it can be evaluated stands in `before`. */
export abstract class RubyExpressions {
  protected before: Statement[] = []
  /** Names of variables: what is called on anything else is a function of the host. */
  protected readonly declared: Set<string>
  protected readonly cursor: RubyCursor
  /** The condition of a loop ends at `do`. */
  #isLoopCondition = false

  constructor(
    readonly code: string,
    range: tree.Range,
    declared: Set<string> = new Set(),
    /** How deep the expression in a text is nested. */
    protected depth = 0,
  ) {
    this.cursor = new RubyCursor(code, ...range)
    this.declared = declared
  }

  /** `if`, `case`, `begin` and `while`, also as values. */
  protected abstract compound(): Statement | undefined

  /** Statements up to one of these keywords, a closing brace or the end. */
  protected abstract statementsUntil(...keywords: readonly string[]): Statement[]

  /** Reads an expression in a text. */
  protected abstract inner(range: tree.Range): Expression

  protected expression(): Expression {
    const { cursor } = this
    const start = cursor.token.range[0]
    let left = this.#negated()
    while (cursor.isKeyword('and', 'or')) {
      const operator = cursor.take().text === 'and' ? 'and' : 'or'
      cursor.skipLines()
      const right = this.#negated()
      left = tree.logical(cursor.since(start), operator, left, right)
    }
    return left
  }

  /** The condition of `while` and `until`, which `do` ends. */
  protected loopCondition(): Expression {
    this.#isLoopCondition = true
    const condition = this.expression()
    this.#isLoopCondition = false
    return condition
  }

  #negated(): Expression {
    const { cursor } = this
    const start = cursor.token.range[0]
    if (!cursor.skipKeyword('not')) return this.ternary()
    const argument = this.nested(() => this.#negated())
    return tree.unary(cursor.since(start), 'not', argument)
  }

  protected ternary(): Expression {
    return this.nested(() => this.#conditional())
  }

  /** One level deeper. */
  protected nested<T>(read: () => T): T {
    if (this.depth++ > deepest) throw new tree.UnreadableCode('nested too deeply')
    const result = read()
    this.depth--
    return result
  }

  #conditional(): Expression {
    const { cursor } = this
    const start = cursor.token.range[0]
    const condition = this.#binary(0)
    let result = condition
    if (cursor.skipSign('?')) {
      cursor.skipLines()
      const yes = this.ternary()
      cursor.skipLines()
      cursor.expectSign(':')
      cursor.skipLines()
      const no = this.ternary()
      const range = cursor.since(start)
      result = tree.logical(range, 'or', tree.logical(range, 'and', condition, yes), no)
    }
    return result
  }

  #binary(level: number): Expression {
    const { cursor } = this
    const operators = levels[level]
    if (!operators) return this.#unary()
    const start = cursor.token.range[0]
    let left = this.#binary(level + 1)
    while (cursor.isSign(...operators)) {
      const operator = cursor.take().text
      cursor.skipLines()
      const right = this.#binary(level + 1)
      left = binaryOf(cursor.since(start), operator, left, right)
    }
    return left
  }

  #unary(): Expression {
    const { cursor } = this
    const start = cursor.token.range[0]
    if (cursor.skipSign('!')) {
      const argument = this.nested(() => this.#unary())
      return tree.unary(cursor.since(start), 'not', argument)
    }
    if (cursor.skipSign('-', '+')) {
      const argument = this.nested(() => this.#unary())
      return tree.unary(cursor.since(start), '-', argument)
    }
    return this.#postfix(this.#primary(), start)
  }

  #primary(): Expression {
    const { cursor } = this
    const { token } = cursor
    const { range } = token
    switch (token.kind) {
      case 'number':
        return tree.number(cursor.take().range, token.value ?? 0)
      case 'text':
        return this.#texts(cursor.take())
      case 'symbol':
        return token.parts ? this.#text(cursor.take()) : tree.text(cursor.take().range, token.text)
      case 'name':
        return this.#name(cursor.take())
      case 'keyword':
        return this.#keyword(token)
      case 'sign':
        return this.#sign(token)
      case 'label':
      case 'line':
      case 'end':
        throw new tree.UnreadableCode(`unexpected ${token.text} at ${range[0]}`)
    }
  }

  #keyword(token: RubyToken): Expression {
    const { cursor } = this
    if (/^(true|false)$/.test(token.text)) return tree.boolean(cursor.take().range, token.text === 'true')
    if (/^(nil|self|super|yield)$/.test(token.text)) return tree.nil(cursor.take().range)
    const start = token.range[0]
    const statement = this.compound()
    if (!statement) throw new tree.UnreadableCode(`unexpected ${token.text}`)
    this.before.push(statement)
    return tree.computed(cursor.since(start))
  }

  #sign(token: RubyToken): Expression {
    const { cursor } = this
    const start = token.range[0]
    switch (cursor.take().text) {
      case '(':
        return this.#parenthesis(start)
      case '[': {
        const { args } = this.#argumentsUntil(']')
        return tree.table(cursor.since(start), args.map(tree.item))
      }
      case '{':
        return this.#hash(start)
      case '->': {
        const parameters = cursor.skipSign('(') ? this.#parametersUntil(')') : []
        const callback = this.#block(parameters)
        return tree.functionOf(cursor.since(start), callback?.parameters ?? [], callback?.body ?? [])
      }
      case '*':
      case '**':
      case '&':
        return tree.computed(
          token.range,
          this.nested(() => this.#unary()),
        )
      case '::':
        return this.nested(() => this.#primary())
      default:
        throw new tree.UnreadableCode(`unexpected ${token.text}`)
    }
  }

  #parenthesis(start: number): Expression {
    const { cursor } = this
    cursor.skipLines()
    if (cursor.skipSign(')')) return tree.nil(cursor.since(start))
    let value = this.expression()
    if (cursor.skipSign('=', '||=')) {
      const target = value
      value = this.expression()
      if (target.type === 'Identifier') {
        this.declared.add(target.name)
        this.before.push(tree.assignment(cursor.since(start), target, value))
        value = target
      }
    }
    cursor.skipLines()
    cursor.expectSign(')')
    return value
  }

  /** Texts that stand next to each other are one. */
  #texts(first: RubyToken): Expression {
    let all = this.#text(first)
    while (this.cursor.token.kind === 'text' && /^["']$/.test(this.cursor.token.text))
      all = joined(this.cursor.since(first.range[0]), all, this.#text(this.cursor.take()), true)
    return all
  }

  #text(token: RubyToken): Expression {
    const { range, parts = [] } = token
    if (token.text === '%w')
      return tree.table(
        range,
        parts.map((part) => tree.item(tree.text(range, String(part)))),
      )
    if (token.text === '/') return tree.computed(range)
    const [first = '', ...rest] = parts
    const start = typeof first === 'string' ? tree.text(range, first) : this.inner(first)
    return rest.reduce<Expression>(
      (left, part) => joined(range, left, typeof part === 'string' ? tree.text(range, part) : this.inner(part), true),
      start,
    )
  }

  #hash(start: number): Expression {
    const { cursor } = this
    const { args } = this.#argumentsUntil('}')
    const [only] = args
    const range = cursor.since(start)
    if (args.length === 0) return tree.table(range, [])
    if (args.length > 1 || only?.type !== 'TableConstructorExpression') throw new tree.UnreadableCode('not a hash')
    return tree.table(range, only.fields)
  }

  /** Arguments, elements or pairs up to a closing sign; pairs come last, as one table. */
  #argumentsUntil(closer: string): Arguments {
    const { cursor } = this
    const found = this.#items(() => {
      cursor.skipLines()
      return cursor.isSign(closer)
    })
    cursor.skipLines()
    cursor.expectSign(closer)
    return found
  }

  /** Arguments without parentheses, up to the end of the line. */
  #command(): Arguments {
    return this.#items(() => false)
  }

  #items(atEnd: () => boolean): Arguments {
    const { cursor } = this
    const args: Expression[] = []
    const fields: Parameters<typeof tree.table>[1][number][] = []
    let callback: Callback | undefined
    const start = cursor.token.range[0]
    for (;;) {
      if (atEnd()) break
      const from = cursor.token.range[0]
      if (cursor.token.kind === 'label') fields.push(this.#pair(cursor.take()))
      else if (cursor.isSign('&')) callback = this.#passedBlock()
      else if (cursor.skipSign('**')) fields.push(tree.unknownField(tree.nil([from, from]), this.ternary()))
      else {
        const value = this.ternary()
        if (cursor.skipSign('=>')) fields.push(this.#arrow(value))
        else args.push(value)
      }
      if (!cursor.skipSign(',')) break
      cursor.skipLines()
    }
    if (fields.length > 0) args.push(tree.table(rangeOfFields(fields, start), fields))
    return { args, ...(callback && { callback }) }
  }

  #pair(label: RubyToken): Parameters<typeof tree.table>[1][number] {
    const { cursor } = this
    const [first] = label.parts ?? [label.text]
    const [start, end] = label.range
    const key = tree.name([start, end - 1], typeof first === 'string' ? first : label.text)
    cursor.skipLines()
    // `f(name:)` passes the variable of that name.
    if (cursor.isSign(',', ')', '}')) return tree.field(key, tree.name(label.range, key.name))
    return tree.field(key, this.ternary())
  }

  #arrow(key: Expression): Parameters<typeof tree.table>[1][number] {
    this.cursor.skipLines()
    const value = this.ternary()
    return key.type === 'StringLiteral'
      ? tree.field(tree.name(tree.rangeOf(key), key.value), value)
      : tree.unknownField(key, value)
  }

  /** `&:name`: calls the method, or reads the field, of each item. */
  #passedBlock(): Callback | undefined {
    const { cursor } = this
    const { range } = cursor.take()
    const value = this.#unary()
    if (value.type !== 'StringLiteral' || isMethod(value.value)) return undefined
    const each = tree.name(range, `\u0000${range[0]}`)
    return {
      parameters: [each],
      body: [tree.evaluated(tree.member(range, each, tree.name(tree.rangeOf(value), value.value)))],
    }
  }

  #name(token: RubyToken): Expression {
    const { cursor } = this
    const own = tree.variable(token.range, token.text)
    if (this.declared.has(own.name) && !(cursor.isSign('(') && !cursor.token.spaced)) return own
    const called = this.#callArguments(true)
    if (!called) return own
    const range = cursor.since(token.range[0])
    return languageCall(token.text, called, range, this.before) ?? tree.call(range, own, called.args)
  }

  /** Arguments in parentheses, or behind a blank, and a block; undefined where the name stands by itself. */
  #callArguments(mayBeCommand: boolean): Arguments | undefined {
    const { cursor } = this
    let found: Arguments | undefined
    if (cursor.isSign('(') && !cursor.token.spaced) {
      cursor.take()
      found = this.#argumentsUntil(')')
    } else if (mayBeCommand && this.#startsArgument()) found = this.#command()
    const callback = this.#block()
    if (!found && !callback) return undefined
    const own = callback ?? found?.callback
    return { args: found?.args ?? [], ...(own && { callback: own }) }
  }

  /** Whether what follows a name behind a blank is its first argument. */
  #startsArgument(): boolean {
    const { cursor } = this
    const { token } = cursor
    if (!token.spaced) return false
    switch (token.kind) {
      case 'number':
      case 'text':
      case 'symbol':
      case 'label':
      case 'name':
        return true
      case 'keyword':
        return /^(true|false|nil|self|not|defined\?)$/.test(token.text)
      case 'sign': {
        const next = cursor.peek()
        return /^(?:\[|->|!|\(|::)$/.test(token.text) || (/^[-*&:]$/.test(token.text) && !next.spaced)
      }
      case 'line':
      case 'end':
        return false
    }
  }

  /** `{ |item| … }`, `do |item| … end`. */
  #block(given: readonly Identifier[] = []): Callback | undefined {
    const { cursor } = this
    const isDo = cursor.isKeyword('do') && !this.#isLoopCondition
    if (!isDo && !cursor.isSign('{')) return undefined
    cursor.take()
    cursor.skipLines()
    const named = cursor.skipSign('|') ? this.#parametersUntil('|') : cursor.skipSign('||') ? [] : given
    const parameters = named.length > 0 ? named : [tree.name([cursor.lastEnd, cursor.lastEnd], 'it')]
    const condition = this.#isLoopCondition
    this.#isLoopCondition = false
    for (const { name } of parameters) this.declared.add(name)
    const body = this.statementsUntil('end')
    this.#isLoopCondition = condition
    if (isDo) cursor.expectKeyword('end')
    else cursor.expectSign('}')
    return { parameters, body }
  }

  #parametersUntil(closer: string): Identifier[] {
    const { cursor } = this
    const names: Identifier[] = []
    for (;;) {
      const token = cursor.take()
      if (token.kind === 'end') throw new tree.UnreadableCode('parameters do not end')
      if (token.kind === 'sign' && token.text === closer) return names
      if (token.kind === 'name' || token.kind === 'label') names.push(tree.variable(token.range, token.text))
    }
  }

  protected parameters(): Identifier[] {
    return this.cursor.skipSign('(') ? this.#parametersUntil(')') : []
  }

  /** What is read of a value: its fields, items and methods. */
  #postfix(first: Expression, start: number): Expression {
    const { cursor } = this
    let value = first
    let path = this.#hostPath(first)
    for (;;) {
      if (cursor.isSign('.', '&.', '::')) {
        const maybe = cursor.take().text === '&.'
        cursor.skipLines()
        value = this.#member(value, start, { maybe, isHost: path.length > 0 })
      } else if (cursor.isSign('[') && !cursor.token.spaced) {
        cursor.take()
        const { args } = this.#argumentsUntil(']')
        value = tree.index(cursor.since(start), value, args[0] ?? tree.nil(cursor.since(start)))
      } else return path[0] === 'app' && path.length >= 4 ? tree.call(cursor.since(start), value, []) : value
      // `app.integrations.x.list` is a call in Ruby, also where nothing is passed.
      path = isPathStep(value) && path.length > 0 ? [...path.slice(0, 4), ''] : []
    }
  }

  /** The name of the host that a value begins with; empty for variables and for what is computed. */
  #hostPath(node: Expression): readonly string[] {
    return node.type === 'Identifier' && !this.declared.has(node.name) ? [node.name] : []
  }

  #member(
    object: Expression,
    start: number,
    { maybe, isHost }: { readonly maybe: boolean; readonly isHost: boolean },
  ): Expression {
    const { cursor } = this
    const token = cursor.take()
    // `callback.(1)`
    if (token.kind === 'sign' && token.text === '(')
      return tree.computed(cursor.since(start), object, ...this.#argumentsUntil(')').args)
    if (token.kind !== 'name' && token.kind !== 'keyword' && token.kind !== 'label')
      throw new tree.UnreadableCode(`unexpected ${token.text} after a dot`)
    const key = tree.name(token.range, token.text)
    const called = this.#callArguments(true)
    const range = cursor.since(start)
    if (isHost && !called?.callback) {
      const path = tree.member(range, object, key)
      return called ? tree.call(range, path, called.args) : path
    }
    if (called?.callback || isMethod(token.text)) {
      const { args = [], callback } = called ?? {}
      return methodCall({ range, object, name: token.text, args, ...(callback && { callback }), before: this.before })
    }
    if (called) return tree.computed(range, object, ...called.args)
    const field = tree.member(range, object, key)
    return maybe && object.type !== 'CallExpression' ? tree.logical(range, 'and', object, field) : field
  }
}

function binaryOf(range: tree.Range, operator: string, left: Expression, right: Expression): Expression {
  if (operator === '||') return tree.logical(range, 'or', left, right)
  if (operator === '&&') return tree.logical(range, 'and', left, right)
  if (operator === '+') return joined(range, left, right, false)
  const comparison = comparisons.get(operator)
  if (comparison) return tree.binary(range, comparison, left, right)
  return /^[-*/]$/.test(operator)
    ? tree.binary(range, operator as tree.BinaryOperator, left, right)
    : tree.computed(range, left, right)
}

const rangeOfFields = (fields: readonly object[], start: number): tree.Range => [
  fields[0] ? tree.rangeOf(fields[0])[0] : start,
  fields.at(-1) ? tree.rangeOf(fields.at(-1)!)[1] : start,
]

const isPathStep = ({ type }: Expression): boolean => type === 'MemberExpression' || type === 'IndexExpression'

const printing = /^(?:puts|p|pp|print)$/

function languageCall(
  name: string,
  { args, callback }: Arguments,
  range: tree.Range,
  before: Statement[],
): Expression | undefined {
  if (callback) {
    before.push(tree.forEach(range, 'unknown', callback.parameters, tree.computed(range, ...args), callback.body))
    return tree.computed(range)
  }
  if (printing.test(name)) return tree.callGlobal(range, 'print', ...args)
  if (/^(?:Integer|Float)$/.test(name)) return tree.callGlobal(range, 'tonumber', ...args)
  if (name === 'String') return tree.callGlobal(range, 'tostring', ...args)
  return /^(?:raise|sleep|require|require_relative|format|sprintf|printf|rand|warn|exit|abort|Array|Hash|lambda|proc|binding)$/.test(
    name,
  )
    ? tree.computed(range, ...args)
    : undefined
}
