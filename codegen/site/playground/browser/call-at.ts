/** Where the cursor is: in which path of names, and in which call. */

import type { FunctionDefinition } from '#runtime/definition.js'
import type { Token } from '#runtime/lint/syntax/tokens/index.js'
import type { LoadedNamespace } from './load-namespaces.js'
import { wordsOf } from './words.js'

/** The names of a path up to the cursor, the last one as far as it is typed. */
export interface PathPlace {
  readonly names: readonly string[]
  /** Where the last name begins, and where it ends. */
  readonly start: number
  readonly end: number
}

/** The name at `position` and those before it: `app.integrations.shop.get_item`. */
export function pathAt(source: string, position: number): PathPlace | undefined {
  const words = wordsOf(source, position)
  const last = words.at(-1)
  if (!last) return undefined
  if (last.kind === 'name' && last.end >= position)
    return { names: pathUpTo(words, words.length - 1), start: last.start, end: last.end }
  if (last.text !== '.' || last.end > position) return undefined
  return { names: [...pathUpTo(words, words.length - 2), ''], start: position, end: position }
}

/** The names that are joined by dots, ending with the word at `index`. */
function pathUpTo(words: readonly Token[], index: number): string[] {
  const names: string[] = []
  for (let at = index; at >= 0 && words[at]!.kind === 'name'; at -= 2) {
    names.unshift(words[at]!.text)
    if (words[at - 1]?.text !== '.') break
  }
  return names
}

/** The table of arguments that the cursor is in. */
export interface CallPlace {
  readonly names: readonly string[]
  /** Fields that the table has already. */
  readonly given: ReadonlySet<string>
  /** The field whose value the cursor is in. */
  readonly field: string | undefined
}

/** The innermost call of a path with a table around `position`, if nothing nests between them. */
export function callAt(source: string, position: number): CallPlace | undefined {
  const words = wordsOf(source, position)
  const open: number[] = []
  for (const [index, { text, kind }] of words.entries()) {
    if (kind !== 'symbol') continue
    if (text === '{' || text === '(' || text === '[') open.push(index)
    else if (text === '}' || text === ')' || text === ']') open.pop()
  }
  const brace = open.at(-1)
  if (brace === undefined || words[brace]!.text !== '{') return undefined
  const callee = words[brace - 1]?.text === '(' ? brace - 2 : brace - 1
  const names = pathUpTo(words, callee)
  if (names.length === 0) return undefined
  const inside = words.slice(brace + 1)
  const comma = inside.findLastIndex(({ text }) => text === ',' || text === ';')
  const current = inside.slice(comma + 1)
  return {
    names,
    given: new Set([
      ...fieldsAfter(source, position),
      ...inside.flatMap((word, index) => (inside[index + 1]?.text === '=' ? word.text : [])),
    ]),
    field: current[1]?.text === '=' ? current[0]!.text : undefined,
  }
}

/** Fields further on in the same table. */
function fieldsAfter(source: string, position: number): string[] {
  const fields: string[] = []
  const words = wordsOf(source.slice(position, position + 2_000))
  let depth = 0
  for (const [index, { text }] of words.entries()) {
    if (text === '{' || text === '(' || text === '[') depth++
    else if ((text === '}' || text === ')' || text === ']') && depth-- === 0) return fields
    else if (depth === 0 && words[index + 1]?.text === '=') fields.push(text)
  }
  return []
}

/** The documented function that a path names, with its namespace. */
export function functionOf(
  names: readonly string[],
  namespaces: Iterable<LoadedNamespace>,
): { readonly namespace: LoadedNamespace; readonly documented: FunctionDefinition } | undefined {
  const name = names.at(-1)
  for (const namespace of namespaces) {
    const { functions, calls = [], namespace: own } = namespace.definition
    if (!names.includes(own) && !(calls.includes('global') && names.length === 1) && names[0] !== 'tools') continue
    const documented = functions.find((fn) => fn.name === name || fn.aliases?.includes(name ?? ''))
    if (documented) return { namespace, documented }
  }
  return undefined
}
