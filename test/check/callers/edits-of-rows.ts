/** Edits of one row, or of several rows, of a table of parameters. */
import type { Edit } from './edit.js'
import { type Page, type ParameterTable, type Row, rowText, splice, withLines } from './page.js'
import type { Random } from './random.js'

interface Cells {
  readonly name: string
  readonly type: string
  readonly required: string
  readonly about: string
}

const cellsOf = ({ columns }: ParameterTable, { cells }: Row): Cells => ({
  name: cells[columns.name]!.trim(),
  type: cells[columns.type]!.trim(),
  required: cells[columns.required]!.trim(),
  about: cells[columns.about]!.trim(),
})

function textOf(
  table: ParameterTable,
  cells: Cells,
  from: readonly string[] = table.header.cells.map(() => ' '),
): string {
  const { columns } = table
  const made = [...from]
  for (const part of ['name', 'type', 'required', 'about'] as const) made[columns[part]] = ` ${cells[part]} `
  return rowText(made)
}

/** An edit that rewrites one row; `undefined` if a row has no place for it. */
const rewrites =
  (change: (cells: Cells, random: Random) => Partial<Cells> | undefined): Edit['make'] =>
  (page, random) => {
    const fitting = page.tables.flatMap((table) =>
      table.rows.flatMap((row) => {
        const cells = cellsOf(table, row)
        const changed = change(cells, random)
        return changed ? [{ row, text: textOf(table, { ...cells, ...changed }, row.cells) }] : []
      }),
    )
    const chosen = random.of(fitting)
    return chosen && withLines(page, new Map([[chosen.row.line, chosen.text]]))
  }

const retypes = (from: string, to: string): Edit => ({
  kind: `type ${from} becomes ${to}`,
  make: rewrites(({ type }) => (type === from ? { type: to } : undefined)),
})

/** An edit that says something more at the end of a description that does not say the like already. */
const adds = (kind: string, type: string, words: string, unless: RegExp): Edit => ({
  kind,
  make: rewrites((cells) =>
    cells.type === type && cells.about !== '' && !unless.test(cells.about)
      ? { about: `${cells.about.replace(/\.$/, '')} ${words}` }
      : undefined,
  ),
})

const rewords = (kind: string, from: RegExp, to: (...parts: string[]) => string): Edit => ({
  kind,
  make: rewrites(({ about }) => {
    const changed = about.replace(from, to)
    return changed === about ? undefined : { about: changed }
  }),
})

const anyTable = (page: Page, random: Random): ParameterTable | undefined => random.of(page.tables)

function addsRow(cells: Cells, place: 'first' | 'last'): Edit['make'] {
  return (page, random) => {
    const table = anyTable(page, random)
    if (!table) return undefined
    const line = place === 'first' ? table.rows[0]!.line : table.rows.at(-1)!.line + 1
    return splice(page, line, line, [textOf(table, cells)])
  }
}

const swapsRows: Edit['make'] = (page, random) => {
  const table = random.of(page.tables.filter(({ rows }) => rows.length > 1))
  if (!table) return undefined
  const first = random.below(table.rows.length - 1)
  const [above, below] = [table.rows[first]!, table.rows[first + 1]!]
  return withLines(
    page,
    new Map([
      [above.line, page.lines[below.line]!],
      [below.line, page.lines[above.line]!],
    ]),
  )
}

const swapsColumns: Edit['make'] = (page, random) => {
  const table = anyTable(page, random)
  if (!table) return undefined
  const { type, required } = table.columns
  const changes = new Map<number, string>()
  for (const line of [table.header.line, ...table.rows.map((row) => row.line)]) {
    const row = line === table.header.line ? table.header : table.rows.find((candidate) => candidate.line === line)!
    const cells = [...row.cells]
    ;[cells[type], cells[required]] = [cells[required]!, cells[type]!]
    changes.set(line, rowText(cells))
  }
  return withLines(page, changes)
}

const pads: Edit['make'] = (page, random) => {
  const table = anyTable(page, random)
  if (!table) return undefined
  const padded = table.rows.map(
    ({ line, cells }) => [line, rowText(cells.map((cell) => ` ${cell.trim().padEnd(30)} `))] as const,
  )
  return withLines(page, new Map(padded))
}

const becomesList: Edit['make'] = (page, random) => {
  const table = anyTable(page, random)
  if (!table) return undefined
  const contiguous = table.rows.length === table.rows.at(-1)!.line - table.rows[0]!.line + 1
  if (!contiguous || table.rows[0]!.line !== table.header.line + 2) return undefined
  const items = table.rows.map((row) => {
    const { name, type, required, about } = cellsOf(table, row)
    const presence = /^(?:yes|✅|required)/i.test(required) ? 'required' : 'optional'
    return `- ${name} (${type}, ${presence}): ${about}`
  })
  return splice(page, table.header.line, table.rows.at(-1)!.line + 1, items)
}

