/** Statements of Ruby that hold others: `if`, `while`, `for`, `case`, `begin`. */
import type { Expression, Identifier, Statement } from 'luaparse'
import { RubyExpressions } from './ruby-expressions.js'
import type { RubyToken } from './ruby-tokens.js'
import * as tree from './tree.js'

export abstract class RubyCompounds extends RubyExpressions {
  /** Declares a variable, which is known from here on. */
  protected variable({ range, text }: RubyToken): Identifier {
    const variable = tree.variable(range, text)
    this.declared.add(variable.name)
    return variable
  }

  protected override compound(): Statement | undefined {
    const { cursor } = this
    if (cursor.token.kind !== 'keyword') return undefined
    switch (cursor.token.text) {
      case 'if':
      case 'unless':
        return this.#condition()
      case 'while':
      case 'until':
        return this.#loop()
      case 'for':
        return this.#for()
      case 'case':
        return this.#case()
      case 'begin': {
        const start = cursor.take().range[0]
        return tree.block(cursor.since(start), this.bodyWithRescue())
      }
      default:
        return undefined
    }
  }

  #condition(): Statement {
    const { cursor } = this
    const start = cursor.token.range[0]
    const all: tree.Branch[] = []
    const isNot = cursor.take().text === 'unless'
    const condition = this.expression()
    cursor.skipKeyword('then')
    const body = this.statementsUntil('elsif', 'else', 'end')
    all.push({ condition: isNot ? tree.unary(tree.rangeOf(condition), 'not', condition) : condition, body })
    while (cursor.skipKeyword('elsif')) {
      const next = this.expression()
      cursor.skipKeyword('then')
      all.push({ condition: next, body: this.statementsUntil('elsif', 'else', 'end') })
    }
    if (cursor.skipKeyword('else')) all.push({ body: this.statementsUntil('end') })
    cursor.expectKeyword('end')
    return tree.branches(cursor.since(start), all)
  }

  #loop(): Statement {
    const { cursor } = this
    const start = cursor.take().range[0]
    const condition = this.loopCondition()
    cursor.skipKeyword('do')
    const body = this.statementsUntil('end')
    cursor.expectKeyword('end')
    return tree.whileLoop(cursor.since(start), condition, body)
  }

  #for(): Statement {
    const { cursor } = this
    const start = cursor.take().range[0]
    const variable = this.variable(cursor.take())
    cursor.expectKeyword('in')
    const subject = this.loopCondition()
    cursor.skipKeyword('do')
    const body = this.statementsUntil('end')
    cursor.expectKeyword('end')
    return tree.forEach(cursor.since(start), 'items', [variable], subject, body)
  }

  #case(): Statement {
    const { cursor } = this
    const start = cursor.take().range[0]
    const subject = cursor.token.kind === 'line' ? undefined : this.#keep(this.expression(), start)
    cursor.skipLines()
    const all: tree.Branch[] = []
    while (cursor.skipKeyword('when')) {
      const values = [this.ternary()]
      while (cursor.skipSign(',')) {
        cursor.skipLines()
        values.push(this.ternary())
      }
      cursor.skipKeyword('then')
      const range = cursor.since(start)
      const tests = values.map((value) => (subject ? tree.binary(range, '==', subject, value) : value))
      const condition = tests.reduce((left, right) => tree.logical(range, 'or', left, right))
      all.push({ condition, body: this.statementsUntil('when', 'else', 'end') })
    }
    if (cursor.skipKeyword('else')) all.push({ body: this.statementsUntil('end') })
    cursor.expectKeyword('end')
    return all.length === 0 ? tree.block(cursor.since(start), []) : tree.branches(cursor.since(start), all)
  }

  /** A value that is used several times but evaluated once. */
  #keep(value: Expression, start: number): Expression {
    const kept = tree.name([start, start], `\u0000${start}`)
    this.before.push(tree.local(tree.rangeOf(value), [kept], [value]))
    return kept
  }

  /** A body with its `rescue` and `ensure`, and the `end`: the body always runs, a `rescue` may run. */
  protected bodyWithRescue(): Statement[] {
    const { cursor } = this
    const start = cursor.token.range[0]
    const body = this.statementsUntil('rescue', 'ensure', 'else', 'end')
    while (cursor.isKeyword('rescue', 'ensure', 'else')) {
      const word = cursor.take().text
      if (word === 'rescue') this.#rescued()
      const inner = this.statementsUntil('rescue', 'ensure', 'else', 'end')
      const range = cursor.since(start)
      body.push(
        word === 'ensure'
          ? tree.block(range, inner)
          : tree.branches(range, [{ condition: tree.computed(range), body: inner }]),
      )
    }
    cursor.expectKeyword('end')
    return body
  }

  /** `rescue Error, Other => error`. */
  #rescued(): void {
    const { cursor } = this
    while (cursor.token.kind !== 'line' && cursor.token.kind !== 'end' && !cursor.isKeyword('then')) {
      const token = cursor.take()
      if (token.text === '=>' && cursor.token.kind === 'name') this.variable(cursor.token)
    }
    cursor.skipKeyword('then')
  }
}
