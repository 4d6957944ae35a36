/** Entries of lists. */
import type { List, ListItem } from 'mdast'
import { placeOfNode, placeWithin, type Source, sourceOf } from '../markdown/markdown.js'
import type { Cell } from '../markdown/table.js'
import { plainText, saysNoParameters } from '../markdown/text.js'
import type { Reading } from '../reading.js'
import { completeEntry, type Entries, type Entry, fact } from './entry.js'
import { addFields } from './fields.js'
import { readNames } from './names.js'
import { readType } from './type-cell.js'

/** All items of a list that begin with a name: `` `limit` (integer, optional): Results per page ``. */
export function readListEntries(
  list: List,
  reading: Reading,
  owner: string,
  of: 'parameters' | 'fields' = 'parameters',
): Entries {
  const items = list.children.map((node) => ({ node, entry: readItem(node, reading, owner) }))
  if (of === 'parameters' && items.some(({ entry }) => entry)) reportOdd(items, owner, reading)
  const entries = items.flatMap(({ entry }) => entry ?? [])
  return {
    entries,
    more: list.children.some((node) => isRest(sourceOf(reading, node))),
    none:
      entries.length === 0 &&
      list.children.every((item) => saysNoParameters(sourceOf(reading, item).replace(/^\s*[-*+]\s*/, ''))),
  }
}

/** An item that names something: marks, name, what is in parentheses, the rest. */
const item =
  /^(\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(?:\*\*)?)(`[^`\n]+`|[A-Za-z_][\w.[\]]*\??)((?:\*\*)?\s*)(\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)|:\s*\*([^*\n]+)\*)?((?:\*\*)?\s*(?:[:—–]|--?)?\s*)/

const isBold = (marks: string): boolean => marks.endsWith('**')

/** Reports the items of a list of parameters that begin like the others and cannot be read. */
function reportOdd(
  items: readonly { readonly node: ListItem; readonly entry: Entry | undefined }[],
  owner: string,
  reading: Reading,
): void {
  for (const { node, entry } of items) {
    const text = sourceOf(reading, node)
    if (entry === undefined && beginsWithName.test(text) && !isRest(text))
      reading.part(
        'item',
        owner,
        node,
        'Unexpected item in a list of parameters, expected “- `name` (string, required): what it means”',
      )
  }
}

const beginsWithName = /^\s*(?:[-*+]|\d+[.)])\s+(?:`|\*\*|[A-Za-z_]\w*(?:\s*[(:]|\s+[—–-]\s))/

