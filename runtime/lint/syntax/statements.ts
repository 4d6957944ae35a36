/** Reads statements of Lua 5.3. */
import { edit } from './cursor.js'
import { LoneValues } from './lone-values.js'
import type { Token } from './tokens/index.js'
import type { Block, Expression, IndexNode, NameNode, Statement } from './tree.js'

export class Statements extends LoneValues {
  /** The whole script. */
  script(): Block {
    const statements: Statement[] = []
    for (;;) {
      const block = this.statements(() => this.atWord() || this.is('}') || this.is(')') || this.is(']'))
      statements.push(...block.statements)
      if (this.token.kind === 'end') return { statements, start: 0, end: this.source.length }
      const { text, start, end } = this.take()
      this.brackets = 0
      if (this.recovered) continue
      this.report({
        rule: 'syntax',
        message: `"${text}" closes nothing that is open here`,
        start,
        end,
        fix: [edit(start, end, '')],
      })
    }
  }

  protected override statement(): Statement | undefined {
    const { token } = this
    if (token.kind === 'keyword') return this.#keyword(token)
    if (this.is(';')) return void this.take()
    if (this.is('::')) return this.#label()
    if (token.kind === 'name') {
      const foreign = this.foreignStatement()
      if (foreign || this.token !== token) return foreign
    }
    return this.#simple()
  }

  #keyword(token: Token): Statement | undefined {
    if (this.#repeatsOpener(token)) return undefined
    switch (token.text) {
      case 'local':
        return this.#local()
      case 'function':
        return this.#function()
      case 'if':
        return this.ifStatement()
      case 'while':
        return this.whileLoop()
      case 'for':
        return this.forLoop()
      case 'repeat':
        return this.repeatLoop()
      case 'do':
        return this.#do()
      case 'return':
        return this.#return()
      case 'break':
        return this.breakStatement()
      case 'goto':
        return this.#goto()
      default:
        return this.#simple()
    }
  }

  /** `end if`, `end for`. */
  #repeatsOpener(token: Token): boolean {
    const isOpener = 'if while for function repeat'.split(' ').includes(token.text)
    const alone = this.after.first || this.after.kind === 'end'
    if (!isOpener || token.first || !alone || this.source.slice(this.last - 3, this.last) !== 'end') return false
    const { end } = this.take()
    this.report({
      rule: 'foreign-block',
      message: `a Lua block is closed with end, not with end ${token.text}`,
      start: token.start,
      end,
      fix: [edit(token.start, end, '')],
    })
    return true
  }

  #local(): Statement {
    const word = this.take()
    if (this.is('function')) {
      const opener = this.take()
      const target = this.nameNode(this.name('the name of the function'))
      const value = this.functionFrom(opener, false)
      return { kind: 'define', local: true, target, value, start: word.start, end: value.end }
    }
    if (this.is('{') || this.is('[')) return this.destructured(word, 'local')
    const names: NameNode[] = []
    do {
      names.push(this.nameNode(this.name('a name')))
      this.#attribute()
      this.skipAnnotation()
    } while (this.accept(','))
    const values = this.accept('=') ? this.expressions() : []
    return { kind: 'local', names, values, start: word.start, end: this.last }
  }

  /** `<const>` and `<close>` of Lua 5.4. */
  #attribute(): void {
    if (!this.is('<') || this.after.kind !== 'name') return
    const { start } = this.take()
    this.take()
    const { end } = this.is('>') ? this.take() : this.fail('">"')
    this.report({
      rule: 'syntax',
      message: 'Lua 5.3 has no variable attributes: leave <…> out',
      start,
      end,
      fix: [edit(start, end, '')],
    })
  }

  #function(): Statement {
    const opener = this.take()
    let target: NameNode | IndexNode = this.nameNode(this.name('the name of the function'))
    let self = false
    while (!self && (this.is('.') || this.is(':'))) {
      self = this.take().text === ':'
      const { text, start, end } = this.name('a name')
      const key = { kind: 'string', value: text, start, end } as const
      target = { kind: 'index', object: target, key, dotted: true, start: target.start, end }
    }
    const value = this.functionFrom(opener, self)
    return { kind: 'define', local: false, target, value, start: opener.start, end: value.end }
  }

  #do(): Statement {
    const opener = this.take()
    const body = this.statements(() => this.atWord())
    const end = this.closeBlock(opener)
    return { kind: 'do', body, start: opener.start, end }
  }

  #return(): Statement {
    const word = this.take()
    const ends = this.token.kind === 'end' || this.atWord() || this.is(';') || this.is('}')
    const values = ends ? [] : this.expressions()
    this.accept(';')
    this.skipComments()
    if (this.token.kind !== 'end' && !this.atWord() && !this.is('}') && !this.#inForeignBlock())
      this.report({
        rule: 'syntax',
        message: 'return is the last statement of a block: nothing may follow it before "end"',
        start: word.start,
        end: word.end,
      })
    return { kind: 'return', values, start: word.start, end: this.last }
  }

  #inForeignBlock(): boolean {
    return this.atElif() || (this.token.kind === 'name' && /^(?:except|finally)$/.test(this.token.text))
  }

  #goto(): Statement {
    const { start } = this.take()
    const { text, end } = this.name('the name of a label')
    return { kind: 'goto', name: text, start, end }
  }

  #label(): Statement {
    const { start } = this.take()
    const { text } = this.name('the name of a label')
    if (!this.is('::')) this.fail('"::"')
    const { end } = this.take()
    return { kind: 'label', name: text, start, end }
  }

  /** An assignment or a call. */
  #simple(): Statement | undefined {
    const { token } = this
    const value = this.expression()
    if (value.kind === 'name' || value.kind === 'index') {
      const compound = this.compound(value)
      if (compound) return compound
      if (this.is('=') || this.is(',')) return this.#assignment(value)
    }
    if (value.kind === 'call' && !value.parenthesised && this.is(',') && !this.token.first) this.moreArguments(value)
    else if (value.kind !== 'call' && value.kind !== 'unread') {
      const called = this.called(value)
      if (called) return { kind: 'expression', value: called, start: value.start, end: called.end }
      this.alone(value, token)
    }
    if (value.kind === 'call') this.modifier(value)
    return { kind: 'expression', value, start: value.start, end: value.end }
  }

  #assignment(first: Expression): Statement {
    const targets = [first]
    while (this.accept(',')) {
      const target = this.expression()
      if (target.kind !== 'name' && target.kind !== 'index') this.fail('a variable')
      targets.push(target)
    }
    if (!this.is('=')) this.fail('"="')
    this.take()
    const values = this.expressions()
    return { kind: 'assign', targets, values, start: first.start, end: this.last }
  }
}
