/** Reads statements of Lua 5.3. */
import type { Edit } from '../../lua/source.js'
import { edit, shown } from './cursor.js'
import { ForeignStatements } from './foreign-statements.js'
import { readToken, type Token } from './tokens.js'
import type { Block, Expression, IfClause, IndexNode, NameNode, Statement } from './tree.js'

export class Statements extends ForeignStatements {
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
    switch (token.text) {
      case 'local':
        return this.#local()
      case 'function':
        return this.#function()
      case 'if':
        return this.#if()
      case 'while':
        return this.#while()
      case 'for':
        return this.#for()
      case 'repeat':
        return this.#repeat()
      case 'do':
        return this.#do()
      case 'return':
        return this.#return()
      case 'break':
        return this.#break()
      case 'goto':
        return this.#goto()
      default:
        return this.#simple()
    }
  }

  #local(): Statement {
    const word = this.take()
    if (this.is('function')) {
      const opener = this.take()
      const target = this.nameNode(this.name('a name of the function'))
      const value = this.functionFrom(opener, false)
      return { kind: 'define', local: true, target, value, start: word.start, end: value.end }
    }
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
      message: 'Lua 5.3 has no attributes of variables: leave <…> out',
      start,
      end,
      fix: [edit(start, end, '')],
    })
  }

  #function(): Statement {
    const opener = this.take()
    let target: NameNode | IndexNode = this.nameNode(this.name('a name of the function'))
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

  #if(): Statement {
    const opener = this.take()
    const clauses: IfClause[] = []
    const edits: Edit[] = []
    let condition: Expression | undefined = this.#condition()
    let form: ReturnType<Statements['block']>['form']
    for (;;) {
      const block = this.block(opener, condition ? 'then' : '', edits)
      form = block.form
      clauses.push({ ...(condition && { condition }), body: block.body })
      const next = this.#clause(form, edits)
      if (next === undefined) break
      condition = next === 'else' ? undefined : next
      if (condition === undefined && form === 'words' && !this.is('{')) {
        const { body } = this.block(opener, '', edits)
        clauses.push({ body })
        break
      }
    }
    const end = this.closeBlock(opener, form, edits)
    this.reportForm(opener, form, edits, 'if … then … end')
    return { kind: 'if', clauses, start: opener.start, end }
  }

  /** The condition of the next clause, `else`, or undefined where the statement ends. */
  #clause(form: 'words' | 'braces' | 'indented', edits: Edit[]): Expression | 'else' | undefined {
    const brace = form === 'braces' && this.is('}') ? this.token : undefined
    const word = brace ? this.after : this.token
    const isWord = word.kind === 'keyword' || word.kind === 'name'
    if (!isWord || !/^(?:else|elseif|elif|elsif|elseIf)$/.test(word.text)) return undefined
    if (brace) {
      this.take()
      edits.push(edit(brace.start, word.start, ''))
    }
    this.take()
    if (word.text === 'else') return this.#else(word, form, edits)
    if (word.text !== 'elseif') this.#reportElse(word, word.end, word.text)
    return this.#condition()
  }

  #else(word: Token, form: 'words' | 'braces' | 'indented', edits: Edit[]): Expression | 'else' {
    const isElseIf = this.is('if') && !this.token.first
    if (!isElseIf) return 'else'
    if (form === 'words') {
      this.elseIfs.push(word)
      if (!this.reading.elseIf) return 'else'
    }
    const { end } = this.take()
    if (form === 'words') this.#reportElse(word, end, 'else if')
    else edits.push(edit(word.start, end, 'elseif'))
    return this.#condition()
  }

  #reportElse(word: Token, end: number, text: string): void {
    const nested = text === 'else if'
    this.report({
      rule: 'else-if',
      message: nested
        ? '"else if" begins an if of its own, which has no "end": write elseif'
        : `Lua has no "${text}": write elseif`,
      start: word.start,
      end,
      fix: [edit(word.start, end, 'elseif')],
    })
  }

  #condition(): Expression {
    const condition = this.head(() => this.expression())
    if (!this.is('=')) return condition
    const { start, end } = this.take()
    this.report({
      rule: 'foreign-operator',
      message: 'values are compared with "==", not with "="',
      start,
      end,
      fix: [edit(start, end, '==')],
    })
    const right = this.head(() => this.expression())
    return { kind: 'unread', parts: [condition, right], start: condition.start, end: right.end }
  }

  #while(): Statement {
    const opener = this.take()
    const condition = this.#condition()
    const { body, end } = this.loopBody(opener, [], 'while … do … end')
    return { kind: 'while', condition, body, start: opener.start, end }
  }

  #for(): Statement {
    const opener = this.take()
    const { token, after } = this
    if (this.is('(') || this.#isDeclared(token, after) || this.isName('of', after)) return this.foreignLoop(opener)
    const name = this.nameNode(this.name('a name'))
    if (this.is('=')) {
      this.take()
      const values = this.head(() => this.expressions())
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

  #reportRange({ start, end }: Token): void {
    this.report({
      rule: 'syntax',
      message: 'a for that counts has a first and a last number, and perhaps a step: for i = 1, n do',
      start,
      end,
    })
  }

  #repeat(): Statement {
    const opener = this.take()
    const loop = { continues: [] as Token[] }
    this.loops.push(loop)
    const body = this.statements(() => this.atWord())
    this.loops.pop()
    this.reportContinues(loop.continues, body, this.token.start)
    if (!this.is('until')) this.fail(`"until" for the repeat of line ${this.reporter.line(opener.start)}`)
    this.take()
    const condition = this.#condition()
    return { kind: 'repeat', condition, body, start: opener.start, end: condition.end }
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

  #break(): Statement {
    const { start, end } = this.take()
    if (this.loops.length === 0) this.report({ rule: 'syntax', message: 'break stands within a loop only', start, end })
    return { kind: 'break', start, end }
  }

  #goto(): Statement {
    const { start } = this.take()
    const { text, end } = this.name('a name of a label')
    return { kind: 'goto', name: text, start, end }
  }

  #label(): Statement {
    const { start } = this.take()
    const { text } = this.name('a name of a label')
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
    if (value.kind !== 'call' && value.kind !== 'unread') this.#alone(value, token)
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

  /** A value that nothing is done with. */
  #alone(value: Expression, token: Token): void {
    const text = this.source.slice(value.start, value.end).replace(/\s+/g, ' ')
    const brief = text.length > 40 ? `${text.slice(0, 37)}...` : text
    const next = this.token
    const argument = !next.first && (value.kind === 'name' || value.kind === 'index') && this.#argument(next)
    if (argument) {
      this.take()
      return this.report({
        rule: 'call-parentheses',
        message: `a call has parentheses: write ${brief}(${argument})`,
        start: value.start,
        end: next.end,
        fix: [edit(value.end, next.end, `(${argument})`)],
      })
    }
    if (
      value.kind === 'binary' &&
      value.operator === '==' &&
      (value.left.kind === 'name' || value.left.kind === 'index')
    )
      return this.report({
        rule: 'syntax',
        message: `"==" compares: to assign write ${this.source.slice(value.left.start, value.left.end)} = …`,
        start: value.operatorStart,
        end: value.operatorStart + 2,
        fix: [edit(value.operatorStart, value.operatorStart + 2, '=')],
      })
    const unexpected = next.first || next.kind === 'end' ? '' : `, before ${shown(next)}`
    this.report({
      rule: 'syntax',
      message: `"${brief}" alone is not a statement${unexpected}: assign it, or call a function with it`,
      start: token.start,
      end: value.end,
    })
  }

  /** The one simple argument of a call without parentheses: `tostring x`. */
  #argument(next: Token): string | undefined {
    if (next.kind !== 'name' && next.kind !== 'number') return undefined
    const after = readToken(this.source, next.end)
    const ends = after.kind === 'end' || after.first || this.is('end', after) || this.is(')', after)
    return ends ? next.text : undefined
  }
}
