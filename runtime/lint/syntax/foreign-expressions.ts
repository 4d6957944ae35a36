/** What other languages write where Lua has an expression; each is read on as what it means. */
import { Cursor, edit, shown } from './cursor.js'
import { foreignOperators } from './operators.js'
import { ofJavaScript } from './templates.js'
import { readToken, type Token } from './tokens.js'
import type { Block, Expression, FieldNode, FunctionNode, NameNode } from './tree.js'

export abstract class ForeignExpressions extends Cursor {
  /** Whether `...` has a meaning here. */
  protected vararg = true

  protected abstract expression(): Expression
  protected abstract table(): Expression
  protected abstract items(): Expression[]
  protected abstract suffix(value: Expression): Expression | undefined
  /** The body of a function up to its `end`, or to the brace that closes it. */
  protected abstract functionBody(opener: Token, quiet?: boolean): { readonly body: Block; readonly end: number }
  /** Whether the head of a statement is being read: there a block may follow. */
  protected abstract get inHead(): boolean
  /** Whether a brace begins a block of another language and not a table. */
  protected abstract bracesFollow(): boolean

  /** Skips comments of other languages where a value, a field or a statement would begin. */
  protected skipComments(): void {
    while (this.is('//') || (this.is('#') && this.#isHashComment())) this.#skipComment()
  }

  /** The same where an operator would stand: there `//` divides, unless prose follows. */
  protected skipTrailingComment(): void {
    while (this.is('#') || (this.is('//') && this.#isProse())) this.#skipComment()
  }

  /** Whether something stands before the bracket that closes a list. */
  protected within(closer: string): boolean {
    this.skipComments()
    const closes = this.is(')') || this.is('}') || this.is(']')
    return !this.is(closer) && !closes && this.token.kind !== 'end'
  }

  #isHashComment(): boolean {
    return this.token.first && /^#+(?:\s|$)/.test(this.source.slice(this.token.start, this.token.start + 20))
  }

  #isProse(): boolean {
    const rest = /[^\n]*/.exec(this.source.slice(this.token.end, this.token.end + 300))![0].trim()
    if (rest === '' || !/^[\w"'({#.-]/.test(rest)) return true
    // A line that begins so divides only if nothing but one operand follows.
    if (this.token.first && !/^[\w.]+(?:\s*[-+*/%^]\s*[\w.]+)*$/.test(rest)) return true
    const words = /^[A-Za-z_][\w'.]*[,:]?\s+([A-Za-z_][\w']*)(?=\s*(.?))/.exec(rest)
    if (!words) return false
    const [, second = '', next = ''] = words
    const isWord = 'and or then do end else elseif until local return if for while repeat function goto break'.split(
      ' ',
    )
    return !isWord.includes(second) && !'=(.,:{"['.includes(next === '' ? ' ' : next)
  }

  #skipComment(): void {
    const { text, start, end } = this.token
    const sign = text === '#' ? /^#+/.exec(this.source.slice(start, start + 20))![0] : text
    this.report({
      rule: 'foreign-comment',
      message: `a comment begins with --, not with ${sign}`,
      start,
      end,
      fix: [edit(start, start + sign.length, '--')],
    })
    this.skipLine()
  }

  protected reportOperator({ text, start, end }: Token): void {
    const right = foreignOperators.get(text)
    if (right === undefined) return
    const spaced = /^\w/.test(right)
    const pad = (offset: number): string => (spaced && /\w/.test(this.source[offset] ?? '') ? ' ' : '')
    this.report({
      rule: 'foreign-operator',
      message: `"${text}" is not an operator of Lua: write ${right}`,
      start,
      end,
      fix: [edit(start, end, pad(start - 1) + right + pad(end))],
    })
  }

  protected reportNot({ start, end }: Token): void {
    this.report({
      rule: 'foreign-operator',
      message: '"!" is not an operator of Lua: write not',
      start,
      end,
      fix: [edit(start, end, this.source[end] === ' ' ? 'not' : 'not ')],
    })
  }

  protected reportOptional({ start, end }: Token): void {
    this.report({
      rule: 'foreign-operator',
      message: '"?." is not an operator of Lua: test the value with "and" first, as in x and x.y',
      start,
      end,
    })
  }

  protected reportReservedMember(dot: Token, word: Token): void {
    const right = `["${word.text}"]`
    this.report({
      rule: 'reserved-word',
      message: `"${word.text}" is a reserved word of Lua: write ${right}`,
      start: word.start,
      end: word.end,
      fix: [edit(dot.start, word.end, right)],
    })
  }

  protected reportMissingComma(): void {
    const at = this.last
    this.report({
      rule: 'missing-comma',
      message: `a comma is missing before ${shown(this.token)}`,
      start: at,
      end: at + 1,
      fix: [edit(at, at, ',')],
    })
  }

  protected reportTrailingComma({ start, end }: Token): void {
    this.report({
      rule: 'syntax',
      message: 'no comma may stand before the ) of a call',
      start,
      end,
      fix: [edit(start, end, '')],
    })
  }

  /** `a ? b : c`, and Python's `a if b else c`. */
  protected conditional(value: Expression): Expression {
    if (this.is('?')) return this.#questionMark(value)
    if (this.is('if') && !this.token.first && this.#elseWithoutThen()) return this.#afterwards(value)
    return value
  }

  #questionMark(condition: Expression): Expression {
    const sign = this.take()
    const yes = this.expression()
    const colon = this.is(':') ? this.take() : undefined
    const no = colon ? this.expression() : yes
    const truthy = 'string number table function binary'.split(' ').includes(yes.kind)
    this.report({
      rule: 'foreign-conditional',
      message: 'Lua has no "a ? b : c": write a and b or c (if b is neither nil nor false), or an if',
      start: sign.start,
      end: sign.end,
      ...(truthy &&
        colon && {
          fix: [
            edit(sign.start, sign.end, this.#word(sign, 'and')),
            edit(colon.start, colon.end, this.#word(colon, 'or')),
          ],
        }),
    })
    return { kind: 'unread', parts: [condition, yes, no], start: condition.start, end: no.end }
  }

  /** A word in the place of a sign, set apart from what stands next to it. */
  #word({ start, end }: Token, word: string): string {
    return (/\s/.test(this.source[start - 1] ?? '') ? '' : ' ') + word + (/\s/.test(this.source[end] ?? '') ? '' : ' ')
  }

  #elseWithoutThen(): boolean {
    for (let token = this.token; ; token = readToken(this.source, token.end)) {
      if (token.kind === 'end' || (token.first && token !== this.token) || this.is('then', token)) return false
      if (this.is('else', token)) return true
    }
  }

  #afterwards(yes: Expression): Expression {
    const word = this.take()
    const condition = this.expression()
    this.accept('else')
    const no = this.expression()
    const text = (node: Expression): string => this.source.slice(node.start, node.end)
    this.report({
      rule: 'foreign-conditional',
      message: 'Lua has no "a if b else c": write b and a or c (if a is neither nil nor false), or an if',
      start: word.start,
      end: word.end,
      ...((yes.kind === 'string' || yes.kind === 'number') && {
        fix: [edit(yes.start, no.end, `${text(condition)} and ${text(yes)} or ${text(no)}`)],
      }),
    })
    return { kind: 'unread', parts: [condition, yes, no], start: yes.start, end: no.end }
  }

  /** A name that begins what only another language has: an arrow function, `await`, `new`, `lambda`. */
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

  /** The token that closes the bracket at `open`, if one does within a few thousand tokens. */
  protected closerOf(open: Token): Token | undefined {
    let depth = 0
    let token = open
    for (let left = 2000; left > 0 && token.kind !== 'end'; left--) {
      if (token.kind === 'symbol') {
        if ('([{'.includes(token.text)) depth++
        else if (')]}'.includes(token.text)) depth--
        if (depth === 0) return token
      }
      token = readToken(this.source, token.end)
    }
    return undefined
  }

  /** `[1, 2]`. */
  protected squareList(): Expression {
    const open = this.take()
    const keyed = this.token.kind === 'string' && this.is(':', this.after)
    const items = keyed ? [] : this.items()
    if (keyed) return this.fail('a value')
    const before = this.last
    const end = this.close(']', open, 'the list')
    const closed = this.source[end - 1] === ']' && end > before
    this.report({
      rule: 'foreign-list',
      message: 'a list stands in braces: write { … }, not [ … ]',
      start: open.start,
      end: open.end,
      ...(closed && { fix: [edit(open.start, open.end, '{'), edit(end - 1, end, '}')] }),
    })
    return {
      kind: 'table',
      fields: items.map((value) => ({ value, start: value.start, end: value.end })),
      start: open.start,
      end,
    }
  }

  /** `...list`, where `...` alone would be Lua. */
  protected spread(dots: Token): Expression | undefined {
    if (this.token.kind !== 'name' || this.token.start !== dots.end) return undefined
    const value = this.expression()
    this.report({
      rule: 'foreign-list',
      message:
        'Lua has no spread: table.unpack(list) gives the items of a list, fields are copied in a loop with pairs',
      start: dots.start,
      end: dots.end,
      fix: [edit(dots.start, dots.end, 'table.unpack('), edit(value.end, value.end, ')')],
    })
    return { kind: 'unread', parts: [value], start: dots.start, end: value.end }
  }

  /** `<id>`. */
  protected placeholder(): Expression | undefined {
    const { start } = this.token
    const found = /^<[A-Za-z][\w .-]{0,60}>/.exec(this.source.slice(start, start + 70))?.[0]
    if (found === undefined) return undefined
    const end = start + found.length
    this.report({
      rule: 'placeholder',
      message: `${found} stands for a value: write one, as "…"`,
      start,
      end,
    })
    this.skipTo(end)
    this.last = end
    return { kind: 'unread', parts: [], start, end }
  }

  /** `` `a ${x}` ``. */
  protected template(): Expression {
    const { text, start, end } = this.take()
    const right = ofJavaScript(text)
    this.report({
      rule: 'foreign-string',
      message: `Lua has no \`…\` strings: write ${right !== undefined && right.length < 60 ? right : '"…" .. value'}`,
      start,
      end,
      ...(right !== undefined && { fix: [edit(start, end, right)] }),
    })
    return { kind: 'unread', parts: [], start, end }
  }

  /** One field of a table, or a named argument. */
  protected field(argument: boolean): FieldNode {
    const { token, after } = this
    if (this.is('[') && !argument && this.#isKeyed()) return this.#keyed()
    const isKey = token.kind === 'name' || token.kind === 'string' || token.kind === 'keyword'
    if (isKey && this.is('=', after)) return this.#named('=')
    if ((isKey || token.kind === 'number') && this.is(':', after) && !this.#isMethodCall()) return this.#named(':')
    const value = this.expression()
    if (this.is('=') && !argument) return this.#oddKey(value)
    return { value, start: value.start, end: value.end }
  }

  /** Whether the bracket that begins here is closed before a `=`, as in `[key] = value`. */
  #isKeyed(): boolean {
    const close = this.closerOf(this.token)
    const next = close && readToken(this.source, close.end)
    return next === undefined || this.is('=', next) || this.is(':', next)
  }

  #isMethodCall(): boolean {
    if (this.token.kind !== 'name') return false
    const name = readToken(this.source, this.after.end)
    if (name.kind !== 'name') return false
    const next = readToken(this.source, name.end)
    return next.kind === 'symbol' && next.text === '('
  }

  #keyed(): FieldNode {
    const open = this.take()
    const key = this.expression()
    this.close(']', open, 'the [')
    const sign = this.token
    if (sign.text === ':') this.#reportColon(sign, open)
    else if (!this.is('=')) this.fail('"=" after the key')
    this.take()
    const value = this.expression()
    return { key, value, start: open.start, end: value.end }
  }

