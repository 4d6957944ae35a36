/** One function's section. */
import {
  type ApiFunction,
  type Example,
  type Fact,
  type FunctionRule,
  facts,
  type Guide,
  markdown,
  type Parameter,
  type Place,
  type Schema,
} from '../../ir.js'
import { type ReadExample, readExample } from '../examples.js'
import { type FunctionName, roleOf } from '../heading.js'
import { placeOfNode } from '../markdown/markdown.js'
import type { Section } from '../markdown/sections.js'
import { kindOf, readTable } from '../markdown/table.js'
import { mentionsNoParameters, plainText, readLabel, saysNoParameters, withoutRule } from '../markdown/text.js'
import { becameRule, type Reading } from '../reading.js'
import { schemaOfFields } from './fields.js'
import { type FieldsOf, holderOf, nest, subjectOf } from './nest.js'
import { asParameter, type Entries, type Entry, isTypedList, readListEntries, readTableEntries } from './parameters.js'
import { readCollectiveRule, readRules } from './requirements.js'
import { type Block, quotedTexts, readBlocks } from './section-blocks.js'
import { readNotes } from './section-notes.js'

/** A section read by itself, before the calls of the document decide its name. */
export interface FunctionDraft {
  readonly heading: FunctionName
  readonly section: Section
  readonly place: Place
  readonly summary: string
  readonly description?: string
  readonly deprecated: boolean
  readonly parameters: readonly Parameter[]
  /** Whether anything speaks of parameters at all. */
  readonly documented: boolean
  readonly rules: readonly FunctionRule[]
  readonly result?: Schema
  readonly resultPlace?: Place
  readonly examples: readonly ReadExample[]
  readonly notes: readonly Guide[]
}

export function readFunction(section: Section, heading: FunctionName, reading: Reading): FunctionDraft {
  const blocks = readBlocks(section, reading)
  const parts = collect(blocks, heading.name, reading)
  const paragraphs = paragraphsOf(blocks.filter(({ role }) => role === 'description'))
  // A bare `None.` speaks of parameters; a whole sentence may as well be read by people.
  const prose = paragraphs.filter((text) => mentionsNoParameters(text) || !saysNoParameters(text))
  const [summary = heading.titled ? section.title : '', ...more] = prose
  const parameters = unique(nest(parts.entries, parts.nested), heading.name, reading)
  const names = parameters.length > MOST_NAMES ? [] : parameters.map(({ name }) => name)
  const fromProse = [
    ...prose,
    ...blocks.filter(({ role, text }) => role === 'parameters' && text !== '').map(({ text }) => text),
    ...quotedTexts(blocks, reading),
    ...parts.footnotes,
  ]
  const rules = [
    ...fromProse.flatMap((text) => [
      ...(names.some((name) => text.includes(name)) ? readRules(text, names) : []),
      ...readCollectiveRule(text, parameters),
    ]),
    ...parameters.flatMap((each) => ownRules(each, names)),
  ]
  for (const { text } of rules) becameRule(reading, heading.name, text)
  const alternatives = alternativesOf(rules, parameters)
  const description = more.join('\n\n')
  return {
    heading,
    section,
    place: section.heading
      ? placeOfNode(reading, section.heading)
      : { file: reading.file, start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } },
    summary: plainText(summary),
    deprecated: /\bdeprecated\b/i.test(section.title) || /^\W*deprecated\b/i.test(summary),
    parameters: parameters.map((parameter) =>
      alternatives.has(parameter.name) ? { ...parameter, required: false } : parameter,
    ),
    documented: parts.documented || prose.length < paragraphs.length || prose.some(mentionsNoParameters),
    rules: distinctRules(rules),
    examples: parts.examples,
    notes: readNotes(section, blocks, parts.used, reading),
    ...(description !== '' && { description }),
    ...(parts.result && { result: parts.result.schema, resultPlace: parts.result.place }),
  }
}

/** Names that a rule calls alternatives although their rows call each of them required: the rule says what that means. */
function alternativesOf(rules: readonly FunctionRule[], parameters: readonly Parameter[]): ReadonlySet<string> {
  const required = new Set(parameters.filter((parameter) => parameter.required).map(({ name }) => name))
  const contradicted = rules.filter(
    (rule) => (rule.kind === 'any-of' || rule.kind === 'one-of') && rule.parameters.every((name) => required.has(name)),
  )
  return new Set(contradicted.flatMap((rule) => rule.parameters))
}

/** Rules are looked for among the parameters of a function, each with each: none has a tenth of these. */
const MOST_NAMES = 1_000

/** A rule names another parameter: most descriptions name none, and need no closer look. */
function ownRules({ name: own, description }: Parameter, names: readonly string[]): FunctionRule[] {
  return names.some((name) => name !== own && description.includes(name)) ? readRules(description, names, own) : []
}

function distinctRules(rules: readonly FunctionRule[]): FunctionRule[] {
  const seen = new Set<string>()
  return rules.filter((rule) => seen.size < seen.add(ruleKey(rule)).size)
}

const ruleKey = ({ kind, parameters }: FunctionRule): string => `${kind} ${[...parameters].sort().join(' ')}`

interface Parts {
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

function collect(blocks: readonly Block[], owner: string, reading: Reading): Parts {
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

function paragraphsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ node, text }) => {
    if (node.type !== 'paragraph' && node.type !== 'heading') return []
    const label = readLabel(text)
    const clean = withoutRule(text).trim()
    return label?.rest.trim() === '' || clean === '' ? [] : [clean]
  })
}

function unique(entries: readonly Entry[], owner: string, reading: Reading): Parameter[] {
  const first = new Map<string, Entry>()
  return entries.flatMap((entry) => {
    const known = first.get(entry.name)
    if (known) {
      reading.report(
        'duplicate-parameter',
        entry.place,
        `Unexpected second parameter \`${entry.name}\` of \`${owner}\``,
        { actual: entry.name, first: known.place },
      )
      return []
    }
    first.set(entry.name, entry)
    return [asParameter(entry)]
  })
}

/** A draft as a function, under the names that the document's calls give it. */
export function asFunction(
  draft: FunctionDraft,
  names: { name: string; aliases: readonly string[] },
  more: { group?: string; open: boolean; parameters: readonly Parameter[]; result?: Schema },
  reading: Reading,
): ApiFunction {
  const { section, place } = draft
  const known: Fact[] = [
    { of: 'name', by: 'heading', text: section.source, place },
    ...(draft.resultPlace ? [{ of: 'result', by: 'column' as const, text: '', place: draft.resultPlace }] : []),
  ]
  const examples: Example[] = draft.examples.map(({ example }) => example)
  return {
    name: names.name,
    ...(names.aliases.length > 0 && { aliases: names.aliases }),
    summary: draft.summary,
    ...(draft.description !== undefined && { description: draft.description }),
    ...(more.group !== undefined && { group: more.group }),
    ...(draft.deprecated && { deprecated: true }),
    parameters: more.parameters,
    ...(draft.rules.length > 0 && { rules: draft.rules }),
    ...(more.open && { open: true }),
    ...(more.result && { result: more.result }),
    examples,
    ...(draft.notes.length > 0 && { notes: draft.notes }),
    [facts]: known,
    [markdown]: `${withoutRule(reading.text.slice(section.start, section.end))}\n`,
  }
}
