/** The loops of Lua. */
import { Conditionals } from './conditionals.js'
import { edit } from './cursor.js'
import type { Token } from './tokens/index.js'
import type { Expression, Statement } from './tree.js'

export abstract class Loops extends Conditionals {
  protected whileLoop(): Statement {
    const opener = this.take()
    const condition = this.condition()
    const { body, end } = this.loopBody(opener, [], 'while … do … end')
    return { kind: 'while', condition, body, start: opener.start, end }
  }

  protected forLoop(): Statement {
    const opener = this.take()
    const { token, after } = this
    if (this.is('(') || this.#isDeclared(token, after) || this.isName('of', after)) return this.foreignLoop(opener)
    const name = this.nameNode(this.name('a name'))
    if (this.is('=')) {
      this.take()
      const values = this.head(() => this.expressions())
      if (values.length === 1) values.push(...this.#rangeTo(name.name, values[0]!))
      if (values.length < 2 || values.length > 3) this.#reportRange(opener)
      return { kind: 'for', name, values, start: opener.start, ...this.loopBody(opener, [], 'for … do … end') }
    }
    const names = [name]
    while (this.accept(',')) names.push(this.nameNode(this.name('a name')))
    if (!this.is('in')) this.fail('"=" or "in"')
    this.take()
    const values = this.head(() => this.expressions())
    return { kind: 'for-in', names, values, start: opener.start, ...this.loopBody(opener, [], 'for … in … do … end') }
  }

  #isDeclared({ kind, text }: Token, after: Token): boolean {
    return kind === 'name' && /^(?:let|const|var|local)$/.test(text) && (after.kind === 'name' || this.is('[', after))
  }

  /** `1 to n` of other languages, from the word on. */
  #rangeTo(name: string, from: Expression): Expression[] {
    if (this.token.first || !(this.isName('to') || this.is('..'))) return []
    const word = this.take()
    const to = this.head(() => this.expression())
    const [first, last] = [from, to].map(({ start, end }) => this.source.slice(start, end))
    this.report({
      rule: 'foreign-loop',
      message: `this is not a Lua loop: write for ${name} = ${first}, ${last} do … end`,
      start: word.start,
      end: word.end,
      fix: [edit(from.end, word.end, ',')],
    })
    return [to]
  }

  #reportRange({ start, end }: Token): void {
    this.report({
      rule: 'syntax',
      message: 'a numeric for has a first and a last number, and optionally a step: for i = 1, n do',
      start,
      end,
    })
  }

  protected repeatLoop(): Statement {
    const opener = this.take()
    const loop = { continues: [] as Token[] }
    this.loops.push(loop)
    const body = this.statements(() => this.atWord())
    this.loops.pop()
    this.reportContinues(loop.continues, body, this.token.start)
    if (!this.is('until')) this.fail(`"until" for the repeat of line ${this.reporter.line(opener.start)}`)
    this.take()
    const condition = this.condition()
    return { kind: 'repeat', condition, body, start: opener.start, end: condition.end }
  }

  protected breakStatement(): Statement {
    const { start, end } = this.take()
    if (this.loops.length === 0) this.report({ rule: 'syntax', message: 'break is only allowed in a loop', start, end })
    return { kind: 'break', start, end }
  }
}
