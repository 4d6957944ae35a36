/** Ruby as the tree that Lua is read as: `sent = app.integrations.x.send(to: "…")`. */
import type { Chunk, Expression, Statement } from 'luaparse'
import { RubyCompounds } from './ruby-compounds.js'
import * as tree from './tree.js'

/** Throws `UnreadableCode` for code that it does not understand. */
export function readRuby(code: string): Chunk {
  const reader = new RubyReader(code, [0, code.length])
  return tree.chunk(reader.program(), reader.comments)
}

class RubyReader extends RubyCompounds {
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

  /** A statement, preceded by the statements that its expressions need. */
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
      tree.assignment(range, this.variable(token), values[position] ?? tree.computed(range)),
    )
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
    const own = this.variable(cursor.take())
    const parameters = this.parameters()
    for (const { name } of parameters) this.declared.add(name)
    const body = this.bodyWithRescue()
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
}
