/** Repairs of what other languages, typography and placeholders put into Lua. */
import { closerOf, readTokens } from './tokens.js'
import { brief, endsValue, type Fix, newLineBetween, type Repairer, type Trouble } from './trouble.js'

const replace = (start: number, length: number, text: string, message: string, repair = text): Fix => ({
  message,
  repair,
  offset: start,
  edits: [{ start, end: start + length, text }],
})

const operators: ReadonlyMap<string, string> = new Map([
  ['!=', '~='],
  ['&&', 'and'],
  ['||', 'or'],
])

/** `!=`, `&&`, `||`, `!x`. */
export const foreignOperator: Repairer = ({ code, offset }) => {
  for (const start of [offset, offset - 1]) {
    const found = code.slice(start, start + 2)
    const lua = start < 0 ? undefined : operators.get(found)
    if (lua !== undefined) return replace(start, 2, lua, `"${found}" is not a Lua operator: write ${lua}`)
  }
  return code[offset] === '!' ? replace(offset, 1, 'not ', '"!" is not a Lua operator: write not', 'not') : undefined
}

/** `x += 1`. */
export const compoundAssignment: Repairer = ({ code, tokens, at }) => {
  const [name, operator, equals] = [tokens[at - 2], tokens[at - 1], tokens[at]].every((token) => token !== undefined)
    ? [tokens[at - 2]!, tokens[at - 1]!, tokens[at]!]
    : []
  const [first, sign] = equals?.text === '=' ? [name, operator] : [tokens[at - 1], tokens[at]]
  if (first?.kind !== 'name' || !sign || !/^(?:\+|-|\*|\/|\.\.)$/.test(sign.text) || code[sign.end] !== '=')
    return undefined
  const repair = `${first.text} = ${first.text} ${sign.text}`
  return replace(
    first.start,
    sign.end + 1 - first.start,
    repair,
    `"${sign.text}=" is not a Lua operator: write ${repair} …`,
  )
}

