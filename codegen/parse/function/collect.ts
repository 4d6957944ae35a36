/** What the blocks of a function's section hold: parameters, fields, answers, examples. */
import type { Place, Schema } from '../../ir.js'
import { type ReadExample, readExample } from '../examples.js'
import { roleOf } from '../heading.js'
import { placeOfNode } from '../markdown/markdown.js'
import { kindOf, readTable } from '../markdown/table.js'
import { saysNoParameters } from '../markdown/text.js'
import type { Reading } from '../reading.js'
import type { Entries, Entry } from './entry.js'
import { schemaOfFields } from './fields.js'
import { isTypedList, readListEntries } from './list-entries.js'
import { type FieldsOf, holderOf, subjectOf } from './nest.js'
import type { Block } from './section-blocks.js'
import { readTableEntries } from './table-entries.js'

/** What was collected. */
export interface Parts {
  readonly entries: Entry[]
  /** What titles speak of that are about the inside of one of them. */
  readonly holders: Set<string>
  /** Fields of one parameter, from a table of its own. */
  readonly nested: FieldsOf[]
  readonly examples: ReadExample[]
  readonly footnotes: string[]
  readonly used: Set<Block>
  documented: boolean
  result?: { schema: Schema; place: Place }
}

/** Reads every block of a section. */
export function collect(blocks: readonly Block[], owner: string, reading: Reading): Parts {
  const parts: Parts = {
    entries: [],
    holders: new Set(),
    nested: [],
    examples: [],
    footnotes: [],
    used: new Set(),
    documented: false,
  }
  for (const block of blocks) {
    if (block.role === 'parameters' && block.node.type !== 'table' && block.node.type !== 'list')
      parts.documented = true
    readBlock(block, parts, owner, reading)
  }
  return parts
}

function readBlock(block: Block, parts: Parts, owner: string, reading: Reading): void {
  const { node, role } = block
  switch (node.type) {
    case 'code':
      parts.examples.push(readExample(node, node.lang === 'json' ? '' : block.under, reading))
      if (role !== 'note') parts.used.add(block)
      return
    case 'table': {
      const table = readTable(node, reading)
      for (const row of table.trailing) {
        parts.footnotes.push(row.source)
        reading.report(
          'text-below-table',
          row.place,
          'Unexpected text directly below a table, which is read as a line of its own; expected a blank line between them',
        )
      }
      return readTableBlock(block, kindOf(table), () => readTableEntries(table, reading, owner), parts)
    }
    case 'list':
      if (
        role === 'parameters' ||
        role === 'returns' ||
        speaksOfOne(block, parts) ||
        (role === 'description' && isTypedList(node, reading))
      ) {
        return readTableBlock(
          block,
          role === 'returns' ? 'fields' : 'parameters',
          () => readListEntries(node, reading, owner),
          parts,
        )
      }
      return
    case 'paragraph':
    case 'heading':
      return readParagraph(block, parts, reading)
    default:
      return
  }
}

/** Whether a block stands under the name of a parameter, and so says what is inside it. */
const speaksOfOne = ({ under, role }: Block, { holders }: Parts): boolean =>
  role !== 'returns' && roleOf(under) === 'note' && holders.has(subjectOf(under))

function readTableBlock(block: Block, kind: ReturnType<typeof kindOf>, read: () => Entries, parts: Parts): void {
  const { role } = block
  if (kind === 'values') return
  if (speaksOfOne(block, parts)) {
    parts.nested.push({ title: block.under, entries: read().entries })
    parts.used.add(block)
  } else if (role === 'parameters' || (role === 'description' && kind === 'parameters')) {
    if (role === 'parameters' && parts.entries.length > 0 && kind === 'fields')
      parts.nested.push({ title: block.under, entries: read().entries })
    else {
      const { entries } = read()
      parts.entries.push(...entries)
      for (const subject of entries.flatMap(holderOf)) parts.holders.add(subject)
      parts.documented = true
    }
    parts.used.add(block)
  } else if (role === 'returns') {
    const { entries } = read()
    if (entries.length === 0) return
    const schema = addResult(parts.result?.schema, schemaOfFields(entries), isOfEach(block.under))
    if (!schema) return
    parts.result = { schema, place: parts.result?.place ?? entries[0]!.place }
    parts.used.add(block)
  } else if (role === 'note') {
    const { entries } = read()
    // A sentence may stand between the title and the table.
    for (const title of new Set([block.under, block.section.title])) parts.nested.push({ title, entries })
  }
}

/** “Each project contains:” introduces the fields of an element. */
const isOfEach = (title: string): boolean =>
  /^\W*(?:each|every)\b|\bobjects? (?:in|of) (?:the|this) (?:array|list)\b/i.test(title)

/** A result with the fields of one more table; undefined where they are of something else. */
function addResult(known: Schema | undefined, fields: Schema, ofEach: boolean): Schema | undefined {
  if (!known) return ofEach ? { type: 'array', items: fields } : fields
  return ofEach ? withElements(known, fields) : undefined
}

/** An object that holds a single list, with what the elements of the list are. */
export function withElements(known: Schema, elements: Schema): Schema | undefined {
  const lists = Object.entries(known.properties ?? {}).filter(([, { type }]) => type === 'array')
  const [name, list] = lists.length === 1 ? lists[0]! : []
  return name !== undefined && list
    ? { ...known, properties: { ...known.properties, [name]: { ...list, items: elements } } }
    : undefined
}

function readParagraph(block: Block, parts: Parts, reading: Reading): void {
  if (block.role === 'parameters' && block.text !== '') {
    if (!saysNoParameters(block.text)) parts.footnotes.push(block.text)
    parts.used.add(block)
  }
  if (block.role === 'parameters') parts.used.add(block)
  if (block.role === 'returns' && block.text !== '' && !parts.result) {
    const schema = fieldsInProse(block.text)
    if (schema) parts.result = { schema, place: placeOfNode(reading, block.node) }
  }
}

/** ``Returns: `id`, `labels` (array of tables with `id`, `name`)``: the fields that code spans name, in order. */
function fieldsInProse(text: string): Schema | undefined {
  const list =
    /^(?:returns? (?!.*\b(?:list|array|each|every|all)\b)[A-Za-z ,'-]{1,60}: )?(?:an? )?(?:object|table|result|response)?\s*(?:with|containing|includes?|including|of)?\s*((?:`[A-Za-z_]\w*`(?:\s*\([^()]*\))?\s*(?:,\s*(?:and\s+)?|and\s+|\.|$))+)/i.exec(
      text,
    )
  if (!list) return undefined
  const names = [...list[1]!.replace(/\([^()]*\)/g, '').matchAll(/`([A-Za-z_]\w*)`/g)].map(([, name]) => name!)
  return names.length === 0
    ? undefined
    : { type: 'object', properties: Object.fromEntries(names.map((name) => [name, {}])) }
}
