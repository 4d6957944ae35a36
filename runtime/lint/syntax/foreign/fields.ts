/** Fields of tables and named arguments, with the keys of JSON, JavaScript and Python. */
import { edit } from '../cursor.js'
import { keywords, readToken, type Token } from '../tokens/index.js'
import type { Expression, FieldNode } from '../tree.js'
import { ForeignValues } from './values.js'

export abstract class ForeignFields extends ForeignValues {
  /** One field of a table, or a named argument. */
  protected field(argument: boolean): FieldNode {
    const { token, after } = this
    if (this.is('[') && !argument && this.#isKeyed()) return this.#keyed()
    const isKey = token.kind === 'name' || token.kind === 'string' || token.kind === 'keyword'
    if (isKey && this.is('=', after)) return this.#named('=')
    if ((isKey || token.kind === 'number') && this.is(':', after) && !this.#isMethodCall()) return this.#named(':')
    const value = this.expression()
    if ((this.is('=') || this.is(':')) && !argument) return this.#oddKey(value)
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
    const plain = /^[A-Za-z_]\w*$/.test(text) && !(token.kind === 'keyword' || keywords.has(text))
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
        : 'a key that is not a name is written in [ and ]',
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
}
