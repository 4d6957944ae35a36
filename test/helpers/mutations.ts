/** Random edits of documents whose effect is known in advance. */
import { mayChange } from '#codegen/effect/doubt.js'
import { type ApiFunction, facts, type Namespace, type Parameter } from '#codegen/ir.js'

/** A parameter of a document and its row in the text. */
export interface Row {
  readonly namespace: Namespace
  readonly function: ApiFunction
  readonly parameter: Parameter
  /** Index of the line in the text. */
  readonly line: number
  readonly cells: readonly string[]
  readonly columns: {
    readonly name: number
    readonly type: number
    readonly required: number
    readonly description: number
  }
}

/** An edit: new lines of the document and what must be reported, as `rule subject`, nothing more and nothing less. */
export interface Mutation {
  readonly kind: string
  readonly text: string
  readonly want: readonly string[]
  /** For the message of a failure. */
  readonly before: string
  readonly after: string
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Every parameter that is in a table of its own, with its row. */
export function rowsOf(text: string, namespaces: readonly Namespace[]): Row[] {
  const lines = text.split('\n')
  return namespaces.flatMap((namespace) =>
    namespace.functions.flatMap((each) =>
      each.parameters.flatMap((parameter) => {
        const line = (parameter[facts]?.find(({ of }) => of === 'name')?.place.start.line ?? 0) - 1
        const cells = split(lines[line] ?? '')
        const columns = cells.length > 0 ? columnsOf(lines, line) : undefined
        const fits =
          columns !== undefined &&
          cells[columns.name]?.replaceAll('`', '').trim() === parameter.name &&
          cells.length > Math.max(...Object.values(columns))
        return fits ? [{ namespace, function: each, parameter, line, cells, columns }] : []
      }),
    ),
  )
}

/** Cells of a row that begins and ends with a pipe; none if one is escaped or is in code. */
function split(line: string): string[] {
  if (!/^\|.*\|\s*$/.test(line) || /\\\||`[^`|]*\|[^`]*`/.test(line)) return []
  return line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
}

function columnsOf(lines: readonly string[], row: number): Row['columns'] | undefined {
  let header = row
  while (header > 0 && lines[header - 1]!.startsWith('|')) header--
  const titles = split(lines[header]!).map((title) => title.toLowerCase())
  const find = (words: RegExp): number => titles.findIndex((title) => words.test(title))
  const columns = {
    name: find(/^(name|parameter|param|field)$/),
    type: find(/^type$/),
    required: find(/^required/),
    description: find(/^description$/),
  }
  return Object.values(columns).includes(-1) || titles.some((title) => /^default/.test(title)) ? undefined : columns
}

/** Makes one edit; undefined if this kind has no place at this row. */
export type Edit = (row: Row, text: string, random: () => number) => Mutation | undefined

const at = ({ namespace, function: each, parameter }: Row): string =>
  `${namespace.namespace}.${each.name}.${parameter.name}`
const functionAt = ({ namespace, function: each }: Row): string => `${namespace.namespace}.${each.name}`

const pick = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)]

/** Whether another parameter, or a requirement on several, mentions the row: then an edit changes more than the row. */
function isAlone({ function: each, parameter: { name, conditional } }: Row): boolean {
  const mentions = each.parameters.some(
    (other) =>
      other.name !== name && new RegExp(`\\b${name}\\b`).test(`${other.description} ${other.conditional ?? ''}`),
  )
  return (
    conditional === undefined && !mentions && !(each.rules ?? []).some(({ parameters }) => parameters.includes(name))
  )
}

/** The document with one cell changed. */
function withCell(
  row: Row,
  text: string,
  column: keyof Row['columns'],
  cell: string,
  kind: string,
  want: readonly string[],
): Mutation | undefined {
  const cells = row.cells.map((each, index) => (index === row.columns[column] ? cell : each))
  return withLines(text, row.line, 1, [`| ${cells.join(' | ')} |`], kind, want)
}

function withLines(
  text: string,
  from: number,
  count: number,
  added: readonly string[],
  kind: string,
  want: readonly string[],
): Mutation {
  const lines = text.split('\n')
  const before = lines.splice(from, count, ...added)
  return { kind, text: lines.join('\n'), want, before: before.join('\n'), after: added.join('\n') }
}

const described = (row: Row): string => row.cells[row.columns.description]!

