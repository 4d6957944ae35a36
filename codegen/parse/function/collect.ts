/** Collects what the blocks of a function's section hold: parameters, fields, answers, examples. */
import type { Place, Schema } from '../../ir.js'
import { type ReadExample, readExample } from '../examples.js'
import { looksLikeParameters } from '../looks.js'
import { placeOfNode, type Source } from '../markdown/markdown.js'
import { hasNames, kindOf, readTable, type TableKind } from '../markdown/table.js'
import { mentionsNoParameters, saysNoParameters } from '../markdown/text.js'
import type { Reading } from '../reading.js'
import { namesOther } from '../roles.js'
import { type Declaration, readDeclaration } from '../signature.js'
import type { Entries, Entry } from './entry.js'
import { schemaOfFields } from './fields.js'
import { isTypedList, listsValues, readListEntries } from './list-entries.js'
import { type FieldsOf, holderOf, subjectOf } from './nest.js'
import type { Block } from './section-blocks.js'
import { readTableEntries } from './table-entries.js'

/** What was collected. */
export interface Parts {
  readonly entries: Entry[]
  /** Subjects of the titles whose tables describe an entry's fields. */
  readonly holders: Set<string>
  /** Fields of one parameter, from a table of its own. */
  readonly nested: FieldsOf[]
  readonly examples: ReadExample[]
  readonly footnotes: string[]
  readonly used: Set<Block>
  /** The text lists the parameters, or says that there are none. */
  documented: boolean
  /** Callers may pass further parameters. */
  more: boolean
  /** The signature that a fence declares. */
  declaration?: Declaration
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
    more: false,
  }
  const [adopted] = blocks.some((block) => listsParameters(block, reading))
    ? []
    : blocks.filter((block) => mayListParameters(block, reading))
  for (const block of blocks)
    readBlock(block === adopted ? { ...block, role: 'parameters' } : block, parts, owner, reading)
  return parts
}

/** Whether the title above a block makes it a list of parameters. */
const listsParameters = (block: Block, source: Source): boolean =>
  (block.node.type === 'table' || block.node.type === 'list') &&
  (block.role === 'parameters' || (block.role === 'description' && looksLikeParameters(block.node, source)))

/**
 * “With specific properties:” is not a title. If a function lists its parameters nowhere else, a block that looks like
 * parameters is read as them, whatever short line is above it, unless that line names something else.
 */
const mayListParameters = ({ node, role, under, section }: Block, source: Source): boolean =>
  role === 'note' && !namesOther(under) && !namesOther(section.title) && looksLikeParameters(node, source)

function readBlock(block: Block, parts: Parts, owner: string, reading: Reading): void {
  const { node, role } = block
  switch (node.type) {
    case 'code': {
      const declaration = readDeclaration(node.value, node.lang ?? '')
      if (declaration?.name === owner) {
        parts.declaration = declaration
        parts.used.add(block)
        reading.claimed.add(node)
        return
      }
      parts.examples.push(readExample(node, node.lang === 'json' ? '' : block.under, reading))
      if (role !== 'note') parts.used.add(block)
      return
    }
    case 'table': {
      const table = readTable(node, reading)
      for (const row of table.trailing) {
        parts.footnotes.push(row.source)
        reading.report(
          'text-below-table',
          row.place,
          'Unexpected text directly below a table, which is read as a line of its own; expected a blank line ' +
            'between them',
        )
      }
      const kind = role === 'parameters' && kindOf(table) === 'values' && hasNames(table) ? 'parameters' : kindOf(table)
      return readTableBlock(block, kind, () => readTableEntries(table, reading, owner), parts, reading)
    }
    case 'list':
      if (listsValues(node, reading)) return
      if (
        role === 'parameters' ||
        role === 'returns' ||
        speaksOfOne(block, parts) ||
        (role === 'description' && isTypedList(node, reading))
      ) {
        return readTableBlock(
          block,
          role === 'returns' ? 'fields' : 'parameters',
          () => readListEntries(node, reading, owner, role === 'returns' ? 'fields' : 'parameters'),
          parts,
          reading,
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

/** Whether a block is below the name of a parameter and therefore describes its fields. */
const speaksOfOne = ({ under, role }: Block, { holders }: Parts): boolean =>
  role !== 'returns' && !/^(?:parameters?|arguments?|args|params?)$/i.test(under) && holders.has(subjectOf(under))

function readTableBlock(block: Block, kind: TableKind, read: () => Entries, parts: Parts, { claimed }: Reading): void {
  const { role } = block
  if (kind === 'values') return
  if (speaksOfOne(block, parts)) {
    parts.nested.push({ title: block.under, entries: read().entries })
    parts.used.add(block)
    claimed.add(block.node)
  } else if (role === 'parameters' || (role === 'description' && kind === 'parameters')) {
    if (role === 'parameters' && parts.entries.length > 0 && kind === 'fields')
      parts.nested.push({ title: block.under, entries: read().entries })
    else {
      const { entries, none, more = false } = read()
      parts.entries.push(...entries)
      for (const subject of entries.flatMap(holderOf)) parts.holders.add(subject)
      parts.more ||= more
      if (entries.length > 0 || none) parts.documented = true
    }
    parts.used.add(block)
    claimed.add(block.node)
  } else if (role === 'returns') {
    const { entries } = read()
    if (entries.length === 0) return
    const schema = addResult(parts.result?.schema, schemaOfFields(entries), isOfEach(block.under))
    if (!schema) return
    parts.result = { schema, place: parts.result?.place ?? entries[0]!.place }
    parts.used.add(block)
    claimed.add(block.node)
  } else if (role === 'note') {
    const { entries } = read()
    // A sentence may be between the title and the table.
    for (const title of new Set([block.under, block.section.title]))
      parts.nested.push({ title, entries, claim: () => claimed.add(block.node) })
  }
}

/** “Each project contains:” introduces the fields of an element. */
const isOfEach = (title: string): boolean =>
  /^\W*(?:each|every)\b|\bobjects? (?:in|of) (?:the|this) (?:array|list)\b/i.test(title)

/** A result with the fields of a further table; undefined if the fields belong to something else. */
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
    if (saysNoParameters(block.text) || mentionsNoParameters(block.text)) parts.documented = true
    else parts.footnotes.push(block.text)
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
