/** Conditions, and the statement `if` with its clauses. */
import type { Edit } from '../../lua/source.js'
import type { BlockForm } from './blocks.js'
import { edit } from './cursor.js'
import { ForeignStatements } from './foreign/statements.js'
import type { Token } from './tokens/index.js'
import type { Expression, IfClause, Statement } from './tree.js'

export abstract class Conditionals extends ForeignStatements {
  protected ifStatement(): Statement {
    const opener = this.take()
    const clauses: IfClause[] = []
    const edits: Edit[] = []
    let condition: Expression | undefined = this.condition()
    let form: BlockForm
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

  /** The condition of the next clause, `else`, or undefined if the statement ends. */
  #clause(form: BlockForm, edits: Edit[]): Expression | 'else' | undefined {
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
    return this.condition()
  }

  #else(word: Token, form: BlockForm, edits: Edit[]): Expression | 'else' {
    const isElseIf = this.is('if') && !this.token.first
    if (!isElseIf) return 'else'
    if (form === 'words') {
      this.elseIfs.push(word)
      if (!this.reading.elseIf) return 'else'
    }
    const { end } = this.take()
    if (form === 'words') this.#reportElse(word, end, 'else if')
    else edits.push(edit(word.start, end, 'elseif'))
    return this.condition()
  }

  #reportElse(word: Token, end: number, text: string): void {
    const nested = text === 'else if'
    this.report({
      rule: 'else-if',
      message: nested
        ? '"else if" begins a second if, which has no "end": write elseif'
        : `Lua has no "${text}": write elseif`,
      start: word.start,
      end,
      fix: [edit(word.start, end, 'elseif')],
    })
  }

  protected condition(): Expression {
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
}