export const rename: Edit = (row, text) => {
  const { name } = row.parameter
  const cell = row.cells[row.columns.name]!
  const now = `${name}_zz`
  // A table of its fields elsewhere names it too.
  const { items, properties } = row.parameter.schema
  if (items?.properties ?? properties) return undefined
  if (!isAlone(row) || row.function.parameters.some((each) => each.name === now)) return undefined
  return withCell(row, text, 'name', cell.replace(name, now), 'rename', [`param-renamed ${at(row)}`])
}

export const drop: Edit = (row, text) => {
  if (!isAlone(row) || row.function.parameters.length < 2) return undefined
  const rule = row.parameter.schema.deprecated ? 'param-removed-after-deprecation' : 'param-removed'
  return withLines(text, row.line, 1, [], 'drop', [`${rule} ${at(row)}`])
}

export const add: Edit = (row, text, random) => {
  const required = random() < 0.5
  const cells = row.cells.map(() => '')
  const { columns } = row
  cells[columns.name] = '`zz_new`'
  cells[columns.type] = 'boolean'
  cells[columns.required] = required ? 'yes' : 'no'
  cells[columns.description] = 'Whether quokkas sleep'
  return withLines(text, row.line + 1, 0, [`| ${cells.join(' | ')} |`], 'add', [
    `param-added-${required ? 'required' : 'optional'} ${functionAt(row)}.zz_new`,
  ])
}

const types = ['string', 'integer', 'number', 'boolean']

const retype: Edit = (row, text, random) => {
  const cell = row.cells[row.columns.type]!.replaceAll('`', '')
  const was = row.parameter.schema.type
  if (!types.includes(cell) || was !== cell) return undefined
  // A flag such as `start_it` says that its function changes something: that is another finding, of the function.
  const isFlag = mayChange({ parameters: [{ ...row.parameter, schema: { type: 'boolean' } }] })
  const others = types.filter((type) => type !== cell && !(type === 'boolean' && isFlag))
  const now = pick(others, random)!
  const { enum: values, default: preset, ...rest } = row.parameter.schema
  // A bound of a number also bounds an integer, but a list of texts is not one of numbers.
  const kin = `${cell} ${now}`
  if (
    /^(integer number|number integer)$/.test(kin) &&
    (values !== undefined || preset !== undefined || rest.format !== undefined)
  )
    return undefined
  const rule =
    kin === 'integer number' ? 'type-generalized' : kin === 'number integer' ? 'type-narrowed' : 'type-changed'
  return withCell(row, text, 'type', now, 'retype', [`${rule} ${at(row)}`])
}

const presence: Edit = (row, text) => {
  const cell = row.cells[row.columns.required]!
  const flipped: { readonly [word: string]: string } = {
    yes: 'no',
    no: 'yes',
    Yes: 'No',
    No: 'Yes',
    true: 'false',
    false: 'true',
  }
  const now = flipped[cell]
  if (now === undefined || row.parameter.conditional !== undefined || /required|optional|must/i.test(described(row)))
    return undefined
  return withCell(row, text, 'required', now, 'presence', [
    `param-became-${row.parameter.required ? 'optional' : 'required'} ${at(row)}`,
  ])
}

const bound: Edit = (row, text, random) => {
  const cell = described(row)
  const matches = [...cell.matchAll(/\b(?:max(?:imum)?|up to)[: ]+(\d+)\b(?![\d.,-]*\d)/gi)]
  const [match] = matches
  const { schema } = row.parameter
  if (!match || matches.length > 1) return undefined
  const was = Number(match[1])
  if (schema.maximum !== was || (schema.type !== 'integer' && schema.type !== 'number')) return undefined
  const tighter = random() < 0.5
  const now = was + (tighter ? -1 : 1)
  const preset = schema.default
  if (now < 1 || now < (schema.minimum ?? 0) || (typeof preset === 'number' && preset > now)) return undefined
  const [start, end] = [match.index, match.index + match[0].length]
  const next = cell.slice(0, start) + match[0].replace(String(was), String(now)) + cell.slice(end)
  return withCell(row, text, 'description', next, tighter ? 'tighten' : 'loosen', [
    `bound-${tighter ? 'tightened' : 'loosened'} ${at(row)}`,
  ])
}

const addBound: Edit = (row, text) => {
  const { schema } = row.parameter
  const bounded = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'enum', 'default', 'format'].some(
    (keyword) => Object.hasOwn(schema, keyword),
  )
  if (schema.type !== 'integer' || bounded || /\d/.test(described(row)) || described(row) === '') return undefined
  return withCell(row, text, 'description', `${described(row).replace(/\.$/, '')} (max: 640000)`, 'tighten', [
    `bound-added ${at(row)}`,
  ])
}