  #named(sign: '=' | ':'): FieldNode {
    const token = this.take()
    const text = token.kind === 'string' ? token.text.slice(1, -1) : token.text
    const plain = /^[A-Za-z_]\w*$/.test(text) && !(token.kind === 'keyword' || isReserved(text))
    const right = plain
      ? text
      : token.kind === 'number'
        ? `[${text}]`
        : token.kind === 'string'
          ? `[${token.text}]`
          : `["${text}"]`
    const mark = this.take()
    if (token.kind === 'keyword')
      this.report({
        rule: 'reserved-word',
        message: `"${text}" is a reserved word of Lua: write ${right} = …`,
        start: token.start,
        end: token.end,
        fix: [edit(token.start, mark.end, `${right} =`)],
      })
    else if (sign === ':' || token.kind !== 'name')
      this.report({
        rule: 'foreign-key',
        message: `a field is written ${right} = …, not ${token.text}${sign === ':' ? ':' : ' ='} …`,
        start: token.start,
        end: mark.end,
        fix: [edit(token.start, mark.end, `${right} =`)],
      })
    const value = this.expression()
    return {
      key: { kind: 'string', value: text, start: token.start, end: token.end },
      value,
      start: token.start,
      end: value.end,
    }
  }

  #reportColon({ start, end }: Token, open: Token): void {
    this.report({
      rule: 'foreign-key',
      message: 'a field is written [key] = …, not [key]: …',
      start: open.start,
      end,
      fix: [edit(start, end, ' =')],
    })
  }

  /** `content-type = "…"`: a key that Lua reads as an expression. */
  #oddKey(key: Expression): FieldNode {
    const text = this.source.slice(key.start, key.end)
    const right = `["${text}"]`
    const plain = /^[A-Za-z_][\w.-]*$/.test(text)
    this.report({
      rule: 'foreign-key',
      message: plain
        ? `${text} is not a name in Lua: write ${right} = …`
        : 'a key that is not a name stands in [ and ]',
      start: key.start,
      end: key.end,
      fix: plain ? [edit(key.start, key.end, right)] : [edit(key.start, key.start, '['), edit(key.end, key.end, ']')],
    })
    this.take()
    const value = this.expression()
    const named: Expression = { kind: 'string', value: text, start: key.start, end: key.end }
    return { key: plain ? named : key, value, start: key.start, end: value.end }
  }

  /** `f(a = 1, b = 2)` as the table that is meant; undefined for arguments without names. */
  protected namedArguments(open: Token): Expression | undefined {
    const { token, after } = this
    if (token.kind !== 'name' || !(this.is('=', after) || (this.is(':', after) && !this.#isMethodCall())))
      return undefined
    const fields: FieldNode[] = []
    while (!this.is(')') && this.token.kind !== 'end') {
      fields.push(this.field(true))
      if (!this.accept(',')) break
    }
    const before = this.last
    const end = this.close(')', open, 'the call')
    this.report({
      rule: 'named-arguments',
      message: 'Lua has no named arguments: pass one table, f({ name = value })',
      start: token.start,
      end: before,
      fix: [edit(open.end, open.end, '{ '), edit(before, before, ' }')],
    })
    return { kind: 'table', fields, start: token.start, end }
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
      if (this.accept('...')) vararg = true
      else parameters.push(this.#parameter())
      if (!this.accept(',')) break
    }
    this.close(')', open, 'the list of parameters')
    const outer = this.vararg
    this.vararg = vararg
    const { body, end } = this.functionBody(this.is('{') ? this.token : opener)
    this.vararg = outer
    return { kind: 'function', parameters, vararg, self, body, start: opener.start, end }
  }

  #parameter(): NameNode {
    const { text, start, end } = this.name('a name of a parameter')
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

const reserved = new Set(
  'and break do else elseif end false for function goto if in local nil not or repeat return then true until while'.split(
    ' ',
  ),
)
const isReserved = (text: string): boolean => reserved.has(text)

function returning(parameters: readonly NameNode[], value: Expression, start: number): FunctionNode {
  const { start: from, end } = value
  const body = { statements: [{ kind: 'return', values: [value], start: from, end } as const], start: from, end }
  return { kind: 'function', parameters, vararg: false, self: false, body, start, end }
}
