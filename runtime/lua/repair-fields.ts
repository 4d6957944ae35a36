/** Repairs of tables and arguments: commas, reserved words as keys, JSON and JavaScript ways of writing them. */
import { reservedWords } from './names.js'
import { closerOf, type Token } from './tokens.js'
import { brief, endsValue, type Fix, innermost, newLineBetween, type Repairer, type Trouble } from './trouble.js'

/** `req.end`: a reserved word after a dot. */
export const reservedMember: Repairer = ({ tokens, at }) => {
  const [dot, word] = [tokens[at - 1], tokens[at]]
  if (dot?.text !== '.' || !word || !reservedWords.has(word.text) || dot.end !== word.start) return undefined
  const repair = `["${word.text}"]`
  return {
    message: `"${word.text}" is a reserved word: write ${repair}`,
    repair,
    offset: word.start,
    edits: [{ start: dot.start, end: word.end, text: repair }],
  }
}

/** `end = 1` as a field: the parser stops at the word, or after words that can begin a value. */
export const reservedKey: Repairer = (trouble) => {
  const { tokens, at } = trouble
  const key = [tokens[at], tokens[at - 1]].find(
    (token, index) => token && reservedWords.has(token.text) && tokens[at + 1 - index]?.text === '=',
  )
  if (!key || innermost(trouble) !== '{') return undefined
  const before = tokens[tokens.indexOf(key) - 1]!
  if (!'{,;'.includes(before.text)) return undefined
  const repair = `["${key.text}"] =`
  return {
    message: `"${key.text}" is a reserved word: write ${repair}`,
    repair,
    offset: key.start,
    edits: [{ start: key.start, end: key.end, text: `["${key.text}"]` }],
  }
}

/** A field or an argument begins where a comma was due. */
export const missingComma: Repairer = (trouble) => {
  const { code, tokens, at } = trouble
  const [before, next] = [tokens[at - 1], tokens[at]]
  if (!before || !next || !endsValue(before) || !beginsField(trouble, before, next)) return undefined
  const field = code.slice(tokens[fieldStart(trouble)]!.start, before.end)
  return {
    message: `missing comma after "${brief(field)}"`,
    repair: ',',
    offset: before.end,
    edits: [{ start: before.end, end: before.end, text: ',' }],
  }
}

function beginsField(trouble: Trouble, before: Token, next: Token): boolean {
  const bracket = innermost(trouble)
  if (bracket !== '{' && bracket !== '(') return false
  const literal = next.kind === 'string' || next.kind === 'number' || next.text === '{' || next.text === '['
  const value = literal || next.kind === 'name' || /^(?:true|false|nil|function|not)$/.test(next.text)
  if (
    bracket === '{' &&
    trouble.tokens[trouble.at + 1]?.text === '=' &&
    (next.kind === 'name' || reservedWords.has(next.text))
  )
    return true
  // After `id = 1`, a single name on the next line begins a statement, not a field.
  if (newLineBetween(trouble.code, before, next)) return next.kind === 'name' && isKeyed(trouble) ? false : value
  return literal && (before.kind === 'string' || before.kind === 'number' || before.text === '}')
}

const isKeyed = (trouble: Trouble): boolean => trouble.tokens[fieldStart(trouble) + 1]?.text === '='

/** The token that begins the field or argument before the trouble. */
function fieldStart({ tokens, at, open }: Trouble): number {
  let depth = 0
  for (let index = at - 1; index > (open.at(-1) ?? -1); index--) {
    const { kind, text } = tokens[index]!
    if (kind !== 'symbol') continue
    if (')]}'.includes(text)) depth++
    else if ('([{'.includes(text)) depth--
    else if (depth === 0 && (text === ',' || text === ';')) return index + 1
  }
  return (open.at(-1) ?? -1) + 1
}