const value: Edit = (row, text, random) => {
  const { schema } = row.parameter
  const values = schema.enum ?? []
  const cell = described(row)
  const listed = values.filter((each) => cell.split(`\`${String(each)}\``).length === 2)
  // A value that is explained, illustrated or the default occurs more than once.
  if (schema.type !== 'string' || values.length < 3 || listed.length !== values.length || schema.default !== undefined)
    return undefined
  const one = String(pick(values, random))
  const quoted = `\`${one}\``
  const kind = pick(['add', 'drop', 'spell'] as const, random)!
  if (kind === 'spell')
    return withCell(row, text, 'description', cell.replace(quoted, `\`${one}_zz\``), 'retype', [
      `enum-value-renamed ${at(row)}`,
    ])
  if (!cell.includes(`${quoted}, \``)) return undefined
  return kind === 'add'
    ? withCell(row, text, 'description', cell.replace(quoted, `${quoted}, \`zz_new\``), 'loosen', [
        `enum-value-added ${at(row)}`,
      ])
    : withCell(row, text, 'description', cell.replace(`${quoted}, `, ''), 'tighten', [`enum-value-removed ${at(row)}`])
}

export const reorder: Edit = (row, text) => {
  const lines = text.split('\n')
  const { parameters } = row.function
  const next = parameters[parameters.indexOf(row.parameter) + 1]
  const line = (next?.[facts]?.find(({ of }) => of === 'name')?.place.start.line ?? 0) - 1
  if (line !== row.line + 1) return undefined
  return withLines(text, row.line, 2, [lines[line]!, lines[row.line]!], 'reorder', [
    `param-order-changed ${functionAt(row)}`,
  ])
}

const reword: Edit = (row, text) => {
  const cell = described(row)
  if (cell === '' || /[^\w )`.]$/.test(cell)) return undefined
  return withCell(row, text, 'description', `${cell.replace(/\.$/, '')}. Quokkas know more`, 'reword', [
    `description-changed ${at(row)}`,
  ])
}

/** The lines of a function's section: from its heading to the next one that is not below it. */
function sectionOf(row: Row, lines: readonly string[]): readonly [from: number, to: number] | undefined {
  const from = (row.function[facts]?.find(({ of }) => of === 'name')?.place.start.line ?? 0) - 1
  const depth = /^#+/.exec(lines[from] ?? '')?.[0].length
  if (depth === undefined) return undefined
  const next = lines.findIndex((line, index) => index > from && new RegExp(`^#{1,${depth}} `).test(line))
  const to = next < 0 ? lines.length : next
  return row.line > from && row.line < to ? [from, to] : undefined
}

export const dropFunction: Edit = (row, text) => {
  const lines = text.split('\n')
  const section = sectionOf(row, lines)
  if (!section || row.namespace.functions.length < 3) return undefined
  const [from, to] = section
  const rest = [...lines.slice(0, from), ...lines.slice(to)].join('\n')
  const names = [row.function.name, ...(row.function.aliases ?? [])]
  const others = row.namespace.functions
    .filter((each) => each !== row.function)
    .some((each) => lines.slice(from, to).join('\n').includes(each.name))
  if (others || names.some((name) => rest.includes(name))) return undefined
  const rule = row.function.deprecated ? 'function-removed-after-deprecation' : 'function-removed'
  return withLines(text, from, to - from, [], 'drop', [`${rule} ${functionAt(row)}`])
}

const rewordFunction: Edit = (row, text) => {
  const lines = text.split('\n')
  const section = sectionOf(row, lines)
  const { summary } = row.function
  const line = section
    ? lines.findIndex((each, index) => index > section[0] && index < section[1] && each === summary)
    : -1
  if (line < 0 || lines[line - 1] !== '' || lines[line + 1] !== '' || !/[\w)]\.$/.test(summary)) return undefined
  return withLines(text, line, 1, [`${summary} Quokkas know more.`], 'reword', [
    `description-changed ${functionAt(row)}`,
  ])
}

/** All edits; each is tried equally often. */
export const edits: readonly Edit[] = [
  rename,
  drop,
  add,
  retype,
  presence,
  bound,
  addBound,
  value,
  reorder,
  reword,
  dropFunction,
  rewordFunction,
]
