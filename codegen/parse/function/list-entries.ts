/** Entries of lists. */
import type { List, ListItem } from 'mdast'
import { placeOfNode, placeWithin, type Source, sourceOf } from '../markdown/markdown.js'
import type { Cell } from '../markdown/table.js'
import { plainText, saysNoParameters } from '../markdown/text.js'
import type { Reading } from '../reading.js'
import { completeEntry, type Entries, type Entry, fact } from './entry.js'
import { readName } from './names.js'
import { readType } from './type-cell.js'

/** All items of a list that begin with a name: `` `limit` (integer, optional): Results per page ``. */
export function readListEntries(list: List, reading: Reading, owner: string): Entries {
  const entries = list.children.flatMap((item) => readItem(item, reading, owner) ?? [])
  return {
    entries,
    none:
      entries.length === 0 &&
      list.children.every((item) => saysNoParameters(sourceOf(reading, item).replace(/^\s*[-*+]\s*/, ''))),
  }
}

/** An item that names something: marks, name, what stands in parentheses, the rest. */
const item =
  /^(\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(?:\*\*)?)(`[^`\n]+`|[A-Za-z_][\w.[\]]*)((?:\*\*)?\s*)(\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)|:\s*\*([^*\n]+)\*)?((?:\*\*)?\s*(?:[:—–]|--?)?\s*)/

/** Whether an item looks like a parameter: a name, then parentheses with a type or presence, or a separator. */
export function isParameterItem(markdown: string): boolean {
  const match = item.exec(markdown)
  return (
    match !== null &&
    (match[2]!.startsWith('`') || match[5] !== undefined) &&
    (match[5] !== undefined || /[:—–-]/.test(match[7]!) || match[0].trimEnd() === markdown.trimEnd())
  )
}

/** Bullets under a description are parameters only when parentheses say the type or presence of each. */
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
  const name = readName(nameText)
  if (name === undefined) return undefined
  const cellAt = (text: string, offset: number): Cell => ({
    source: text,
    plain: plainText(text),
    place: placeWithin(reading, node, offset, text.length),
  })
  const insideAt = marks.length + nameText.length + gap.length + 1
  const { type, presence, rest } = splitParentheses(inside)
  const description = [
    raw
      .slice(all.length)
      .split('\n')
      .map((line) => line.trim())
      .join(' ')
      .trim(),
    rest,
  ]
    .filter((text) => text !== '')
    .join(' — ')
  const described = cellAt(description, rest === '' || raw.length > all.length ? all.length : insideAt)
  return completeEntry(
    {
      name,
      owner,
      by: 'bullet',
      inverted: false,
      defaultCell: undefined,
      nameFact: fact('name', 'bullet', nameText, placeWithin(reading, node, marks.length, nameText.length)),
      typeCell: type === undefined ? undefined : cellAt(type, insideAt + inside.indexOf(type)),
      presenceCell: presence === undefined ? undefined : cellAt(presence, insideAt + inside.indexOf(presence)),
      descriptionCell: described,
      place: placeOfNode(reading, node),
    },
    reading,
  )
}

/** `integer, optional, default 20`: the type, the presence, and what is neither. */
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
