/** What other languages write where Lua has a statement. */
import { edit } from '../cursor.js'
import type { Token } from '../tokens/index.js'
import type { Statement } from '../tree.js'
import { declarations } from './declarations.js'
import { ForeignPhrases } from './phrases.js'

export abstract class ForeignStatements extends ForeignPhrases {
  /** A statement that begins with a word of another language. */
  protected foreignStatement(): Statement | undefined {
    const { token, after } = this
    const sameLine = !after.first && after.kind !== 'end'
    const { text } = token
    if (declarations.has(text) && sameLine && (after.kind === 'name' || this.is('{', after) || this.is('[', after)))
      return this.declaration()
    if (text === 'continue' && (!sameLine || this.is('end', after) || this.is('}', after) || this.is(';', after)))
      return this.continueStatement()
    if (text === 'try' && (this.is('{', after) || this.is(':', after))) return this.tryStatement()
    if ((text === 'throw' || text === 'raise') && sameLine && startsValue(after)) return this.throwStatement()
    if (definitions.has(text) && after.kind === 'name' && sameLine) return this.#define()
    if (text === 'async' && this.is('function', after)) return this.#async()
    if (
      (text === 'import' || text === 'from') &&
      sameLine &&
      (after.kind === 'name' || this.is('{', after) || after.kind === 'string')
    )
      return this.#import()
    if (text === 'foreach' && sameLine && (this.is('(', after) || after.kind === 'name'))
      return this.foreignLoop(this.take())
    if (text === 'switch' && this.is('(', after)) return this.#switch()
    if (text === 'pass' && (!sameLine || after.kind === 'keyword')) return this.#pass()
    if (this.phrase()) return undefined
    return undefined
  }

  #define(): Statement {
    const word = this.take()
    const target = this.nameNode(this.take())
    this.report({
      rule: 'foreign-function',
      message: `Lua has no "${word.text}": write local function ${target.name}(…) … end`,
      start: word.start,
      end: word.end,
      fix: [edit(word.start, word.end, 'local function')],
    })
    const value = this.functionFrom(word, false)
    return { kind: 'define', local: true, target, value, start: word.start, end: value.end }
  }

  #async(): Statement | undefined {
    const word = this.take()
    this.report({
      rule: 'foreign-await',
      message: 'Lua has no "async": calls wait for their answers by themselves, leave it out',
      start: word.start,
      end: word.end,
      fix: [edit(word.start, this.token.start, '')],
    })
    return this.statement()
  }

  #import(): undefined {
    const word = this.take()
    this.report({
      rule: 'foreign-declaration',
      message: 'scripts import nothing: app.integrations and json are always there',
      start: word.start,
      end: word.end,
    })
    while (!this.token.first && this.token.kind !== 'end') this.take()
  }

  #pass(): undefined {
    const word = this.take()
    this.report({
      rule: 'foreign-block',
      message: 'Lua has no "pass": an empty block is empty',
      start: word.start,
      end: word.end,
      fix: [edit(word.start, word.end, '')],
    })
  }

  #switch(): Statement {
    const word = this.take()
    this.report({
      rule: 'foreign-block',
      message: 'Lua has no "switch": write if … then … elseif … then … end',
      start: word.start,
      end: word.end,
    })
    const head = this.closerOf(this.token)
    if (head) this.skipTo(head.end)
    const close = this.is('{') ? this.closerOf(this.token) : undefined
    if (close) this.skipTo(close.end)
    this.last = close?.end ?? this.last
    const body = { statements: [], start: word.start, end: this.last }
    return { kind: 'perhaps', body, start: word.start, end: this.last }
  }
}

/** Words that begin a function elsewhere. */
const definitions = new Set('def fn func fun proc sub procedure'.split(' '))

const startsValue = (token: Token): boolean =>
  token.kind === 'name' || token.kind === 'string' || token.kind === 'template' || token.text === '{'
