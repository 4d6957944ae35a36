/** One documented name with all that its row or item says. */
import { type Fact, facts, type Parameter, type Place, type Schema, type StatedBy } from '../../ir.js'
import { recall } from '../cell-readings.js'
import type { Cell } from '../markdown/table.js'
import type { Reading } from '../reading.js'
import { readSentences, type SentenceReading } from '../sentences/index.js'
import { readPresence } from './presence.js'
import { readType, type TypeReading } from './type-cell.js'

/** One documented name before it is known to be a parameter, a field or a nested field. */
export interface Entry {
  readonly name: string
  readonly required: boolean
  readonly conditional?: string
  readonly description: string
  readonly schema: Schema
  readonly facts: readonly Fact[]
  readonly place: Place
  /** Nothing says whether it must be given. */
  readonly unstated?: true
}

/** What a table or list of names states. `none`: it states that there are no parameters. */
export interface Entries {
  readonly entries: readonly Entry[]
  readonly none: boolean
  /** A row or item is `...`: callers may pass further parameters. */
  readonly more?: boolean
}

/** A fact of an entry. */
export const fact = (of: string, by: StatedBy, text: string, place: Place): Fact => ({ of, by, text, place })

/** The cells of a row, or the stretches of an item. */
export interface EntryParts {
  readonly name: string
  readonly owner: string
  readonly by: StatedBy
  readonly nameFact: Fact
  readonly typeCell: Cell | undefined
  readonly presenceCell: Cell | undefined
  /** The column is called “Optional”, so that its yes means no. */
  readonly inverted: boolean
  /** The name is marked as optional. */
  readonly optional?: boolean
  readonly defaultCell: Cell | undefined
  readonly descriptionCell: Cell | undefined
  readonly place: Place
}

/** Reads the cells of one name and reports what it cannot read. */
export function completeEntry(parts: EntryParts, reading: Reading): Entry {
  const { name, owner, by, typeCell, presenceCell, defaultCell, descriptionCell } = parts
  const description = descriptionCell?.source ?? ''
  const type = readTypeCell(typeCell, reading)
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
  if (descriptionCell) reportTruncated(descriptionCell, parts, reading)
  const stated = withDefault(sentencesOf(type.remark, type.schema, reading).schema, defaultCell, reading)
  const sentences = sentencesOf(description, stated, reading)
  for (const untaken of sentences.untaken) {
    reading.unread.push({
      kind: untaken.kind,
      subject: `${owner}.${name}`,
      text: untaken.text,
      reason: untaken.reason,
      place: descriptionCell ? shift(descriptionCell, untaken.offset, untaken.text) : parts.place,
    })
  }
  // A bare word in a Default column is a value where the description lists it.
  const schema = stated.default === undefined ? withDefault(sentences.schema, defaultCell, reading) : sentences.schema
  const presence = readPresenceOf(parts, sentences, type.absent, reading)
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
          ...sentences.taken.map((taken) =>
            fact(taken.of, 'sentence', taken.text, shift(descriptionCell, taken.offset, taken.text)),
          ),
        ]
      : []),
  ]
  return { name, description, schema, facts: known, place: parts.place, ...presence }
}

/** What a type cell says in addition to the type: that the value may be absent, and a remark. */
interface TypeCell extends TypeReading {
  readonly absent: boolean
  readonly remark: string
}

