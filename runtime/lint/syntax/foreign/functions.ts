/** Functions, and what other languages write in their place: arrows, lambda, await. */
import { edit } from '../cursor.js'
import { readToken, type Token } from '../tokens/index.js'
import type { Block, Expression, FunctionNode, NameNode } from '../tree.js'
import { ForeignFields } from './fields.js'

export abstract class ForeignFunctions extends ForeignFields {
  /** Whether `...` is allowed here. */
  protected vararg = true

  /** The body of a function up to its `end`, or to the brace that closes it. */
  protected abstract functionBody(opener: Token, quiet?: boolean): { readonly body: Block; readonly end: number }
  /** Whether the head of a statement is being read: a block may follow it. */
  protected abstract get inHead(): boolean
  /** Whether a brace begins a block of another language and not a table. */
  protected abstract bracesFollow(): boolean

  /** A name that begins an expression of another language: an arrow function, `await`, `new`, `lambda`. */
  protected foreignName(): Expression | undefined {
    const { token, after } = this
    if (this.is('=>', after)) return this.arrowFunction()
    const sameLine = !after.first
    const beginsValue = after.kind === 'name' || this.is('(', after) || this.is('{', after)
    if (
      (token.text === 'await' || token.text === 'async') &&
      sameLine &&
      (after.kind === 'name' || this.is('function', after))
    )
      return this.#await()
    if (token.text === 'async' && this.is('(', after)) {
      this.take()
      return this.arrowFunction() ?? this.fail('a value')
    }
    if (token.text === 'new' && sameLine && after.kind === 'name') return this.#new()
    if (token.text === 'lambda' && sameLine && (after.kind === 'name' || this.is(':', after))) return this.#lambda()
    if (token.text === 'typeof' && sameLine && beginsValue && after.kind === 'name') return this.#typeof()
    return undefined
  }

