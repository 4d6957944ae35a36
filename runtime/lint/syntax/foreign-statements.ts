/** What other languages write where Lua has a statement. */
import type { Edit } from '../../lua/source.js'
import { Blocks } from './blocks.js'
import { edit } from './cursor.js'
import { compoundOperators } from './operators.js'
import type { Token } from './tokens.js'
import type { Block, Expression, NameNode, Statement } from './tree.js'

const declarations = new Set('const let var val final auto int float double string bool boolean'.split(' '))

export abstract class ForeignStatements extends Blocks {
  /** A statement that begins with a word which only another language gives a meaning. */
  protected foreignStatement(): Statement | undefined {
    const { token, after } = this
    const sameLine = !after.first && after.kind !== 'end'
    const { text } = token
    if (declarations.has(text) && sameLine && (after.kind === 'name' || this.is('{', after) || this.is('[', after)))
      return this.#declaration()
    if (text === 'continue' && (!sameLine || this.is('end', after) || this.is('}', after) || this.is(';', after)))
      return this.#continue()
    if (text === 'try' && (this.is('{', after) || this.is(':', after))) return this.#try()
    if ((text === 'throw' || text === 'raise') && sameLine && startsValue(after)) return this.#throw()
    if ((text === 'def' || text === 'fn' || text === 'func') && after.kind === 'name' && sameLine) return this.#define()
    if (text === 'async' && this.is('function', after)) return this.#async()
    if (
      (text === 'import' || text === 'from') &&
      sameLine &&
      (after.kind === 'name' || this.is('{', after) || after.kind === 'string')
    )
      return this.#import()
    if (text === 'foreach' && sameLine && (this.is('(', after) || after.kind === 'name')) return this.#forEach()
    if (text === 'switch' && this.is('(', after)) return this.#switch()
    if (text === 'pass' && !sameLine) return this.#pass()
    return undefined
  }

  #declaration(): Statement {
    const word = this.take()
    const names: NameNode[] = []
    this.report({
      rule: 'foreign-declaration',
      message: `Lua has no "${word.text}": write local ${this.token.kind === 'name' ? this.token.text : 'name'} = …`,
      start: word.start,
      end: word.end,
      ...(this.token.kind === 'name' && { fix: [edit(word.start, word.end, 'local')] }),
    })
    if (this.token.kind === 'name') {
      do names.push(this.nameNode(this.name('a name')))
      while (this.accept(','))
      this.skipAnnotation()
    } else names.push(...this.#destructured())
    const values = this.accept('=') ? this.expressions() : []
    // What a pattern takes apart is not followed.
    const plain = names.length > 0 && names[0]!.start < word.end + 1000 && values.length <= names.length
    const read = plain ? values : [{ kind: 'unread', parts: values, start: word.start, end: this.last } as const]
    return { kind: 'local', names, values: read, start: word.start, end: this.last }
  }

