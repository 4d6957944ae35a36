/** Repairs of blocks and brackets that are not closed, or were never opened. */
import { closers, type Token } from './tokens.js'
import { brief, endsValue, type Fix, newLineBetween, type Repairer, type Trouble } from './trouble.js'

const lineOf = (code: string, offset: number): number => code.slice(0, offset).split('\n').length

const insertAt = (offset: number, text: string): { start: number; end: number; text: string } => ({
  start: offset,
  end: offset,
  text,
})

/** A table or a call that ends with the code, before the next statement, or before another closer. */
export const unclosedBracket: Repairer = (trouble) => {
  const { code, tokens, at, open } = trouble
  const [before, next] = [tokens[at - 1], tokens[at]]
  const last = open.at(-1)
  if (!before || !next || last === undefined) return undefined
  const missing = missingClosers(trouble, next)
  if (missing === '') return undefined
  const what = tokens[last]!.text === '{' ? 'table' : endsValue(tokens[last - 1]) ? 'call' : 'bracket'
  const offset = endsValue(before) || '({[,;'.includes(before.text) ? before.end : undefined
  if (offset === undefined) return undefined
  const message = `"${missing}" expected: the ${what} of line ${lineOf(code, tokens[last]!.start)} is not closed`
  return { message, repair: missing, offset: tokens[last]!.start, edits: [insertAt(offset, missing)] }
}

/** What closes everything that must be closed before `next`; empty if `next` asks for nothing of the kind. */
function missingClosers({ code, tokens, at, open }: Trouble, next: Token): string {
  const due = open.map((index) => closers.get(tokens[index]!.text)!).reverse()
  if (next.kind === 'end')
    return next.end >= code.trimEnd().length || code.slice(next.end).trim() === '' || onlyComments(code.slice(next.end))
      ? due.join('')
      : ''
  if (')]}'.includes(next.text) && next.kind === 'symbol') {
    const upTo = due.indexOf(next.text)
    return upTo < 0 ? '' : due.slice(0, upTo).join('')
  }
  const begins =
    /^(?:local|if|for|while|repeat|return|do|goto|break|end|else|elseif|until)$/.test(next.text) ||
    (next.kind === 'name' && /^[.({]$/.test(tokens[at + 1]?.text ?? ''))
  return begins && tokens[at + 1]?.text !== '=' && newLineBetween(code, tokens[at - 1]!, next) ? due.join('') : ''
}

const onlyComments = (text: string): boolean => text.split('\n').every((line) => /^\s*(?:--|$)/.test(line))

/** A closing word or bracket that closes nothing. */
export const strayCloser: Repairer = ({ tokens, at, open }) => {
  const token = tokens[at]
  if (
    token?.kind !== 'symbol' ||
    !')]}'.includes(token.text) ||
    open.some((index) => closers.get(tokens[index]!.text) === token.text)
  )
    return undefined
  return {
    message: `"${token.text}" closes nothing`,
    repair: `leave "${token.text}" out`,
    offset: token.start,
    edits: [{ start: token.start, end: token.end, text: '' }],
  }
}

/** A block without its `end`, at the end of the code. */
export const missingEnd: Repairer = ({ code, tokens, at, message }) => {
  const next = tokens[at]
  if (next?.kind !== 'end' || !message.includes("'end' expected")) return undefined
  const block = openBlock(tokens)
  if (!block) return undefined
  return {
    message: `"end" expected: the "${block.text}" of line ${lineOf(code, block.start)} is not closed`,
    repair: 'end',
    offset: block.start,
    edits: [insertAt(code.length, '\nend')],
  }
}

/** The innermost block that is open at the end. */
function openBlock(tokens: readonly Token[]): Token | undefined {
  const open: Token[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'keyword') continue
    if (/^(?:function|if|for|while|repeat)$/.test(token.text)) open.push(token)
    else if (token.text === 'do' && !headsLoop(tokens, index)) open.push(token)
    else if (token.text === 'end' || token.text === 'until') open.pop()
  }
  return open.at(-1)
}

/** Whether a `do` belongs to a `for` or `while` of the same statement. */
function headsLoop(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= 0; index--) {
    const { kind, text } = tokens[index]!
    if (kind !== 'keyword') continue
    if (text === 'for' || text === 'while') return true
    if (/^(?:do|then|end|else|until|repeat|local|return)$/.test(text)) return false
  }
  return false
}

/** An `end` that closes no block, at the end of the code. */
export const strayEnd: Repairer = ({ tokens, at }) => {
  const token = tokens[at]
  if (token?.text !== 'end' || tokens[at + 1]?.kind !== 'end') return undefined
  return {
    message: '"end" closes nothing',
    repair: 'leave "end" out',
    offset: token.start,
    edits: [{ start: token.start, end: token.end, text: '' }],
  }
}

/** `if x` without `then`, `for … in …` without `do`, `if x = 1`. */
export const missingThen: Repairer = ({ code, tokens, at, message }) => {
  const word = /^'(then|do)' expected/.exec(message)?.[1]
  const [before, next] = [tokens[at - 1], tokens[at]]
  if (word === undefined || !before || !next) return undefined
  if (next.text === '=')
    return {
      message: 'values are compared with "==", not with "="',
      repair: '==',
      offset: next.start,
      edits: [{ start: next.start, end: next.end, text: '==' }],
    }
  if (!newLineBetween(code, before, next) && next.kind !== 'end') return undefined
  const line = code.slice(code.lastIndexOf('\n', before.start) + 1, before.end)
  const fix: Fix = {
    message: `missing "${word}" after "${brief(line)}"`,
    repair: word,
    offset: before.end,
    edits: [insertAt(before.end, ` ${word}`)],
  }
  return fix
}
