/** Arguments and blocks of calls in Ruby. */
import type { Expression, Identifier } from 'luaparse'
import { type Callback, isMethod } from './methods.js'
import { RubyBase } from './ruby-base.js'
import type { RubyToken } from './ruby-tokens.js'
import * as tree from './tree.js'

export interface Arguments {
  readonly args: readonly Expression[]
  readonly callback?: Callback
}

type Field = Parameters<typeof tree.table>[1][number]

export abstract class RubyArguments extends RubyBase {
  /** The condition of a loop ends at `do`. */
  #isLoopCondition = false

  /** The condition of `while` and `until`, which `do` ends. */
  protected loopCondition(): Expression {
    this.#isLoopCondition = true
    const condition = this.expression()
    this.#isLoopCondition = false
    return condition
  }

  /** Arguments, elements or pairs up to a closing sign; pairs come last, as one table. */
  protected argumentsUntil(closer: string): Arguments {
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
    const fields: Field[] = []
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

  #pair(label: RubyToken): Field {
    const { cursor } = this
    const [first] = label.parts ?? [label.text]
    const [start, end] = label.range
    const key = tree.name([start, end - 1], typeof first === 'string' ? first : label.text)
    cursor.skipLines()
    // `f(name:)` passes the variable of that name.
    if (cursor.isSign(',', ')', '}')) return tree.field(key, tree.name(label.range, key.name))
    return tree.field(key, this.ternary())
  }

  #arrow(key: Expression): Field {
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
    const value = this.unary()
    if (value.type !== 'StringLiteral' || isMethod(value.value)) return undefined
    const each = tree.name(range, `\u0000${range[0]}`)
    return {
      parameters: [each],
      body: [tree.evaluated(tree.member(range, each, tree.name(tree.rangeOf(value), value.value)))],
    }
  }

  /** Arguments in parentheses, or after a blank, and a block; undefined if the name is by itself. */
  protected callArguments(mayBeCommand: boolean): Arguments | undefined {
    const { cursor } = this
    let found: Arguments | undefined
    if (cursor.isSign('(') && !cursor.token.spaced) {
      cursor.take()
      found = this.argumentsUntil(')')
    } else if (mayBeCommand && this.#startsArgument()) found = this.#command()
    const callback = this.block()
    if (!found && !callback) return undefined
    const own = callback ?? found?.callback
    return { args: found?.args ?? [], ...(own && { callback: own }) }
  }

  /** Whether what follows a name after a blank is its first argument. */
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
  protected block(given: readonly Identifier[] = []): Callback | undefined {
    const { cursor } = this
    const isDo = cursor.isKeyword('do') && !this.#isLoopCondition
    if (!isDo && !cursor.isSign('{')) return undefined
    cursor.take()
    cursor.skipLines()
    const named = cursor.skipSign('|') ? this.parametersUntil('|') : cursor.skipSign('||') ? [] : given
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

  protected parametersUntil(closer: string): Identifier[] {
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
    return this.cursor.skipSign('(') ? this.parametersUntil(')') : []
  }
}

const rangeOfFields = (fields: readonly object[], start: number): tree.Range => [
  fields[0] ? tree.rangeOf(fields[0])[0] : start,
  fields.at(-1) ? tree.rangeOf(fields.at(-1)!)[1] : start,
]