/** `// text` and `# text`. */
export const foreignComment: Repairer = ({ code, offset }) => {
  const block = code.startsWith('/*', offset) ? offset : code.startsWith('/*', offset - 1) ? offset - 1 : -1
  const close = block < 0 ? -1 : code.indexOf('*/', block + 2)
  if (close >= 0 && !code.slice(block, close).includes(']]')) {
    const edits = [
      { start: block, end: block + 2, text: '--[[' },
      { start: close, end: close + 2, text: ']]' },
    ]
    return {
      message: 'a comment begins with --[[ and ends with ]], not with /* and */',
      repair: '--[[ … ]]',
      offset: block,
      edits,
    }
  }
  const start = code.lastIndexOf('\n', offset - 1) + 1
  const end = code.indexOf('\n', offset)
  const line = code.slice(start, end < 0 ? undefined : end)
  const match = /^(?:[^"'#/-]*\s)?(\/\/|#+)(?=\s|[A-Za-z])/.exec(line)
  const sign = match?.[1]
  if (!match || sign === undefined || start + match[0].length - sign.length > offset) return undefined
  return replace(start + match[0].length - sign.length, sign.length, '--', `a comment begins with --, not with ${sign}`)
}

const quotes = '“”„‟«»‘’‚‛'

/** Typographic quotes, dots and spaces. */
export const typography: Repairer = ({ code, offset }) => {
  const character = code[offset] ?? ''
  if (character === '…') return replace(offset, 1, '...', '"…" is not Lua: write ...')
  if (/^[\u00a0\u2000-\u200b\u202f\u2060\ufeff]$/.test(character)) {
    const name = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    return replace(offset, 1, ' ', `${name} is not a space in Lua: write a plain one`, 'a plain space')
  }
  if (character === '' || !quotes.includes(character)) return undefined
  const rest = /^[^\n"\\]*?(?=[“”„‟«»‘’‚‛])/.exec(code.slice(offset + 1))?.[0]
  if (rest === undefined) return undefined
  const text = `"${rest}"`
  return replace(offset, rest.length + 2, text, `strings are written in straight quotes: write ${brief(text)}`)
}

/** `"C:\dir"`: a backslash that begins no escape. */
export const invalidEscape: Repairer = ({ code, offset, message }) => {
  const start = message.startsWith('invalid escape') ? code.lastIndexOf('\\', offset) : -1
  const next = code[start + 1]
  if (start < 0 || start < offset - 2 || next === undefined || /[\n"']/.test(next)) return undefined
  return {
    message: `"\\${next}" is not an escape: write "\\\\${next}"`,
    repair: `\\\\${next}`,
    offset: start,
    edits: [{ start, end: start, text: '\\' }],
  }
}

/** `id = <id>`. */
export const placeholder: Repairer = ({ code, tokens, at }) => {
  for (const index of [at, at - 1, at - 2]) {
    const token = tokens[index]
    const found =
      token?.text === '<' && !endsValue(tokens[index - 1])
        ? /^<[A-Za-z][\w .-]{0,60}>/.exec(code.slice(token.start, token.start + 70))?.[0]
        : undefined
    if (token && found !== undefined)
      return replace(
        token.start,
        found.length,
        `"${found}"`,
        `${found} is a placeholder: write a value, such as "${found}"`,
      )
  }
  return undefined
}

/** A table, text or number where a statement should begin. */
export const bareValue: Repairer = (trouble) => {
  const { tokens, at, open } = trouble
  const token = tokens[at]
  if (!token || open.length > 0 || !beginsStatement(trouble, at)) return undefined
  const table = token.text === '{' || token.text === '['
  if (!table && token.kind !== 'string' && token.kind !== 'number') return undefined
  const closer = table ? closerOf(tokens, at) : at
  if (closer === undefined) return undefined
  const what = table ? 'a table' : 'a value'
  return {
    ...asLocal(token.start),
    message: `${what} alone is not a statement: write local value = ${table ? '{…}' : '…'}`,
    offset: token.start,
  }
}

/** `result.data` as a statement. */
export const bareExpression: Repairer = (trouble) => {
  const { code, tokens, at, open } = trouble
  const next = tokens[at]
  const operator = next !== undefined && /^(?:==|~=|<=?|>=?|\.\.|[-+*/%^]|and|or)$/.test(next.text)
  if (
    !next ||
    open.length > 0 ||
    !(next.kind === 'end' || operator || newLineBetween(code, tokens[at - 1] ?? next, next))
  )
    return undefined
  let first = at - 1
  while (
    first >= 0 &&
    (endsValue(tokens[first]) || tokens[first]!.text === '.' || tokens[first]!.text === '[') &&
    !beginsStatement(trouble, first)
  )
    first--
  const start = tokens[first]
  if (start?.kind !== 'name' || !beginsStatement(trouble, first)) return undefined
  const text = brief(code.slice(start.start, tokens[at - 1]!.end))
  return {
    ...asLocal(start.start),
    message: `"${text}" alone is not a statement: assign it or print it`,
    offset: start.start,
  }
}

const asLocal = (offset: number): Pick<Fix, 'repair' | 'edits'> => ({
  repair: 'local value =',
  edits: [{ start: offset, end: offset, text: 'local value = ' }],
})

function beginsStatement({ code, tokens }: Trouble, index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]]
  return (
    before === undefined ||
    token === undefined ||
    /^(?:;|then|do|else|repeat)$/.test(before.text) ||
    ((endsValue(before) || before.text === 'return') && newLineBetween(code, before, token))
  )
}

/** `app.integrations.acme-shop.f{…}`: valid Lua that subtracts, where a key with a hyphen is meant. */
export function hyphenatedKeys(code: string): Fix[] {
  if (!/\bintegrations\.\w+-\w/.test(code)) return []
  const tokens = readTokens(code)
  return tokens.flatMap((first, index) => {
    if (
      first.text !== 'app' ||
      tokens
        .slice(index, index + 4)
        .map(({ text }) => text)
        .join('') !== 'app.integrations.'
    )
      return []
    const from = tokens[index + 3]!.start
    const key = /^\.([A-Za-z_]\w*(?:-[A-Za-z_]\w*)+)(?=\.[A-Za-z_])/.exec(code.slice(from, from + 200))?.[1]
    if (key === undefined) return []
    const repair = `["${key}"]`
    return [
      {
        message: `${key} is not a name in Lua: write app.integrations${repair}`,
        repair,
        offset: from + 1,
        edits: [{ start: from, end: from + 1 + key.length, text: repair }],
      },
    ]
  })
}