/** `- ...`: further parameters. */
const isRest = (text: string): boolean => /^\s*(?:[-*+]|\d+[.)])\s+[`*]*(?:\.\.\.|…)/.test(text)

/** A list of quoted words lists values. */
export const listsValues = (list: List, source: Source): boolean =>
  list.children.every((node) => /^\s*(?:[-*+]|\d+[.)])\s+`?["']/.test(sourceOf(source, node)))

/** Whether an item looks like a parameter: a name, then parentheses with a type or presence, or a separator. */
export function isParameterItem(markdown: string): boolean {
  const match = item.exec(markdown)
  return (
    match !== null &&
    (match[2]!.startsWith('`') || isBold(match[1]!) || match[5] !== undefined || /^\??\s*:/.test(match[7]!)) &&
    (match[5] !== undefined || /[:—–-]/.test(match[7]!) || match[0].trimEnd() === markdown.trimEnd())
  )
}

/** Bullets below a description are parameters only if parentheses state the type or presence of each one. */
export function isTypedList(list: List, source: Source): boolean {
  return (
    list.children.length > 0 &&
    list.children
      .map((item) => sourceOf(source, item))
      .every(
        (text) =>
          isParameterItem(text) &&
          /^\s*[-*+]\s+(\*\*)?`[^`]+`(\*\*)?\s*\([^)]*\b(string|integer|number|boolean|array|object|table|required|optional)\b/i.test(
            text,
          ),
      )
  )
}

function readItem(node: ListItem, reading: Reading, owner: string): Entry | undefined {
  const paragraph = node.children[0]
  const raw = sourceOf(reading, node).slice(
    0,
    paragraph && paragraph.type === 'paragraph'
      ? (paragraph.position?.end.offset ?? 0) - (node.position?.start.offset ?? 0)
      : undefined,
  )
  if (!isParameterItem(raw)) return undefined
  const [all, marks = '', nameText = '', gap = '', , inside = ''] = item.exec(raw)!
  const names = readNames(nameText)
  const [name] = names?.names ?? []
  if (!names || name === undefined) return undefined
  const cellAt = (text: string, offset: number): Cell => ({
    source: text,
    plain: plainText(text),
    place: placeWithin(reading, node, offset, text.length),
  })
  const insideAt = marks.length + nameText.length + gap.length + 1
  const { type, presence, rest } = splitParentheses(inside)
  const typed = type === undefined ? leadingType(raw.slice(all.length)) : ''
  const description = [
    raw
      .slice(all.length + typed.length)
      .split('\n')
      .map((line) => line.trim())
      .join(' ')
      .trim(),
    rest,
  ]
    .filter((text) => text !== '')
    .join(' — ')
  const described = cellAt(description, rest === '' || raw.length > all.length ? all.length + typed.length : insideAt)
  const entry = completeEntry(
    {
      name,
      owner,
      by: 'bullet',
      inverted: false,
      optional: names.optional,
      defaultCell: undefined,
      nameFact: fact('name', 'bullet', nameText, placeWithin(reading, node, marks.length, nameText.length)),
      typeCell:
        type !== undefined
          ? cellAt(type, insideAt + inside.indexOf(type))
          : typed === ''
            ? undefined
            : cellAt(typed.trim(), all.length),
      presenceCell: presence === undefined ? undefined : cellAt(presence, insideAt + inside.indexOf(presence)),
      descriptionCell: described,
      place: placeOfNode(reading, node),
    },
    reading,
  )
  return withInner(entry, node, reading, owner)
}

/** A list below an item says what is inside it, where it can hold anything. */
function withInner(entry: Entry, node: ListItem, reading: Reading, owner: string): Entry {
  const holds = entry.schema.type === 'object' || entry.schema.type === 'array'
  const fields = holds
    ? node.children.flatMap((child) =>
        child.type === 'list' && child.children.every((inner) => isParameterItem(sourceOf(reading, inner)))
          ? readListEntries(child, reading, owner).entries
          : [],
      )
    : []
  return fields.length === 0 ? entry : { ...entry, schema: addFields(entry.schema, fields) }
}

/** `` `integer` or `nil` ``: types in code directly after the name, as LuaLS and luv write them. */
function leadingType(text: string): string {
  const [all, types = ''] =
    /^((?:`[^`\n]+`)(?:(?:\s*[,|]\s*|\s+or\s+)`[^`\n]+`)*)(?=\s*(?:[(,.:—–-]|$|\n))/.exec(text) ?? []
  const names = [...types.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
  return all !== undefined && names.every((name) => luaTypes.has(name.replace(/(?:\[\]|\?)$/, ''))) ? all : ''
}

/** Words that are types wherever they occur. `date` and `url` could also be values. */
const luaTypes: ReadonlySet<string> = new Set(
  'string integer number boolean table function callable userdata thread nil any object array'.split(' '),
)

/** `integer, optional, default 20`: the type, the presence, and the rest. */
function splitParentheses(text: string): { type?: string; presence?: string; rest: string } {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const presence = parts.find((part) => /^(required|optional|conditional)\b/i.test(part))
  const type = parts.find(
    (part) => part !== presence && /^(?!n\/?a$)[`\w"'*]/i.test(part) && readType(part).unknown === undefined,
  )
  return {
    ...(type !== undefined && { type }),
    ...(presence !== undefined && { presence }),
    rest: parts.filter((part) => part !== type && part !== presence).join(', '),
  }
}
