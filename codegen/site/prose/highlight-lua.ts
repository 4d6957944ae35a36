/** Lua with the classes of its words. */
import { readTokens, type Token } from '../../../runtime/lua/tokens.js'
import { escapeHtml } from './escape.js'

/** The page of a call such as `['app', 'integrations', 'telnyx', 'send_sms']`; undefined if it has none. */
export type CallLink = (path: readonly string[]) => string | undefined

export function highlightLua(code: string, link: CallLink): string {
  let html = ''
  let start = 0
  // If the reader must stop, show one character as it is and begin again after it.
  for (let stops = 0; stops < MOST_STOPS && start < code.length; stops++) {
    const { text, end } = highlightFrom(code.slice(start), link)
    html += text + escapeHtml(code.slice(start + end, start + end + 1))
    start += end + 1
  }
  return html + escapeHtml(code.slice(start))
}

/** After this many such stops, the code is hardly Lua, and the rest is shown without colours. */
const MOST_STOPS = 50

function highlightFrom(code: string, link: CallLink): { readonly text: string; readonly end: number } {
  const tokens = readTokens(code)
  const links = linkedNames(tokens, link)
  let end = 0
  const pieces = tokens.map((token, index) => {
    const before = between(code.slice(end, token.start))
    end = token.end
    return before + word(token, tokens, index, links.get(index))
  })
  const rest = /^(?:\s|--\[(=*)\[[\s\S]*?\]\1\]|--[^\n]*)*/.exec(code.slice(end))?.[0] ?? ''
  return { text: pieces.join('') + between(rest), end: end + rest.length }
}

const span = (kind: string, text: string): string => `<span class="tok-${kind}">${escapeHtml(text)}</span>`

/** White space and comments. */
const between = (text: string): string =>
  text.replace(/--\[(=*)\[[\s\S]*?(?:\]\1\]|$)|--[^\n]*|[^-]+|-/g, (piece) =>
    piece.startsWith('--') ? span('comment', piece) : escapeHtml(piece),
  )

const literals = new Set(['true', 'false', 'nil'])
const own = new Set(['app', 'docs', 'pages', 'parallel', 'json'])

function word(token: Token, tokens: readonly Token[], index: number, href: string | undefined): string {
  const { kind, text } = token
  switch (kind) {
    case 'end':
      return ''
    case 'string':
    case 'number':
      return span(kind, text)
    case 'keyword':
      return span(literals.has(text) ? 'literal' : 'keyword', text)
    case 'symbol':
      return escapeHtml(text)
    case 'name':
      if (href !== undefined) return `<a class="tok-title" href="${escapeHtml(href)}">${escapeHtml(text)}</a>`
      return nameClass(tokens, index) === undefined ? escapeHtml(text) : span(nameClass(tokens, index)!, text)
  }
}

function nameClass(tokens: readonly Token[], index: number): string | undefined {
  const before = tokens[index - 1]?.text
  const after = tokens[index + 1]?.text
  if (before !== '.' && before !== ':' && own.has(tokens[index]!.text)) return 'built_in'
  if (after === '=' && (before === '{' || before === ',' || before === ';')) return 'attr'
  return after === '(' || after === '{' ? 'title' : undefined
}

/** The last name of each path that has a page, by index. */
function linkedNames(tokens: readonly Token[], link: CallLink): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'name' || text !== 'app' || tokens[index - 1]?.text === '.') continue
    const path = pathFrom(tokens, index)
    const href = link(path.names)
    if (href !== undefined) found.set(path.end, href)
  }
  return found
}

function pathFrom(
  tokens: readonly Token[],
  start: number,
): { readonly names: readonly string[]; readonly end: number } {
  const names = [tokens[start]!.text]
  let end = start
  while (tokens[end + 1]?.text === '.' && tokens[end + 2]?.kind === 'name') {
    end += 2
    names.push(tokens[end]!.text)
  }
  return { names, end }
}
