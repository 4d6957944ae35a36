import { type Token, tokenize } from './tokens.js'

/** A parenthesis, as one item of its clause. */
export interface Group {
  readonly kind: 'group'
  readonly low: ''
  readonly text: string
  readonly clauses: readonly Clause[]
  /** False if the text ends before the parenthesis does. */
  readonly closed: boolean
  readonly start: number
  readonly end: number
}

export type Item = Token | Group

/** A sentence, or a part of a parenthesis up to a semicolon. */
export interface Clause {
  readonly items: readonly Item[]
  /** The words before the parenthesis that holds the clause. */
  readonly before?: readonly Item[]
  /** Neither the parenthesis of the clause nor its sentence ends: the cell was cut off. */
  readonly cut?: boolean
  /** It is in square brackets, which may mean an interval. */
  readonly square?: boolean
  readonly start: number
  readonly end: number
}

const deepest = 4
const enders: ReadonlySet<string> = new Set(['.', ';', '!', '?'])

interface Frame {
  readonly opener?: Token
  readonly clauses: Clause[]
  items: Item[]
}

/** The sentences of a description, with their parentheses nested. Never throws; cost is linear. */
export function readClauses(text: string): readonly Clause[] {
  const stack: Frame[] = [{ clauses: [], items: [] }]
  for (const token of linkless(tokenize(text), text)) {
    const frame = stack.at(-1)
    if (frame === undefined) break
    if (token.kind !== 'mark') frame.items.push(token)
    else if (enders.has(token.low)) endClause(stack)
    else if (/^[([]$/.test(token.low) && stack.length <= deepest) stack.push({ opener: token, clauses: [], items: [] })
    else if (/^[)\]]$/.test(token.low) && stack.length > 1) endGroup(stack, token.end, true, text)
    else frame.items.push(token)
  }
  while (stack.length > 1) endGroup(stack, text.length, false, text)
  endClause(stack)
  return stack[0]?.clauses ?? []
}

function endClause(stack: readonly Frame[], cut = false): void {
  const frame = stack.at(-1)
  const [first, last] = [frame?.items[0], frame?.items.at(-1)]
  if (!frame || !first || !last) return
  const before = stack.at(-2)?.items
  frame.clauses.push({
    items: frame.items,
    start: first.start,
    end: last.end,
    ...(before && { before: before.slice(-12) }),
    ...(cut && { cut: true }),
    ...(frame.opener?.low === '[' && { square: true }),
  })
  frame.items = []
}

function endGroup(stack: Frame[], end: number, closed: boolean, text: string): void {
  endClause(stack, !closed)
  const frame = stack.pop()
  const start = frame?.opener?.start ?? end
  stack.at(-1)?.items.push({
    kind: 'group',
    low: '',
    text: text.slice(start, end),
    clauses: frame?.clauses ?? [],
    closed,
    start,
    end,
  })
}

/** Of a Markdown link only its words remain. */
function linkless(tokens: readonly Token[], text: string): Token[] {
  const kept: Token[] = []
  let skipping = false
  for (const [index, token] of tokens.entries()) {
    if (token.low === '(' && tokens[index - 1]?.low === ']' && tokens[index - 1]?.end === token.start) {
      skipping = /^\((?:[^()\s]{0,500})\)/.test(text.slice(token.start, token.start + 503))
    }
    if (!skipping) kept.push(token)
    if (token.low === ')') skipping = false
  }
  return kept
}