  #await(): Expression {
    const word = this.take()
    this.report({
      rule: 'foreign-await',
      message: `Lua has no "${word.text}": calls wait for their answers by themselves, leave it out`,
      start: word.start,
      end: word.end,
      fix: [edit(word.start, this.token.start, '')],
    })
    return this.expression()
  }

  #new(): Expression {
    const word = this.take()
    const made = this.expression()
    this.report({
      rule: 'foreign-name',
      message: 'Lua has no "new": a table { … } is an object, error(…) raises an error',
      start: word.start,
      end: word.end,
    })
    return { kind: 'unread', parts: made.kind === 'call' ? made.args : [made], start: word.start, end: made.end }
  }

  #typeof(): Expression {
    const word = this.take()
    const value = this.expression()
    this.report({
      rule: 'call-parentheses',
      message: 'Lua has no "typeof": write type(…)',
      start: word.start,
      end: word.end,
    })
    return { kind: 'unread', parts: [value], start: word.start, end: value.end }
  }

  #lambda(): Expression {
    const word = this.take()
    const parameters: NameNode[] = []
    while (this.token.kind === 'name') {
      const { text, start, end } = this.take()
      parameters.push({ kind: 'name', name: text, start, end })
      if (!this.accept(',')) break
    }
    const colon = this.token
    if (!this.accept(':')) return this.fail('":" after the parameters')
    const value = this.expression()
    const names = parameters.map(({ name }) => name).join(', ')
    this.report({
      rule: 'foreign-function',
      message: `Lua has no "lambda": write function(${names}) return … end`,
      start: word.start,
      end: word.end,
      fix: [edit(word.start, colon.end, `function(${names}) return`), edit(value.end, value.end, ' end')],
    })
    return returning(parameters, value, word.start)
  }

  /** `x => x + 1`, `(a, b) => { … }`; undefined for anything else. */
  protected arrowFunction(): FunctionNode | undefined {
    const open = this.token
    const close = this.token.kind === 'name' ? this.token : this.closerOf(open)
    const arrow = close && readToken(this.source, close.end)
    if (!close || !arrow || !this.is('=>', arrow)) return undefined
    const names = [...this.source.slice(open.start, close.end).matchAll(/[A-Za-z_]\w*/g)]
    const parameters = names.map(
      ({ 0: name, index }): NameNode => ({
        kind: 'name',
        name,
        start: open.start + index,
        end: open.start + index + name.length,
      }),
    )
    this.skipTo(arrow.end)
    this.last = arrow.end
    const head = `function(${parameters.map(({ name }) => name).join(', ')})`
    return this.is('{') ? this.#arrowBlock(parameters, head, open) : this.#arrowValue(parameters, head, open)
  }

  #arrowValue(parameters: readonly NameNode[], head: string, open: Token): FunctionNode {
    const from = this.last
    const value = this.expression()
    this.report({
      rule: 'foreign-function',
      message: `Lua has no "=>": write ${head} return … end`,
      start: open.start,
      end: from,
      fix: [edit(open.start, from, `${head} return`), edit(value.end, value.end, ' end')],
    })
    return returning(parameters, value, open.start)
  }

  #arrowBlock(parameters: readonly NameNode[], head: string, open: Token): FunctionNode {
    const from = this.last
    const brace = this.token
    const { body, end } = this.functionBody(brace, true)
    this.report({
      rule: 'foreign-function',
      message: `Lua has no "=>": write ${head} … end`,
      start: open.start,
      end: from,
      fix: [edit(open.start, brace.end, head), edit(end - 1, end, 'end')],
    })
    return { kind: 'function', parameters, vararg: false, self: false, body, start: open.start, end }
  }

  /** A function from its parameters on. */
  protected functionRest(opener: Token): FunctionNode {
    if (this.token.kind === 'name') {
      this.report({
        rule: 'foreign-function',
        message: `a function within an expression has no name: leave "${this.token.text}" out`,
        start: this.token.start,
        end: this.token.end,
        fix: [edit(this.token.start, this.token.end, '')],
      })
      this.take()
    }
    return this.functionFrom(opener, false)
  }

  protected functionFrom(opener: Token, self: boolean): FunctionNode {
    const open = this.token
    if (!this.accept('(')) this.fail('"(" and the parameters of the function')
    const parameters: NameNode[] = []
    let vararg = false
    while (!this.is(')') && this.token.kind !== 'end') {
      if (this.accept('...')) {
        vararg = true
        if (this.token.kind === 'name') parameters.push(this.#rest())
      } else parameters.push(this.#parameter())
      if (!this.accept(',')) break
    }
    this.close(')', open, 'the list of parameters')
    this.#returnType()
    const outer = this.vararg
    this.vararg = vararg
    const { body, end } = this.functionBody(this.is('{') ? this.token : opener)
    this.vararg = outer
    return { kind: 'function', parameters, vararg, self, body, start: opener.start, end }
  }

  /** `...args`. */
  #rest(): NameNode {
    const { text, start, end } = this.take()
    this.report({
      rule: 'foreign-function',
      message:
        `further arguments have no name in Lua: write ... alone, and local ${text} = { ... } within the ` + 'function',
      start,
      end,
    })
    return { kind: 'name', name: text, start, end }
  }

  /** `: number` or `-> number` behind the parameters. */
  #returnType(): void {
    const { token, after } = this
    const arrow = this.is('-') && this.is('>', after)
    if (token.first || !(this.is('->') || arrow || (this.is(':') && after.kind === 'name' && !after.first))) return
    this.take()
    if (arrow) this.take()
    const type = this.take()
    this.report({
      rule: 'foreign-function',
      message:
        `a function has no type for what it returns in Lua: leave ${this.source.slice(token.start, type.end)} ` + 'out',
      start: token.start,
      end: type.end,
      fix: [edit(token.start, type.end, '')],
    })
  }

  #parameter(): NameNode {
    const { text, start, end } = this.name('the name of a parameter')
    if (this.is('=') || this.is(':')) {
      const sign = this.take()
      const value = this.expression()
      this.report({
        rule: 'foreign-function',
        message:
          sign.text === '='
            ? `a parameter has no default in Lua: write ${text} = ${text} or … within the function`
            : `a parameter has no type in Lua: write ${text} alone`,
        start: sign.start,
        end: value.end,
        ...(sign.text === ':' && { fix: [edit(sign.start, value.end, '')] }),
      })
    }
    return { kind: 'name', name: text, start, end }
  }
}

function returning(parameters: readonly NameNode[], value: Expression, start: number): FunctionNode {
  const { start: from, end } = value
  const body = { statements: [{ kind: 'return', values: [value], start: from, end } as const], start: from, end }
  return { kind: 'function', parameters, vararg: false, self: false, body, start, end }
}
