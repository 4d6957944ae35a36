/** Finds where blocks end, and where they were meant to end. */
import type { Edit } from '../../lua/source.js'
import type { Reporter } from '../reporter.js'
import { edit } from './cursor.js'
import { checkJumps } from './jumps.js'
import { StatementLists } from './statement-lists.js'
import type { Token } from './tokens/index.js'
import type { Block } from './tree.js'

/** How to read the ends of blocks; the first reading is that of Lua. */
export interface BlockReading {
  /** `else if` is meant as `elseif`: it needs no second `end`. */
  readonly elseIf: boolean
  /** An `end` closes the block that has the same indentation. */
  readonly byIndent: boolean
}

/** How a block is written: with the words of Lua, in braces, or indented after a colon. */
export type BlockForm = 'words' | 'braces' | 'indented'

interface Loop {
  readonly continues: Token[]
}

export abstract class Blocks extends StatementLists {
  /** Blocks that were still open at the end of the script. */
  missingEnds = 0
  /** Where `else if` is on one line. */
  readonly elseIfs: Token[] = []
  /** The loops around the present place, within one function. */
  protected loops: Loop[] = []
  constructor(
    source: string,
    reporter: Reporter,
    protected readonly reading: BlockReading,
  ) {
    super(source, reporter)
  }

  /**
   * A block in any form; `word` (`then`, `do`) begins one of Lua. Adds to `edits` what turns another form into Lua.
   */
  protected block(opener: Token, word: string, edits: Edit[]): { readonly body: Block; readonly form: BlockForm } {
    const { token } = this
    if (this.is('{')) {
      this.take()
      edits.push(edit(token.start, token.end, word))
      const body = this.statements(() => this.is('}') || (this.atWord() && this.is('end')))
      return { body, form: 'braces' }
    }
    if (this.is(':') && this.after.first) {
      this.take()
      edits.push(edit(token.start, token.end, word === '' ? '' : ` ${word}`))
      const column = this.indentOf(opener)
      const body = this.statements(() => this.token.first && this.indentOf(this.token) <= column)
      return { body, form: 'indented' }
    }
    this.#expectWord(word, opener)
    return { body: this.statements(() => this.atWord() || this.atElif()), form: 'words' }
  }

  #expectWord(word: string, opener: Token): void {
    if (word === '' || this.accept(word)) return
    const other = word === 'then' ? 'do' : 'then'
    const { token } = this
    if (this.is(other)) {
      this.take()
      return this.report({
        rule: 'syntax',
        message: `write ${word}, not ${other}`,
        start: token.start,
        end: token.end,
        fix: [edit(token.start, token.end, word)],
      })
    }
    const begins = token.first || token.kind === 'end' || token.kind === 'name' || this.beginsStatement(token)
    if (!begins) this.fail(word)
    const at = this.last
    this.report({
      rule: 'syntax',
      message: `"${word}" is missing after the ${opener.text} of line ${this.reporter.line(opener.start)}`,
      start: at,
      end: at + 1,
      fix: [edit(at, at, ` ${word}`)],
    })
  }

  /** How far the line of a token is indented. */
  protected indentOf(token: Token): number {
    const start = this.source.lastIndexOf('\n', token.start - 1) + 1
    return /^[ \t]*/.exec(this.source.slice(start, token.start))![0].length
  }

  /** Consumes the `end` of a block and returns where it ends. */
  protected closeBlock(opener: Token, form: BlockForm = 'words', edits?: Edit[]): number {
    const { token } = this
    if (form === 'indented') {
      edits?.push(edit(this.last, this.last, `\n${' '.repeat(this.indentOf(opener))}end`))
      return this.last
    }
    if (form === 'braces') {
      if (!this.is('}') && !this.is('end')) return this.#notClosed(opener, '}')
      this.take()
      if (token.text === '}') edits?.push(edit(token.start, token.end, 'end'))
      return token.end
    }
    if (this.is('}') && token.first) {
      this.take()
      this.report({
        rule: 'foreign-block',
        message: `a block ends with "end", not with }: that of line ${this.reporter.line(opener.start)}`,
        start: token.start,
        end: token.end,
        fix: [edit(token.start, token.end, 'end')],
      })
      return token.end
    }
    const meant = this.reading.byIndent && token.first && this.indentOf(token) < this.indentOf(opener)
    if (this.is('end') && !meant) return this.take().end
    return this.#notClosed(opener, 'end')
  }

  #notClosed(opener: Token, closer: string): number {
    this.missingEnds++
    const at = this.last
    const indent = ' '.repeat(this.indentOf(opener))
    this.report({
      rule: 'unclosed',
      message: `"${opener.text}" of line ${this.reporter.line(opener.start)} is not closed: expected "${closer}"`,
      start: opener.start,
      end: opener.end,
      ...(closer === 'end' && { fix: [edit(at, at, `\n${indent}end`)] }),
    })
    return at
  }

  protected override functionBody(opener: Token, quiet = false): { readonly body: Block; readonly end: number } {
    const { loops } = this
    this.loops = []
    const edits: Edit[] = []
    const { body, form } = this.block(opener, '', edits)
    const end = this.closeBlock(opener, form, edits)
    this.loops = loops
    checkJumps(body, this.reporter)
    if (form !== 'words' && !quiet) this.reportForm(opener, form, edits, 'function(…) … end')
    return { body, end }
  }

  protected reportForm(opener: Token, form: BlockForm, edits: readonly Edit[], right: string): void {
    if (form === 'words') return
    this.report({
      rule: 'foreign-block',
      message: `a Lua block is ${right}, not ${form === 'braces' ? '{ … }' : 'what is indented after a colon'}`,
      start: opener.start,
      end: opener.end,
      ...(edits.length > 0 && { fix: [...edits].sort((a, b) => a.start - b.start) }),
    })
  }

  /** The body of a loop, and where it ends. `continue` within it becomes a jump to its end. */
  protected loopBody(
    opener: Token,
    edits: Edit[],
    right: string,
    quiet = false,
  ): { readonly body: Block; readonly end: number } {
    const loop: Loop = { continues: [] }
    this.loops.push(loop)
    const { body, form } = this.block(opener, 'do', edits)
    this.loops.pop()
    const beforeEnd = this.token.start
    const end = this.closeBlock(opener, form, edits)
    if (!quiet) this.reportForm(opener, form, edits, right)
    this.reportContinues(loop.continues, body, beforeEnd)
    return { body, end }
  }

  protected reportContinues(continues: readonly Token[], body: Block, end: number): void {
    const fits = body.statements.at(-1)?.kind !== 'return'
    const jumps = continues.map((token) => edit(token.start, token.end, 'goto continue'))
    for (const [index, token] of continues.entries())
      this.report({
        rule: 'continue',
        message: 'Lua has no "continue": write goto continue, with the label ::continue:: before the end of the loop',
        start: token.start,
        end: token.end,
        ...(fits && index === 0 && { fix: [...jumps, edit(end, end, '::continue:: ')] }),
      })
  }
}