/** `` `string` or `nil` (default: `"x"`) ``: in Lua, a parameter that may be nil may be omitted. */
function readTypeCell(cell: Cell | undefined, { cells }: Reading): TypeCell {
  if (!cell) return { schema: {}, absent: false, remark: '' }
  const whole = recall(cells.types, cell.source, () => readType(cell.source))
  const [, before = '', inside = ''] = whole.unknown ? (/^(.*\S)\s*\(([^()]*)\)$/.exec(cell.source) ?? []) : []
  const type = before !== '' && readType(before).unknown === undefined ? readType(before) : whole
  const absent = /(?:^|[^\w.])nil\b|\?[`\s]*$/.test(type === whole ? cell.source : before)
  return {
    ...type,
    absent,
    remark: type === whole ? '' : inside,
    schema: absent ? withoutNull(type.schema) : type.schema,
  }
}

function withoutNull(schema: Schema): Schema {
  if (!Array.isArray(schema.type)) return schema
  const types = schema.type.filter((name) => name !== 'null')
  return { ...schema, type: types.length === 1 ? types[0]! : types }
}

/** The longest of the ends below is shorter; looking for them through a whole text is slow. */
const END = 16

function isCutOff(source: string): boolean {
  const end = source.slice(-END)
  if (!/(?:[([{,\\]|\b(?:e\.g\.|i\.e\.|such as|each with|and|or|a|an|the))$/i.test(end) || !/\s/.test(source))
    return false
  return /(?:[,\\]|\b(?:e\.g\.|such as|each with|and|or|a|an|the))$/i.test(end) || opensMoreThanItCloses(source)
}

const opensMoreThanItCloses = (source: string): boolean =>
  (source.match(/[([{]/g) ?? []).length > (source.match(/[)\]}]/g) ?? []).length

/**
 * A description that ends in the middle of an example or a bracket lost its end on the way. So did a cell that ends
 * with a colon; after that of an item, a list may follow.
 */
function reportTruncated({ source: written, place }: Cell, { name, by }: EntryParts, reading: Reading): void {
  const source = written.trimEnd()
  if (!isCutOff(source) && !(by === 'column' && /[^\s:]:$/.test(source))) return
  const end = { file: place.file, start: place.end, end: place.end }
  reading.report(
    'truncated-cell',
    end,
    `Unexpected end of the description of \`${name}\` after “${lastWords(source)}”, expected the rest of the sentence`,
  )
}

/** The last words of a text, short enough for a message. */
const lastWords = (text: string): string => /(?:^|\s)(\S[^]{0,23})$/.exec(text)?.[1] ?? text.slice(-20)

/** A Default column states a default if its value fits the type. */
function withDefault(schema: Schema, cell: Cell | undefined, reading: Reading): Schema {
  if (!cell || /^[\s-–—]*$|^(none|n\/a|null|nil)$/i.test(cell.plain)) return schema
  return sentencesOf(`Default: ${cell.source}`, schema, reading).schema
}

/** What a description says of a parameter with this schema. */
const sentencesOf = (description: string, base: Schema, { cells }: Reading): SentenceReading =>
  recall(cells.sentences, `${JSON.stringify(base)} ${description}`, () => readSentences(description, base))

function shift(cell: Cell, offset: number, text: string): Place {
  const { file, start } = cell.place
  return {
    file,
    start: { line: start.line, column: start.column + offset, offset: start.offset + offset },
    end: { line: start.line, column: start.column + offset + text.length, offset: start.offset + offset + text.length },
  }
}

/**
 * Decides whether a parameter is required; nothing else does. The Required column or the word in an item decides, else
 * a sentence of the description, else the answer is no. If none of these says anything (`unstated`), a signature may
 * decide.
 */
function readPresenceOf(
  { presenceCell, inverted, optional = false }: EntryParts,
  sentences: SentenceReading,
  absent: boolean,
  reading: Reading,
): { required: boolean; conditional?: string; unstated?: true } {
  const said = presenceCell ? readPresence(presenceCell.source) : undefined
  if (presenceCell && !said && presenceCell.plain !== '') {
    reading.report(
      'unreadable-presence',
      presenceCell.place,
      `Unexpected “${presenceCell.plain}”, expected yes or no`,
      { actual: presenceCell.plain, expected: ['yes', 'no', 'conditional'] },
    )
  }
  const stated = (said && said.required !== inverted) ?? sentences.required?.value
  const required = stated ?? false
  const conditional = said?.conditional ?? sentences.conditional
  return {
    required,
    ...(!required && conditional !== undefined && { conditional }),
    ...(stated === undefined && conditional === undefined && !optional && !absent && { unstated: true as const }),
  }
}

/** An entry as a parameter. */
export function asParameter({ name, required, conditional, description, schema, facts: known }: Entry): Parameter {
  return { name, required, description, schema, ...(conditional !== undefined && { conditional }), [facts]: known }
}