  /** `{ a, b }` or `[a, b]` on the left of `=`. */
  #destructured(): NameNode[] {
    const names: NameNode[] = []
    const close = this.closerOf(this.token)
    if (!close) return this.fail('a name')
    while (this.token.start < close.start) {
      const token = this.take()
      if (token.kind === 'name') names.push(this.nameNode(token))
    }
    this.take()
    return names
  }

  /** `: string` behind the name of a variable. */
  protected skipAnnotation(): void {
    if (!this.is(':') || this.after.kind !== 'name') return
    const start = this.last
    this.take()
    const type = this.take()
    this.report({
      rule: 'foreign-declaration',
      message: `a variable has no type in Lua: leave ": ${type.text}" out`,
      start,
      end: type.end,
      fix: [edit(start, type.end, '')],
    })
  }

  protected nameNode({ text, start, end }: Token): NameNode {
    return { kind: 'name', name: text, start, end }
  }

  #continue(): undefined {
    const token = this.take()
    const loop = this.loops.at(-1)
    if (loop) loop.continues.push(token)
    else
      this.report({
        rule: 'continue',
        message: 'Lua has no "continue", and no loop is here',
        start: token.start,
        end: token.end,
      })
  }

  #try(): Statement {
    const word = this.take()
    const body = this.#foreignBlock(word)
    const rest: Statement[] = []
    while (this.isName('catch') || this.isName('except') || this.isName('finally')) {
      const clause = this.take()
      const names = clause.text === 'finally' ? [] : this.#caught()
      const body = this.#foreignBlock(clause)
      rest.push({ kind: 'for-in', names, values: [], body, start: clause.start, end: body.end })
    }
    this.report({
      rule: 'foreign-error',
      message: `Lua has no "try": write local ok, result = pcall(function() … end), then if not ok then … end`,
      start: word.start,
      end: word.end,
    })
    const tried: Statement = { kind: 'perhaps', body, start: word.start, end: body.end }
    const all = [tried, ...rest]
    return {
      kind: 'do',
      body: { statements: all, start: word.start, end: this.last },
      start: word.start,
      end: this.last,
    }
  }

  /** The names between `catch` and its block. */
  #caught(): NameNode[] {
    const names: NameNode[] = []
    while (!this.token.first && !this.is('{') && !this.is(':') && this.token.kind !== 'end') {
      const token = this.take()
      if (token.kind === 'name') names.push(this.nameNode(token))
    }
    return names
  }

  #foreignBlock(opener: Token): Block {
    if (!this.is('{') && !this.is(':')) return this.fail('a block')
    const { body, form } = this.block(opener, '', [])
    this.closeBlock(opener, form)
    return body
  }

  #throw(): Statement {
    const word = this.take()
    const value = this.#thrown()
    const inner = value.kind === 'unread' && value.parts[0] ? value.parts[0] : value
    this.report({
      rule: 'foreign-error',
      message: `Lua has no "${word.text}": write error(…)`,
      start: word.start,
      end: word.end,
      fix: [edit(word.start, inner.start, 'error('), edit(inner.end, this.last, ')')],
    })
    return { kind: 'return', values: [value], start: word.start, end: value.end }
  }

  /** `new Error("…")`, `Exception("…")` or any other value. */
  #thrown(): Expression {
    if (this.isName('new')) this.take()
    const value = this.expression()
    const made = value.kind === 'call' && value.callee.kind === 'name' && /(?:Error|Exception)$/.test(value.callee.name)
    return made ? { kind: 'unread', parts: value.args, start: value.start, end: value.end } : value
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
      message: 'Lua scripts import nothing here: app.integrations and json are there without it',
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

  #forEach(): Statement {
    const word = this.take()
    return this.foreignLoop(word)
  }

  /** `for (…) { … }`, `for x of xs { … }`, from behind its first word. */
  protected foreignLoop(word: Token): Statement {
    const close = this.is('(') ? this.closerOf(this.token) : undefined
    const head = close ? this.source.slice(this.token.start + 1, close.start) : ''
    const counted = close ? countedLoop(head) : undefined
    if (close && !/\b(?:of|in|as)\b/.test(head)) return this.#counted(word, close, counted)
    const open = close ? this.take() : undefined
    if (declarations.has(this.token.text)) this.take()
    const first = this.nameNode(this.name('a name'))
    const names = this.accept(',') ? [first, this.nameNode(this.name('a name'))] : [first]
    if (!this.isName('of') && !this.isName('as') && !this.is('in')) this.fail('"in" and what is gone through')
    this.take()
    const value = this.head(() => this.expression())
    if (open && this.is(')')) this.take()
    const headEnd = this.last
    const list = this.source.slice(value.start, value.end)
    const pair = names.length === 2
    const right = pair
      ? `for ${names[0]!.name}, ${names[1]!.name} in pairs(${list}) do`
      : `for _, ${first.name} in ipairs(${list}) do`
    const edits: Edit[] = [edit(word.start, headEnd, right.slice(0, -3))]
    const { body, end } = this.loopBody(word, edits, 'for … do … end', true)
    this.#reportLoop(word, headEnd, right, edits.length === 1 && !this.closedByWord(end) ? undefined : edits)
    const bound = pair ? names : [{ ...first, name: '_' }, first]
    return { kind: 'for-in', names: bound, values: [listed(value)], body, start: word.start, end }
  }

  protected closedByWord(end: number): boolean {
    return this.source.slice(end - 3, end) === 'end'
  }

  #counted(word: Token, close: Token, counted: CountedLoop | undefined): Statement {
    const start = this.token.start
    this.skipTo(close.end)
    this.last = close.end
    const right = counted ? `for ${counted.name} = ${counted.from}, ${counted.to} do` : 'for i = 1, n do'
    const edits: Edit[] = [edit(word.start, close.end, right.slice(0, -3))]
    const { body, end } = this.loopBody(word, edits, 'for … do … end', true)
    this.#reportLoop(word, close.end, right, counted && edits.length > 1 ? edits : undefined)
    const name: NameNode = { kind: 'name', name: counted?.name ?? '_', start, end: start }
    return { kind: 'for', name, values: [], body, start: word.start, end }
  }

  #reportLoop(word: Token, end: number, right: string, fix: readonly Edit[] | undefined): void {
    this.report({
      rule: 'foreign-loop',
      message: `this is not a loop of Lua: write ${right.length < 80 ? right : 'for _, item in ipairs(list) do'} … end`,
      start: word.start,
      end,
      ...(fix && { fix: [...fix].sort((a, b) => a.start - b.start) }),
    })
  }

  /** `x += 1`, `x++`; undefined for anything else. */
  protected compound(target: Expression): Statement | undefined {
    const text = this.source.slice(target.start, target.end)
    const { token } = this
    const isStep =
      token.text === '++' || (this.source.startsWith('--', target.end) && /\w/.test(this.source[target.end - 1]!))
    const short = text.length > 40 ? 'x' : text
    if (isStep && (token.text === '++' || token.first || token.kind === 'end')) {
      const sign = token.text === '++' ? '+' : '-'
      const end = token.text === '++' ? this.take().end : target.end + 2
      this.report({
        rule: 'foreign-assignment',
        message: `Lua has no "${sign}${sign}"${sign === '-' ? ', which begins a comment' : ''}: write ${short} = ${short} ${sign} 1`,
        start: target.start,
        end,
        fix: [edit(target.start, end, `${text} = ${text} ${sign} 1`)],
      })
      return { kind: 'assign', targets: [target], values: [], start: target.start, end }
    }
    const operator = token.kind === 'symbol' ? compoundOperators.get(token.text) : undefined
    if (operator === undefined) return undefined
    this.take()
    const value = this.expression()
    const simple = value.kind !== 'binary' && value.kind !== 'unread'
    this.report({
      rule: 'foreign-assignment',
      message: `Lua has no "${token.text}": write ${short} = ${short} ${operator} …`,
      start: token.start,
      end: token.end,
      fix: [
        edit(token.start, token.end, `= ${text} ${operator}`),
        ...(simple ? [] : [edit(value.start, value.start, '('), edit(value.end, value.end, ')')]),
      ],
    })
    const joined: Expression = { kind: 'unread', parts: [value], start: value.start, end: value.end }
    return { kind: 'assign', targets: [target], values: [joined], start: target.start, end: value.end }
  }
}

