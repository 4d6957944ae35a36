/** Functions that a document only lists. */
import type { List, ListItem, Table } from 'mdast'
import type { Place } from '../ir.js'
import { hasPrefix, statesNamespace } from './calls.js'
import { readFunctionName } from './heading.js'
import { placeOfNode, sourceOf } from './markdown/markdown.js'
import type { Section } from './markdown/sections.js'
import { readTable } from './markdown/table.js'
import { plainText } from './markdown/text.js'
import type { Reading } from './reading.js'

/** A function that only a bullet names. */
export interface Bullet {
  readonly name: string
  /** The names between its parentheses: everything that a call may pass, required or not. */
  readonly signature: readonly string[]
  /** The ones that are marked as optional. */
  readonly optional: readonly string[]
  readonly summary: string
  /**
   * It is written as a call or carries the name of the namespace. Otherwise it could just as well be a field or a
   * value.
   */
  readonly sure: boolean
  readonly place: Place
}

/**
 * `- `x_verify_key`: verify the API key`: functions in the lists and tables of a section; `home` is what the document
 * is about.
 */
export function readBullets(section: Section, home: string, reading: Reading): Bullet[] {
  return section.blocks.flatMap((node) => {
    if (node.type === 'list') return bulletsOf(node, home, reading)
    return node.type === 'table' ? rowsOf(node, reading) : []
  })
}

/** A list of functions names functions only; a list that also names other things lists something else. */
function bulletsOf(list: List, home: string, reading: Reading): Bullet[] {
  const items = list.children.map((item) =>
    functionsOf(sourceOf(reading, item), home).map((bullet) => ({ ...bullet, place: placeOfNode(reading, item) })),
  )
  if (items.every((bullets) => bullets.length > 0)) return items.flat()
  return statesNamespace(reading.text) ? list.children.flatMap((item) => mentionsIn(item, home, reading)) : []
}

/** “Use …” and “Trackings: …” introduce functions. */
const INTRODUCES =
  /^\s*(?:[-*+]|\d+[.)])\s+(?:\*\*)?(?:(?:use|call|run|invoke|try|prefer|start with)\b|[A-Z][\w /&-]{1,40}:\s*(?:\*\*)?\s*`)/i

/** What is passed rather than called. */
const VALUE = /^[a-z0-9]+_(?:[a-z0-9]+_)?(?:ids?|keys?|tokens?|urls?|names?|types?|dates?|codes?)$/i

/**
 * What is directly before a name, or before the names that it follows in a row: “Discover addresses with `x_find`”.
 */
const BEFORE =
  /\b(?:with|using|via|through|use|call|run)\s+(?:`[^`\n]+`(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+))*$/i

/** `` `x_login` calls …``: a name that does something. */
const DOES = /^\s*(?:[-*+]|\d+[.)])\s+`[^`\n]+`\s+[a-z]+s\b/

/**
 * ``Use `x_list` and `x_get` to …``: names among words that begin with the stated namespace. They may be something
 * else.
 */
function mentionsIn(item: ListItem, home: string, reading: Reading): Bullet[] {
  const source = sourceOf(reading, item).slice(0, LONGEST_ITEM)
  const all = INTRODUCES.test(source)
  const does = DOES.test(source)
  const names = [...source.matchAll(/`([A-Za-z_]\w*)(?:\([^`\n]*\))?`/g)].flatMap(({ index, 1: name }, position) =>
    all || (position === 0 && does) || BEFORE.test(source.slice(0, index)) ? [name!] : [],
  )
  return [...new Set(names)]
    .filter((name) => hasPrefix(name, home) && !VALUE.test(name))
    .map((name) => ({
      name,
      signature: [],
      optional: [],
      summary: plainText(source.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')),
      sure: false,
      place: placeOfNode(reading, item),
    }))
}

/** Longer items are prose. */
const LONGEST_ITEM = 2_000

/** A table of functions says so in its header (`Tool`, `Function`); its rows count like bullets. */
function rowsOf(node: Table, reading: Reading): Bullet[] {
  const { header, rows } = readTable(node, reading)
  if (!/^(?:tool|function|method|action|operation|call)s?(?: names?)?$/i.test(header.cells[0]?.plain ?? '')) return []
  return rows.flatMap(({ cells: [first, ...rest], place }) => {
    const name = first && /^`/.test(first.source) ? readFunctionName(first.source) : undefined
    if (!name || (!name.certain && name.path.length > 0)) return []
    reading.claimed.add(node)
    const summary = rest.map(({ plain }) => plain).find((text) => /\s/.test(text)) ?? ''
    return [
      { name: name.name, signature: name.signature ?? [], optional: name.optional ?? [], summary, sure: true, place },
    ]
  })
}

/** The functions that an item begins with: one, or several that bear the name of the namespace. */
function functionsOf(item: string, home: string): Omit<Bullet, 'place'>[] {
  const match =
    /^\s*(?:[-*+]|\d+[.)])\s+(?:\*\*)?(`[^`\n]+`(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)`[^`\n]+`)*)(?:\*\*)?\s*([:—–→]|[-=]>|-{1,2})?\s*([\s\S]*)$/.exec(
      item,
    )
  if (!match) return []
  const [, written = '', separator, rest = ''] = match
  const names = [...written.matchAll(/`[^`]+`/g)].map(([code]) => readFunctionName(code))
  const apart = separator !== undefined || rest.trim() === ''
  const told = names.every((name) => {
    // `result.data` is a field.
    if (!name || (!name.certain && name.path.length > 0)) return false
    if (hasPrefix(name.name, home)) return apart || names.length === 1
    const isCall = name.path.length > 0 || name.signature !== undefined || /\(.*\)`/.test(written)
    return names.length === 1 && (isCall || (apart && name.name.includes('_')))
  })
  const sure =
    names.length > 1 ||
    names.some((name) => name !== undefined && hasPrefix(name.name, home)) ||
    /\(.*\)`|^`(?:app|tools)\b/.test(written)
  return told
    ? names.map((name) => ({
        name: name!.name,
        signature: name!.signature ?? [],
        optional: name!.optional ?? [],
        summary: plainText(rest),
        sure,
      }))
    : []
}