const isYes = (required: string): boolean => /^yes$/i.test(required)
const isNo = (required: string): boolean => /^no$/i.test(required)
const says = /default|max|min|range|one of|`|\d|"/i

export const EDITS_OF_ROWS: readonly Edit[] = [
  {
    kind: 'row removed',
    make: (page, random) => {
      const table = random.of(page.tables.filter(({ rows }) => rows.length > 1))
      const row = table && random.of(table.rows)
      return row && withLines(page, new Map([[row.line, undefined]]))
    },
  },
  {
    kind: 'required row added',
    make: addsRow({ name: '`tenant_code`', type: 'string', required: 'yes', about: 'The tenant' }, 'last'),
  },
  {
    kind: 'optional row added',
    make: addsRow({ name: '`trace_code`', type: 'string', required: 'no', about: 'The trace' }, 'last'),
  },
  {
    kind: 'optional row added on top',
    make: addsRow({ name: '`trace_code`', type: 'boolean', required: 'no', about: 'The trace' }, 'first'),
  },
  {
    kind: 'nested rows added',
    make: addsRow({ name: '`extra_place.city`', type: 'string', required: 'no', about: 'The city' }, 'last'),
  },
  { kind: 'row renamed', make: rewrites(({ name }) => ({ name: name.replace(/^`([^`]+)`$/, '`$1_code`') })) },
  {
    kind: 'row renamed to camelCase',
    make: rewrites(({ name }) => {
      const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
      return camel === name ? undefined : { name: camel }
    }),
  },
  retypes('string', 'integer'),
  retypes('integer', 'string'),
  retypes('integer', 'number'),
  retypes('number', 'integer'),
  retypes('string', 'boolean'),
  retypes('boolean', 'string'),
  retypes('string', 'string[]'),
  retypes('array', 'string'),
  retypes('array', 'integer[]'),
  retypes('object', 'string'),
  retypes('string', 'string\\|integer'),
  retypes('integer', 'any'),
  { kind: 'yes becomes no', make: rewrites(({ required }) => (isYes(required) ? { required: 'no' } : undefined)) },
  { kind: 'no becomes yes', make: rewrites(({ required }) => (isNo(required) ? { required: 'yes' } : undefined)) },
  {
    kind: 'yes becomes conditional',
    make: rewrites(({ required }) => (isYes(required) ? { required: 'conditional' } : undefined)),
  },
  {
    kind: 'yes in other letters',
    changes: 'nothing',
    make: rewrites(({ required }) => (isYes(required) ? { required: required === 'Yes' ? 'yes' : 'Yes' } : undefined)),
  },
  {
    kind: 'no as optional',
    changes: 'nothing',
    make: rewrites(({ required }) => (isNo(required) ? { required: 'optional' } : undefined)),
  },
  {
    kind: 'words added to a row',
    changes: 'words',
    make: rewrites(({ about }) => ({ about: `${about.replace(/\.?$/, '.')} Read the handbook of the vendor first.` })),
  },
  { kind: 'words of a row removed', make: rewrites(({ about }) => (about === '' ? undefined : { about: '' })) },
  adds('maximum added', 'integer', '(max: 40)', /max|range|\d\s*[–-]\s*\d/i),
  adds('minimum added', 'integer', '(min: 2)', /min|range|start|base|\d\s*[–-]\s*\d/i),
  adds('range added', 'number', '(0–1)', /max|min|range|\d/i),
  adds('length added', 'string', '(max 12 characters)', /max|\d|`|"/i),
  adds('values added to an open text', 'string', '(`alpha`, `beta`, `gamma`)', says),
  adds('values for a number', 'integer', '(0=open, 1=won)', says),
  adds('default added', 'integer', '(default: 3)', /default|max|min|range/i),
  adds('default of a flag added', 'boolean', '(default: true)', /default/i),
  // No validator of ours checks a format: what refuses is the API itself.
  { ...adds('format added', 'string', '(ISO 8601)', /iso|date|format|e\.164|url|`|"/i), changes: 'demand' },
  rewords(
    'maximum lowered',
    /(max:? )(\d+)/i,
    (_, words, limit) => `${words}${Math.max(1, Math.floor(Number(limit) / 2))}`,
  ),
  rewords('maximum raised', /(max:? )(\d+)/i, (_, words, limit) => `${words}${Number(limit) * 2 + 1}`),
  rewords('maximum removed', /,? ?max:? \d+/i, () => ''),
  rewords('default changed', /(default:? )(\d+)/i, (_, words, value) => `${words}${Number(value) + 1}`),
  rewords(
    'default of a flag turned',
    /(default:? `?)(true|false)/i,
    (_, words, value) => `${words}${value === 'true' ? 'false' : 'true'}`,
  ),
  rewords(
    'default and maximum change places',
    /\((default:? \d+), (max:? \d+)\)/i,
    (_, first, second) => `(${second}, ${first})`,
  ),
  rewords('a documented value removed', /(`"?\w+"?`), (`"?\w+"?`)/, (_, first) => first!),
  rewords(
    'a documented value added',
    /(`"?)(\w+)("?`), (`"?\w+"?`)/,
    (_, open, value, close, last) => `${open}${value}${close}, ${open}omega${close}, ${last}`,
  ),
  rewords(
    'a documented value renamed',
    /(`"?)(\w+)("?`), (`"?\w+"?`)/,
    (_, open, value, close, last) => `${open}${value}_old${close}, ${last}`,
  ),
  rewords('documented values change places', /(`"?\w+"?`), (`"?\w+"?`)/, (_, first, second) => `${second}, ${first}`),
  adds('null allowed', 'string', '(or `null` to remove)', /null|`|"/i),
  adds('deprecation of a row', 'string', '(deprecated)', /deprecated/i),
  { kind: 'rows swapped', make: swapsRows },
  { kind: 'columns swapped', changes: 'nothing', make: swapsColumns },
  { kind: 'cells padded', changes: 'nothing', make: pads },
  { kind: 'table becomes a list', make: becomesList },
  {
    kind: 'table becomes None.',
    make: (page, random) => {
      const table = anyTable(page, random)
      return table && splice(page, table.header.line, table.rows.at(-1)!.line + 1, ['None.'])
    },
  },
]
