/** Ruby as the tree that Lua is read as: `sent = app.integrations.x.send(to: "…")`. */
import type { Chunk, Expression, Identifier, Statement } from 'luaparse'
import { RubyExpressions } from './ruby-expressions.js'
import type { RubyToken } from './ruby-tokens.js'
import * as tree from './tree.js'

/** Throws `UnreadableCode` for what is not understood. */
export function readRuby(code: string): Chunk {
  const reader = new RubyReader(code, [0, code.length])
  return tree.chunk(reader.program(), reader.comments)
}

class RubyReader extends RubyExpressions {
  get comments(): readonly tree.CodeComment[] {
    return this.cursor.comments
  }

  program(): Statement[] {
    const body = this.statementsUntil()
    if (this.cursor.token.kind !== 'end') throw new tree.UnreadableCode(`unexpected ${this.cursor.token.text}`)
    return body
  }

  protected override inner(range: tree.Range): Expression {
    const reader = new RubyReader(this.code, range, this.declared, this.depth)
    const value = reader.expression()
    if (reader.cursor.token.kind !== 'end') throw new tree.UnreadableCode('more than an expression in a text')
    this.before.push(...reader.before)
    return value
  }

  protected override statementsUntil(...keywords: readonly string[]): Statement[] {
    const { cursor } = this
    const all: Statement[] = []
    for (;;) {
      cursor.skipLines()
      if (cursor.token.kind === 'end' || cursor.isSign('}') || cursor.isKeyword(...keywords)) return all
      all.push(...this.nested(() => this.#whole()))
      const after = cursor.token
      const ends =
        after.kind === 'line' || after.kind === 'end' || cursor.isSign(';', '}') || cursor.isKeyword(...keywords)
      if (!ends) throw new tree.UnreadableCode(`unexpected ${after.text} at ${after.range[0]}`)
    }
  }

  /** A statement, after all that its expressions need. */
  #whole(): Statement[] {
    const outer = this.before
    this.before = []
    const own = this.#modified(this.#statement())
    const all = [...this.before, ...own]
    this.before = outer
    return all
  }

  /** `… if x`, `… unless x`, `… while x`, `… rescue y`. */
  #modified(statements: Statement[]): Statement[] {
    const { cursor } = this
    let all = statements
    while (cursor.isKeyword('if', 'unless', 'while', 'until', 'rescue')) {
      const start = cursor.token.range[0]
      const word = cursor.take().text
      const condition = this.expression()
      const range = cursor.since(start)
      if (word === 'while' || word === 'until') all = [tree.whileLoop(range, condition, all)]
      else if (word !== 'rescue')
        all = [
          tree.branches(range, [
            { condition: word === 'if' ? condition : tree.unary(range, 'not', condition), body: all },
          ]),
        ]
    }
    return all
  }

  #statement(): Statement[] {
    const { cursor } = this
    const start = cursor.token.range[0]
    if (cursor.isKeyword('return', 'next', 'break', 'redo', 'retry')) return this.#leave()
    if (cursor.isKeyword('def')) return [this.#definition()]
    if (cursor.isKeyword('class', 'module')) return this.#class()
    const compound = this.compound()
    if (compound) return [compound]
    if (cursor.token.kind === 'name' && cursor.peek().kind === 'sign' && cursor.peek().text === ',')
      return this.#several()
    const value = this.expression()
    if (cursor.skipSign('=')) return this.#assign(value, start)
    if (cursor.isSign('+=', '-=', '*=', '/=', '||=', '&&=', '<<=', '|=', '&=')) {
      cursor.take()
      cursor.skipLines()
      return [tree.evaluated(this.expression())]
    }
    return [tree.evaluated(value)]
  }

  #assign(target: Expression, start: number): Statement[] {
    const { cursor } = this
    cursor.skipLines()
    if (target.type === 'Identifier') this.declared.add(target.name)
    const value = this.expression()
    if (cursor.skipSign('=')) return this.nested(() => this.#assign(value, start))
    return target.type === 'Identifier'
      ? [tree.assignment(cursor.since(start), target, value)]
      : [tree.evaluated(target), tree.evaluated(value)]
  }

  /** `a, b = f(), g()`. */
  #several(): Statement[] {
    const { cursor } = this
    const start = cursor.token.range[0]
    const names = [cursor.take()]
    while (cursor.skipSign(',')) names.push(cursor.take())
    cursor.expectSign('=')
    const values = [this.ternary()]
    while (cursor.skipSign(',')) values.push(this.ternary())
    const range = cursor.since(start)
    return names.map((token, position) =>
      tree.assignment(range, this.#variable(token), values[position] ?? tree.computed(range)),
    )
  }

  /** A variable of the code, which is known from here on. */
  #variable({ range, text }: RubyToken): Identifier {
    const variable = tree.variable(range, text)
    this.declared.add(variable.name)
    return variable
  }

  #leave(): Statement[] {
    const { cursor } = this
    const start = cursor.token.range[0]
    const word = cursor.take().text
    const isAlone = cursor.token.kind === 'line' || cursor.token.kind === 'end' || cursor.isSign(';', '}')
    if (isAlone || cursor.isKeyword('if', 'unless', 'end'))
      return word === 'return' ? [tree.returned(cursor.since(start), [])] : []
    const value = this.expression()
    return word === 'return' ? [tree.returned(cursor.since(start), [value])] : [tree.evaluated(value)]
  }

  #definition(): Statement {
    const { cursor } = this
    const start = cursor.take().range[0]
    const own = this.#variable(cursor.take())
    const parameters = this.parameters()
    for (const { name } of parameters) this.declared.add(name)
    const body = this.#protected()
    return tree.functionOf(cursor.since(start), parameters, body, own)
  }

  #class(): Statement[] {
    const { cursor } = this
    const start = cursor.take().range[0]
    while (cursor.token.kind !== 'line' && cursor.token.kind !== 'end') cursor.take()
    const body = this.statementsUntil('end')
    cursor.expectKeyword('end')
    return [tree.block(cursor.since(start), body)]
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
        return tree.block(cursor.since(start), this.#protected())
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
    const variable = this.#variable(cursor.take())
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

  /** A value that is read several times and evaluated once. */
  #keep(value: Expression, start: number): Expression {
    const kept = tree.name([start, start], `\u0000${start}`)
    this.before.push(tree.local(tree.rangeOf(value), [kept], [value]))
    return kept
  }

  /** A body with its `rescue` and `ensure`, and the `end`: what is tried happens, what follows a failure may. */
  #protected(): Statement[] {
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
      if (token.text === '=>' && cursor.token.kind === 'name') this.#variable(cursor.token)
    }
    cursor.skipKeyword('then')
  }
}
