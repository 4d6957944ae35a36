/** Values of Ruby: literals, names, and calls of names. */
import type { Expression, Statement } from 'luaparse'
import { joined } from './methods.js'
import { type Arguments, RubyArguments } from './ruby-arguments.js'
import type { RubyToken } from './ruby-tokens.js'
import * as tree from './tree.js'

export abstract class RubyValues extends RubyArguments {
  protected primary(): Expression {
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
        const { args } = this.argumentsUntil(']')
        return tree.table(cursor.since(start), args.map(tree.item))
      }
      case '{':
        return this.#hash(start)
      case '->': {
        const parameters = cursor.skipSign('(') ? this.parametersUntil(')') : []
        const callback = this.block(parameters)
        return tree.functionOf(cursor.since(start), callback?.parameters ?? [], callback?.body ?? [])
      }
      case '*':
      case '**':
      case '&':
        return tree.computed(
          token.range,
          this.nested(() => this.unary()),
        )
      case '::':
        return this.nested(() => this.primary())
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

  /** Adjacent texts are one text. */
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
    const { args } = this.argumentsUntil('}')
    const [only] = args
    const range = cursor.since(start)
    if (args.length === 0) return tree.table(range, [])
    if (args.length > 1 || only?.type !== 'TableConstructorExpression') throw new tree.UnreadableCode('not a hash')
    return tree.table(range, only.fields)
  }

  #name(token: RubyToken): Expression {
    const { cursor } = this
    const own = tree.variable(token.range, token.text)
    if (this.declared.has(own.name) && !(cursor.isSign('(') && !cursor.token.spaced)) return own
    const called = this.callArguments(true)
    if (!called) return own
    const range = cursor.since(token.range[0])
    return languageCall(token.text, called, range, this.before) ?? tree.call(range, own, called.args)
  }
}

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
  return ownFunctions.has(name) ? tree.computed(range, ...args) : undefined
}

/** Functions of Ruby itself whose value is not known. */
const ownFunctions: ReadonlySet<string> = new Set([
  ...['raise', 'sleep', 'require', 'require_relative', 'format', 'sprintf', 'printf', 'rand', 'warn'],
  ...['exit', 'abort', 'Array', 'Hash', 'lambda', 'proc', 'binding'],
])
