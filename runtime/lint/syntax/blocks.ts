/** Blocks: where they end, and where they were meant to end. */
import type { Edit } from '../../lua/source.js'
import type { Reporter } from '../reporter.js'
import { edit, Unreadable } from './cursor.js'
import { Expressions } from './expressions.js'
import { checkJumps } from './jumps.js'
import { readToken, type Token } from './tokens.js'
import type { Block, Statement } from './tree.js'

/** How the ends of blocks are read; the first reading is that of Lua. */
export interface BlockReading {
  /** `else if` is meant as `elseif`: it asks for no `end` of its own. */
  readonly elseIf: boolean
  /** An `end` closes the block that is indented as it is. */
  readonly byIndent: boolean
}

/** How a block is written: with the words of Lua, in braces, or by its indentation after a colon. */
export type BlockForm = 'words' | 'braces' | 'indented'

interface Loop {
  readonly continues: Token[]
}

export abstract class Blocks extends Expressions {
  /** Blocks that were still open at the end of the script. */
  missingEnds = 0
  /** A statement could not be read: its closers may close what was not seen to be opened. */
  recovered = false
  /** Where `else if` stands on one line. */
  readonly elseIfs: Token[] = []
  /** The loops around the present place, within one function. */
  protected loops: Loop[] = []
  /** How many heads of statements are being read: there `{` may begin a block. */
  #heads = 0

  constructor(
    source: string,
    reporter: Reporter,
    protected readonly reading: BlockReading,
  ) {
    super(source, reporter)
  }

  protected abstract statement(): Statement | undefined

  /** The condition or the list of a statement. */
  protected head<T>(work: () => T): T {
    this.#heads++
    try {
      return work()
    } finally {
      this.#heads--
    }
  }

  protected override get inHead(): boolean {
    return this.#heads > 0
  }

  protected override bracesFollow(): boolean {
    if (this.#heads === 0) return false
    const close = this.closerOf(this.token)
    if (!close) return true
    const next = readToken(this.source, close.end)
    if (this.is('then', next) || this.is('do', next)) return false
    return next.first || next.kind === 'end' || this.is('else', next) || this.is('}', next)
  }

  /** Statements up to what `ends` says. */
  protected statements(ends: () => boolean): Block {
    const statements: Statement[] = []
    const { start } = this.token
    for (;;) {
      this.skipComments()
      if (this.token.kind === 'end' || ends()) return { statements, start, end: this.last }
      const open = this.brackets
      const { token } = this
      try {
        const statement = this.deeper(() => this.statement())
        if (statement) statements.push(statement)
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        this.#recover(token, open)
      }
    }
  }

  /** Goes on where the next statement seems to begin. */
  #recover(from: Token, open: number): void {
    this.recovered = true
    if (this.token === from) this.take()
    while (this.token.kind !== 'end') {
      const { token } = this
      const begins = token.first && (token.kind === 'name' || token.kind === 'keyword')
      if (begins && (this.brackets <= open || (token.kind === 'keyword' && this.beginsStatement(token)))) break
      if (
        !token.first &&
        (token.text === 'end' || token.text === '}') &&
        this.brackets <= open &&
        token.kind !== 'string'
      )
        break
      this.take()
    }
    this.brackets = open
  }

  protected beginsStatement({ kind, text }: Token): boolean {
    return (
      kind === 'keyword' &&
      'local if for while repeat return do goto break end else elseif until'.split(' ').includes(text)
    )
  }

  /** Whether `elif`, or another language's word for it, ends a block here. */
  protected atElif(): boolean {
    const { token, after } = this
    const isWord = token.kind === 'name' && /^(?:elif|elsif|elseIf)$/.test(token.text)
    return isWord && !after.first && !(after.kind === 'symbol' && '=.:[,{'.includes(after.text))
  }

  /** Whether the present token ends a block of Lua. */
  protected atWord(): boolean {
    const { kind, text } = this.token
    return kind === 'keyword' && (text === 'end' || text === 'else' || text === 'elseif' || text === 'until')
  }

  /**
   * A block in the form that is found here; `word` (`then`, `do`) begins one of Lua. `edits` puts a foreign one right.
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
      return this.#reportWord(word, token, [edit(token.start, token.end, word)], `write ${word}, not ${other}`)
    }
    const begins = token.first || token.kind === 'end' || token.kind === 'name' || this.beginsStatement(token)
    if (!begins) this.fail(word)
    const at = this.last
    const what = `"${word}" is missing after the ${opener.text} of line ${this.reporter.line(opener.start)}`
    this.#reportWord(word, { start: at, end: at + 1 }, [edit(at, at, ` ${word}`)], what)
  }

  #reportWord(
    _word: string,
    { start, end }: { start: number; end: number },
    fix: readonly Edit[],
    message: string,
  ): void {
    this.report({ rule: 'syntax', message, start, end, fix })
  }

  /** How far the line of a token is indented. */
  protected indentOf(token: Token): number {
    const start = this.source.lastIndexOf('\n', token.start - 1) + 1
    return /^[ \t]*/.exec(this.source.slice(start, token.start))![0].length
  }

  /** Consumes the `end` of a block and says where it ends. */
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
      message: `a block of Lua is ${right}, not ${form === 'braces' ? '{ … }' : 'what is indented after a colon'}`,
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