/** `{ a = 1,, b = 2 }`. */
export const strayComma: Repairer = ({ tokens, at }) => {
  const [before, next] = [tokens[at - 1], tokens[at]]
  if (next?.text !== ',' || !before || !/^[{(,;]$/.test(before.text)) return undefined
  return {
    message: '"," separates nothing',
    repair: 'leave "," out',
    offset: next.start,
    edits: [{ start: next.start, end: next.end, text: '' }],
  }
}

/** `f(id = 1)`: named arguments go in a table. */
export const namedArguments: Repairer = (trouble) => {
  const { tokens, at, open } = trouble
  const opener = open.at(-1)
  if (opener === undefined || innermost(trouble) !== '(' || !endsValue(tokens[opener - 1])) return undefined
  const first = tokens[opener + 1]
  const isKey =
    first !== undefined && (first.kind === 'name' || reservedWords.has(first.text)) && tokens[opener + 2]?.text === '='
  const closer = isKey && at <= opener + 2 ? closerOf(tokens, opener) : undefined
  if (!first || closer === undefined) return undefined
  const [start, end] = [tokens[opener]!.end, tokens[closer]!.start]
  return {
    message: `named arguments go in a table: write {${first.text} = …}`,
    repair: `{${first.text} = …}`,
    offset: first.start,
    edits: [
      { start, end: start, text: '{' },
      { start: end, end, text: '}' },
    ],
  }
}

/** `"id": 1` and `id: 1` as fields. */
export const foreignKey: Repairer = (trouble) => {
  const { tokens, at } = trouble
  if (innermost(trouble) !== '{') return undefined
  const index = [at, at - 1, at - 2].find((candidate) => tokens[candidate]?.text === ':')
  const [key, colon] = index === undefined ? [] : [tokens[index - 1], tokens[index]]
  if (!key || !colon || !(key.kind === 'string' || key.kind === 'name' || reservedWords.has(key.text))) return undefined
  const before = tokens[index! - 2]!
  if (!'{,;'.includes(before.text) && !newLineBetween(trouble.code, before, key)) return undefined
  const repair =
    key.kind === 'string' ? `[${key.text}] =` : reservedWords.has(key.text) ? `["${key.text}"] =` : `${key.text} =`
  return {
    message: `a field is written "${brief(repair)} …", not "${brief(key.text)}: …"`,
    repair,
    offset: key.start,
    edits: [{ start: key.start, end: colon.end, text: repair }],
  }
}

/** `tags = ["a", "b"]`: a list in square brackets. */
export const foreignList: Repairer = (trouble) => {
  const { at, open } = trouble
  const closed = /^[},;)]$/.test(trouble.tokens[at]?.text ?? '') ? openerOf(trouble, at - 1) : -1
  const candidates = [at, open.at(-1) ?? -1, closed]
  return candidates.map((opener) => listAt(trouble, opener)).find((fix) => fix !== undefined)
}

/** A pair of square brackets where no index and no key can be. */
function listAt({ tokens }: Trouble, opener: number): Fix | undefined {
  const start = tokens[opener]
  if (start?.text !== '[' || endsValue(tokens[opener - 1])) return undefined
  const closer = closerOf(tokens, opener)
  const end = closer === undefined ? undefined : tokens[closer]
  if (!end || tokens[closer! + 1]?.text === '=') return undefined
  return {
    message: 'a list is written {…}, not […]',
    repair: '{…}',
    offset: start.start,
    edits: [
      { start: start.start, end: start.end, text: '{' },
      { start: end.start, end: end.end, text: '}' },
    ],
  }
}

/** The index of the bracket that the one at `closer` closes; -1 for what closes none. */
function openerOf({ tokens }: Trouble, closer: number): number {
  if (tokens[closer]?.text !== ']') return -1
  let depth = 0
  for (let index = closer; index >= 0; index--) {
    const { kind, text } = tokens[index]!
    if (kind !== 'symbol') continue
    if (')]}'.includes(text)) depth++
    else if ('([{'.includes(text)) depth--
    if (depth === 0) return index
  }
  return -1
}
