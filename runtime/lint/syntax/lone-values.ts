/** Values that stand where a statement should: calls without parentheses, conditions behind their statement. */
import { globalFunctions, libraryMembers } from '../library.js'
import { edit, shown } from './cursor.js'
import { Loops } from './loops.js'
import { readToken, type Token } from './tokens/index.js'
import type { CallNode, Expression } from './tree.js'

export abstract class LoneValues extends Loops {
  /** `print(x) if y` of Ruby and Perl. */
  protected modifier({ start, end }: Expression): void {
    const { token } = this
    if (token.first || !this.is('if') || !/^if\b(?!.*\bthen\b)/.test(this.source.slice(token.start).split('\n', 1)[0]!))
      return
    this.take()
    const condition = this.expression()
    const text = this.source.slice(condition.start, condition.end)
    this.report({
      rule: 'foreign-conditional',
      message: `the condition comes first in Lua: write if ${text.length < 40 ? text : '…'} then … end`,
      start: token.start,
      end: token.end,
      fix: [edit(start, condition.end, `if ${text} then ${this.source.slice(start, end)} end`)],
    })
  }

  /** `print "a", b`: Lua takes one argument without parentheses. */
  protected moreArguments(call: CallNode): void {
    while (this.accept(',')) this.expression()
    this.#reportParentheses(call.callee, call.argsStart)
  }

  /** `print x.y`: a function of Lua, and arguments without parentheses. */
  protected called(callee: Expression): CallNode | undefined {
    const { token } = this
    const name = this.source.slice(callee.start, callee.end)
    const isFunction = globalFunctions.includes(name) || isLibraryFunction(name)
    const beginsValue =
      token.kind === 'name' || token.kind === 'number' || this.is('not') || this.is('#') || this.is('-')
    if (!isFunction || token.first || !(beginsValue || this.is('nil') || this.is('true') || this.is('false')))
      return undefined
    const argsStart = token.start
    const args = this.expressions()
    this.#reportParentheses(callee, argsStart)
    return { kind: 'call', callee, args, argsStart, parenthesised: false, start: callee.start, end: this.last }
  }

  #reportParentheses(callee: Expression, argsStart: number): void {
    const name = this.source.slice(callee.start, callee.end)
    const args = this.source.slice(argsStart, this.last)
    this.report({
      rule: 'call-parentheses',
      message: `a call has parentheses: write ${name}(${args.length < 40 ? args.replace(/\s+/g, ' ') : '…'})`,
      start: callee.start,
      end: this.last,
      fix: [edit(callee.end, argsStart, '('), edit(this.last, this.last, ')')],
    })
  }

  /** A value that is not used. */
  protected alone(value: Expression, token: Token): void {
    const text = this.source.slice(value.start, value.end).replace(/\s+/g, ' ')
    const brief = text.length > 40 ? `${text.slice(0, 37)}...` : text
    const next = this.token
    if (this.is('do') && !next.first) return this.#iteratorBlock(value)
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
    const use =
      value.kind === 'index' && unexpected === ''
        ? `to call it write ${brief}(…)`
        : 'assign it, or call a function with it'
    this.report({
      rule: 'syntax',
      message: `"${brief}" alone is not a statement${unexpected}: ${use}`,
      start: token.start,
      end: value.end,
    })
  }

  /** `list.each do |x|` of Ruby. */
  #iteratorBlock({ start, end }: Expression): void {
    this.report({
      rule: 'foreign-loop',
      message: 'this is not a Lua loop: write for _, item in ipairs(list) do … end',
      start,
      end,
    })
    this.recovered = true
    this.skipLine()
  }

  /** The one simple argument of a call without parentheses: `tostring x`. */
  #argument(next: Token): string | undefined {
    if (next.kind !== 'name' && next.kind !== 'number') return undefined
    const after = readToken(this.source, next.end)
    const ends = after.kind === 'end' || after.first || this.is('end', after) || this.is(')', after)
    return ends ? next.text : undefined
  }
}

/** `table.insert`. */
function isLibraryFunction(path: string): boolean {
  const [library = '', name = '', more] = path.split('.')
  return more === undefined && libraryMembers.get(library)?.includes(name) === true
}
