/** Parameters from tables, bullets and signatures. */
import type { List, ListItem } from 'mdast'
import { type Fact, facts, type Parameter, type Place, type Schema, type StatedBy } from '../../ir.js'
import { placeOfNode, placeWithin, type Source, sourceOf } from '../markdown/markdown.js'
import { type Cell, type Column, columnOf, type ReadTable, type Row } from '../markdown/table.js'
import { plainText, saysNoParameters } from '../markdown/text.js'
import type { Reading } from '../reading.js'
import { readSentences } from '../sentences/index.js'
import { readPresence } from './presence.js'
import { readType } from './type-cell.js'

/** One documented name before it is known to be a parameter, a field or a nested field. */
export interface Entry {
  readonly name: string
  readonly required: boolean
  readonly conditional?: string
  readonly description: string
  readonly schema: Schema
  readonly facts: readonly Fact[]
  readonly place: Place
}

/** What a table or list of names says. `none`: it says that there are no parameters. */
export interface Entries {
  readonly entries: readonly Entry[]
  readonly none: boolean
}

/** All rows of a table whose first column holds names. `owner` names the function in reports. */
export function readTableEntries(table: ReadTable, reading: Reading, owner: string): Entries {
  const columns = table.header.cells.map((cell) => columnOf(cell.plain))
  const inverted = table.header.cells.some((cell) => /^optional\??$/i.test(cell.plain))
  const entries: Entry[] = []
  let none = false
  for (const row of table.rows) {
    if (isPlaceholder(row)) none = true
    else {
      const entry = readRow(row, columns, inverted, reading, owner)
      if (entry) entries.push(entry)
    }
  }
  return { entries, none: none && entries.length === 0 }
}

/** `| — | — | — | No parameters required |`, `| *(none)* | … |`. */
function isPlaceholder({ cells }: Row): boolean {
  const [name] = cells
  return (
    name !== undefined &&
    /^[\s*_(]*(none|n\/a|[-–—]+|no parameters?.*)?[\s*_)]*$/i.test(name.source.replaceAll('`', '')) &&
    (name.source !== '' || cells.every((cell) => saysNoParameters(cell.source)))
  )
}

function readRow(
  row: Row,
  columns: readonly Column[],
  inverted: boolean,
  reading: Reading,
  owner: string,
): Entry | undefined {
  const count = row.cells.length
  if (count < columns.length) {
    const missing = columns.slice(count).join(', ')
    reading.report(
      'missing-cell',
      row.place,
      `Unexpected row of ${count} cells, expected ${columns.length}: ${missing} is missing`,
      { actual: String(count), expected: [String(columns.length)] },
    )
    return undefined
  }
  const broken = count > columns.length ? brokenColumn(row.cells, columns) : undefined
  if (count > columns.length) {
    const place = row.cells[broken === undefined ? columns.length : broken + 1]!.place
    reading.report(
      'surplus-cell',
      place,
      `Unexpected row of ${count} cells, expected ${columns.length}; write a pipe inside a cell as \\|`,
      { actual: String(count), expected: [String(columns.length)] },
    )
  }
  const cells = broken === undefined ? row.cells : joinCells(row.cells, broken, count - columns.length, reading)
  const cell = (column: Column): Cell | undefined =>
    columns.includes(column) ? cells[columns.indexOf(column)] : undefined
  const nameCell = cell('name')!
  const name = readName(nameCell.source)
  if (name === undefined) {
    reading.report('missing-name', nameCell.place, 'Unexpected empty name, expected the name of a parameter')
    return undefined
  }
  return completeEntry(
    {
      name,
      owner,
      by: 'column',
      nameFact: fact('name', 'column', nameCell.source, nameCell.place),
      typeCell: cell('type'),
      presenceCell: cell('required'),
      inverted,
      defaultCell: cell('default'),
      descriptionCell: cell('description'),
      place: row.place,
    },
    reading,
  )
}

/** The column that unescaped pipes broke: that of types where all pieces are types and a presence follows, else a description at the end. */
function brokenColumn(cells: readonly Cell[], columns: readonly Column[]): number | undefined {
  const surplus = cells.length - columns.length
  const type = columns.indexOf('type')
  const required = columns.indexOf('required')
  const areTypes =
    type >= 0 &&
    cells.slice(type, type + surplus + 1).every(({ source }) => source !== '' && readType(source).unknown === undefined)
  if (areTypes && required > type && readPresence(cells[required + surplus]!.source) !== undefined) return type
  return columns.at(-1) === 'description' ? columns.length - 1 : undefined
}

/** The cells with one of them put together again, as it is written. */
function joinCells(cells: readonly Cell[], at: number, surplus: number, { text }: Reading): Cell[] {
  const [first, last] = [cells[at]!, cells[at + surplus]!]
  const source = text.slice(first.place.start.offset, last.place.end.offset)
  return [
    ...cells.slice(0, at),
    { source, plain: plainText(source), place: { ...first.place, end: last.place.end } },
    ...cells.slice(at + surplus + 1),
  ]
}

/** What is longer is no name. */
const LONGEST_NAME = 300