interface CountedLoop {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** `let i = 1; i <= n; i++`; undefined for a loop that counts otherwise. */
function countedLoop(head: string): CountedLoop | undefined {
  const parts = head.split(';').map((part) => part.trim())
  const [start = '', test = '', step = ''] = parts
  const first = /^(?:(?:let|var|const|int)\s+)?([A-Za-z_]\w*)\s*=\s*(.+)$/.exec(start)
  const second = /^([A-Za-z_]\w*)\s*(<=?)\s*(.+)$/.exec(test)
  if (parts.length !== 3 || !first || !second || first[1] !== second[1]) return undefined
  const [, name = '', from = ''] = first
  if (step !== `${name}++` && step !== `++${name}` && !new RegExp(`^${name}\\s*\\+=\\s*1$`).test(step)) return undefined
  const bound = second[3]!.replace(/\.length$/, '')
  const to = bound === second[3] ? bound : `#${bound}`
  return { name, from, to: second[2] === '<' ? `${to} - 1` : to }
}

const startsValue = (token: Token): boolean =>
  token.kind === 'name' || token.kind === 'string' || token.kind === 'template' || token.text === '{'

/** `ipairs(list)`, as the loop is meant. */
const listed = (value: Expression): Expression => ({
  kind: 'call',
  callee: { kind: 'name', name: 'ipairs', start: value.start, end: value.start },
  args: [value],
  argsStart: value.start,
  parenthesised: true,
  start: value.start,
  end: value.end,
})
