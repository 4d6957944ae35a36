/** Words of other languages at the beginning of a statement for which Lua has no word. */
import { edit } from '../cursor.js'
import { endOfLine, readToken, type Token } from '../tokens/index.js'
import { ForeignErrors } from './errors.js'

interface Phrase {
  readonly rule: 'foreign-block' | 'foreign-declaration' | 'foreign-error' | 'foreign-loop' | 'call-parentheses'
  readonly advice: string
  /** It may be alone on its line. */
  readonly alone?: boolean
}

const OBJECT = 'a table with functions is an object, as in local Class = {} and function Class.new(…) … end'
const TRY = 'write local ok, result = pcall(function() … end), then if not ok then … end'
const BRANCHES = 'write if … then … elseif … then … end'
const VISIBLE = 'a local is visible in its block and below, every other name is global'

const phrases: ReadonlyMap<string, Phrase> = new Map(
  (
    [
      ['class interface struct trait impl enum', { rule: 'foreign-declaration', advice: OBJECT }],
      ['module namespace package', { rule: 'foreign-declaration', advice: 'a script is one chunk, without modules' }],
      ['export public private protected static', { rule: 'foreign-declaration', advice: VISIBLE }],
      ['global nonlocal', { rule: 'foreign-declaration', advice: VISIBLE }],
      ['del delete unset', { rule: 'foreign-block', advice: 'write t[key] = nil, or table.remove(list, position)' }],
      ['unless', { rule: 'foreign-block', advice: 'write if not … then … end' }],
      ['case when match switch', { rule: 'foreign-block', advice: BRANCHES }],
      [
        'with using defer',
        { rule: 'foreign-block', advice: 'write the statements themselves: nothing has to be closed' },
      ],
      ['try begin', { rule: 'foreign-error', advice: TRY, alone: true }],
      ['catch except rescue ensure finally', { rule: 'foreign-error', advice: TRY, alone: true }],
      ['loop', { rule: 'foreign-loop', advice: 'write while true do … end', alone: true }],
      ['yield', { rule: 'foreign-block', advice: 'write coroutine.yield(value) within a coroutine' }],
      [
        'endif endfor endwhile endfunction fi done esac',
        { rule: 'foreign-block', advice: 'blocks are closed with end', alone: true },
      ],
    ] as const
  ).flatMap(([words, phrase]) => words.split(' ').map((word): [string, Phrase] => [word, phrase])),
)

/** Words before a brace that are not names of functions. */
const braced = new Set('catch finally unless export'.split(' '))

export abstract class ForeignPhrases extends ForeignErrors {
  /** Reports such a statement and skips its line; false for any other. */
  protected phrase(): boolean {
    const { token, after } = this
    const phrase = phrases.get(token.text)
    if (!phrase) return false
    const ends = after.first || after.kind === 'end'
    if (ends ? !phrase.alone : !this.#beginsPhrase(after)) return false
    const closes = phrase.advice.startsWith('blocks')
    this.report({
      rule: phrase.rule,
      message: `Lua has no "${token.text}": ${phrase.advice}`,
      start: token.start,
      end: token.end,
      ...(closes && { fix: [edit(token.start, token.end, '')] }),
    })
    // What closes it later closes nothing of Lua.
    if (!closes) this.recovered = true
    this.#skipPhrase(token)
    return true
  }

  /** The line, and a block in braces that begins at its end. */
  #skipPhrase({ start, end }: Token): void {
    const lineEnd = endOfLine(this.source, start)
    const line = this.source.slice(start, lineEnd).trimEnd()
    const brace = line.endsWith('{') ? this.closerOf(readToken(this.source, start + line.length - 1)) : undefined
    this.skipTo(brace?.end ?? lineEnd)
    this.last = end
  }

  /** Not `case = 1`, `match(x)`, `class.name`, `loop:run()`. */
  #beginsPhrase({ kind, text }: Token): boolean {
    if (kind === 'symbol') return text === '=>' || text === ':' || (text === '{' && braced.has(this.token.text))
    return true
  }
}