/** The name in a cell: its code span, else its words without marks. */
export function readName(cell: string): string | undefined {
  const markdown = cell.slice(0, LONGEST_NAME)
  const code = /`+\s*([^`]+?)\s*`+/.exec(markdown)?.[1]
  const name = (code ?? plainText(markdown))
    .replace(/\\_/g, '_')
    .replace(/[?*]+$/, '')
    .replace(/^["']|["']$/g, '')
    .trim()
  return name === '' ? undefined : name
}

const fact = (of: string, by: StatedBy, text: string, place: Place): Fact => ({ of, by, text, place })

interface Parts {
  readonly name: string
  readonly owner: string
  readonly by: StatedBy
  readonly nameFact: Fact
  readonly typeCell: Cell | undefined
  readonly presenceCell: Cell | undefined
  /** The column is called “Optional”: its yes is a no. */
  readonly inverted: boolean
  readonly defaultCell: Cell | undefined
  readonly descriptionCell: Cell | undefined
  readonly place: Place
}

function completeEntry(parts: Parts, reading: Reading): Entry {
  const { name, owner, by, typeCell, presenceCell, defaultCell, descriptionCell } = parts
  const description = descriptionCell?.source ?? ''
  const type = typeCell ? readType(typeCell.source) : { schema: {} }
  if (type.unknown && typeCell) {
    const hint =
      type.unknown.nearest === undefined
        ? 'a type such as string, integer, number, boolean, array or object'
        : `\`${type.unknown.nearest}\``
    reading.report('unknown-type', typeCell.place, `Unexpected type \`${type.unknown.actual}\`, expected ${hint}`, {
      actual: type.unknown.actual,
      expected: type.unknown.nearest === undefined ? [] : [type.unknown.nearest],
    })
  }
  if (descriptionCell) reportTruncated(descriptionCell, name, reading)
  const stated = withDefault(type.schema, defaultCell)
  const sentences = readSentences(description, stated)
  for (const each of sentences.untaken) {
    reading.unread.push({
      kind: each.kind,
      subject: `${owner}.${name}`,
      text: each.text,
      reason: each.reason,
      place: descriptionCell ? shift(descriptionCell, each.offset, each.text) : parts.place,
    })
  }
  // A bare word in a Default column is a value where the description lists it.
  const schema = stated.default === undefined ? withDefault(sentences.schema, defaultCell) : sentences.schema
  const presence = readPresenceOf(parts, sentences, reading)
  const known: Fact[] = [
    parts.nameFact,
    ...(typeCell && typeCell.source !== '' ? [fact('type', by, typeCell.source, typeCell.place)] : []),
    ...(presenceCell ? [fact('required', by, presenceCell.source, presenceCell.place)] : []),
    ...(defaultCell && (stated.default ?? schema.default) !== undefined
      ? [fact('default', by, defaultCell.source, defaultCell.place)]
      : []),
    ...(descriptionCell
      ? [
          fact('description', by, description, descriptionCell.place),
          ...sentences.taken.map((each) =>
            fact(each.of, 'sentence', each.text, shift(descriptionCell, each.offset, each.text)),
          ),
        ]
      : []),
  ]
  return { name, description, schema, facts: known, place: parts.place, ...presence }
}

/** A description that ends in the middle of an example or a bracket lost its end on the way. */
function reportTruncated({ source: written, place }: Cell, name: string, reading: Reading): void {
  const source = written.trimEnd()
  const open = (source.match(/[([{]/g) ?? []).length - (source.match(/[)\]}]/g) ?? []).length
  const cut =
    /(?:[([{,\\]|\b(?:e\.g\.|i\.e\.|such as|each with|and|or|a|an|the))$/i.test(source) &&
    (open > 0 || /[,\\]$|\b(?:e\.g\.|such as)$|\b(?:each with|and|or|a|an|the)$/i.test(source))
  if (!cut) return
  const end = { file: place.file, start: place.end, end: place.end }
  reading.report(
    'truncated-cell',
    end,
    `Unexpected end of the description of \`${name}\` after “${lastWords(source)}”, expected the rest of the sentence`,
  )
}

/** The end of a text that fits into a message, cut between words. */
const lastWords = (text: string): string => /(?:^|\s)(\S[^]{0,23})$/.exec(text)?.[1] ?? text.slice(-20)

/** A Default column states a default where its value is one of the type. */
function withDefault(schema: Schema, cell: Cell | undefined): Schema {
  if (!cell || /^[\s-–—]*$|^(none|n\/a|null|nil)$/i.test(cell.plain)) return schema
  return readSentences(`Default: ${cell.source}`, schema).schema
}

function shift(cell: Cell, offset: number, text: string): Place {
  const { file, start } = cell.place
  return {
    file,
    start: { line: start.line, column: start.column + offset, offset: start.offset + offset },
    end: { line: start.line, column: start.column + offset + text.length, offset: start.offset + offset + text.length },
  }
}

function readPresenceOf(
  { presenceCell, inverted }: Parts,
  sentences: ReturnType<typeof readSentences>,
  reading: Reading,
): { required: boolean; conditional?: string } {
  const said = presenceCell ? readPresence(presenceCell.source) : undefined
  if (presenceCell && !said && presenceCell.plain !== '') {
    reading.report(
      'unreadable-presence',
      presenceCell.place,
      `Unexpected “${presenceCell.plain}”, expected yes or no`,
      { actual: presenceCell.plain, expected: ['yes', 'no', 'conditional'] },
    )
  }
  const required = (said && said.required !== inverted) ?? sentences.required?.value ?? false
  const conditional = said?.conditional ?? sentences.conditional
  return required || conditional === undefined ? { required } : { required, conditional }
}

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

/** An entry as a parameter. */
export function asParameter({ name, required, conditional, description, schema, facts: known }: Entry): Parameter {
  return { name, required, description, schema, ...(conditional !== undefined && { conditional }), [facts]: known }
}
