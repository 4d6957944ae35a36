/** Declarations and assignments as other languages write them. */
import { Blocks } from '../blocks.js'
import { edit } from '../cursor.js'
import { compoundOperators } from '../operators.js'
import type { Token } from '../tokens/index.js'
import type { Expression, NameNode, Statement } from '../tree.js'

/** Words that declare a variable elsewhere. */
export const declarations = new Set('const let var val final auto int float double string bool boolean'.split(' '))

export abstract class ForeignDeclarations extends Blocks {
  protected declaration(): Statement {
    const word = this.take()
    if (this.token.kind !== 'name') return this.destructured(word, word.text)
    this.report({
      rule: 'foreign-declaration',
      message: `Lua has no "${word.text}": write local ${this.token.text} = …`,
      start: word.start,
      end: word.end,
      fix: [edit(word.start, word.end, 'local')],
    })
    const names: NameNode[] = []
    do names.push(this.nameNode(this.name('a name')))
    while (this.accept(','))
    this.skipAnnotation()
    const values = this.accept('=') ? this.expressions() : []
    return { kind: 'local', names, values, start: word.start, end: this.last }
  }

  /** `{ a, b } = value` or `[a, b] = value`, behind the word that declares. */
  protected destructured(word: Token, declared: string): Statement {
    const open = this.token
    const close = this.closerOf(open)
    if (!close) return this.fail('a name')
    const names: NameNode[] = []
    while (this.token.start < close.start) {
      const token = this.take()
      if (token.kind === 'name') names.push(this.nameNode(token))
    }
    this.take()
    const values = this.accept('=') ? this.expressions() : []
    const right = this.#parts(names, open, close, values)
    const example = right !== undefined && right.length < 70 ? right : 'local a, b = t.a, t.b'
    const what = declared === 'local' ? '' : `no "${declared}", and `
    this.report({
      rule: 'foreign-declaration',
      message: `Lua has ${what}no patterns for the parts of a table: write ${example}`,
      start: word.start,
      end: close.end,
      ...(right !== undefined && { fix: [edit(word.start, this.last, right)] }),
    })
    const read: Expression = { kind: 'unread', parts: values, start: open.start, end: this.last }
    return { kind: 'local', names, values: [read], start: word.start, end: this.last }
  }

  /** The declaration that is meant, if the pattern has nothing but names. */
  #parts(names: readonly NameNode[], open: Token, close: Token, values: readonly Expression[]): string | undefined {
    const [value, ...more] = values
    const isPlain = /^\s*\w+(?:\s*,\s*\w+)*\s*,?\s*$/.test(this.source.slice(open.end, close.start))
    if (!value || more.length > 0 || !isPlain) return undefined
    const text = this.source.slice(value.start, value.end)
    const all = names.map(({ name }) => name)
    const left = `local ${all.join(', ')} =`
    if (open.text === '[') return `${left} table.unpack(${text})`
    if (value.kind !== 'name' && value.kind !== 'index' && (value.kind !== 'call' || all.length > 1)) return undefined
    return `${left} ${all.map((name) => `${text}.${name}`).join(', ')}`
  }

  /** `: string` after the name of a variable. */
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

  /** `x := 5` of Go. */
  #walrus(target: Expression): Statement {
    const sign = this.take()
    const { end } = this.take()
    const text = this.source.slice(target.start, target.end)
    this.report({
      rule: 'foreign-assignment',
      message: `Lua has no ":=": write local ${text} = …`,
      start: sign.start,
      end,
      fix: [edit(target.start, target.start, 'local '), edit(sign.start, end, '=')],
    })
    const value = this.expression()
    const names = target.kind === 'name' ? [target] : []
    return { kind: 'local', names, values: [value], start: target.start, end: value.end }
  }

  protected nameNode({ text, start, end }: Token): NameNode {
    return { kind: 'name', name: text, start, end }
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
      const reason = sign === '-' ? ', which begins a comment' : ''
      this.report({
        rule: 'foreign-assignment',
        message: `Lua has no "${sign}${sign}"${reason}: write ${short} = ${short} ${sign} 1`,
        start: target.start,
        end,
        fix: [edit(target.start, end, `${text} = ${text} ${sign} 1`)],
      })
      return { kind: 'assign', targets: [target], values: [], start: target.start, end }
    }
    if (this.is(':') && this.is('=', this.after) && this.after.start === token.end) return this.#walrus(target)
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
