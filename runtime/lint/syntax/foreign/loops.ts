/** Loops as other languages write them. */
import type { Edit } from '../../../lua/source.js'
import { edit } from '../cursor.js'
import type { Token } from '../tokens/index.js'
import type { Expression, NameNode, Statement } from '../tree.js'
import { declarations, ForeignDeclarations } from './declarations.js'

export abstract class ForeignLoops extends ForeignDeclarations {
  protected continueStatement(): undefined {
    const token = this.take()
    const loop = this.loops.at(-1)
    if (loop) loop.continues.push(token)
    else
      this.report({
        rule: 'continue',
        message: 'Lua has no "continue", and this is not in a loop',
        start: token.start,
        end: token.end,
      })
  }

  /** `for (…) { … }`, `for x of xs { … }`, from after its first word. */
  protected foreignLoop(word: Token): Statement {
    const close = this.is('(') ? this.closerOf(this.token) : undefined
    const head = close ? this.source.slice(this.token.start + 1, close.start) : ''
    const counted = close ? countedLoop(head) : undefined
    if (close && !/\b(?:of|in|as)\b/.test(head)) return this.#counted(word, close, counted)
    const open = close ? this.take() : undefined
    if (declarations.has(this.token.text)) this.take()
    const first = this.nameNode(this.name('a name'))
    const names = this.accept(',') ? [first, this.nameNode(this.name('a name'))] : [first]
    if (!this.isName('of') && !this.isName('as') && !this.is('in')) this.fail('"in" and the list to loop over')
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
      message: `this is not a Lua loop: write ${right.length < 80 ? right : 'for _, item in ipairs(list) do'} … end`,
      start: word.start,
      end,
      ...(fix && { fix: [...fix].sort((a, b) => a.start - b.start) }),
    })
  }
}

interface CountedLoop {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** `let i = 1; i <= n; i++`; undefined for a loop that counts in another way. */
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

/** `ipairs(list)`, which the loop means. */
const listed = (value: Expression): Expression => ({
  kind: 'call',
  callee: { kind: 'name', name: 'ipairs', start: value.start, end: value.start },
  args: [value],
  argsStart: value.start,
  parenthesised: true,
  start: value.start,
  end: value.end,
})
