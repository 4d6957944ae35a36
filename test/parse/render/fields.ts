/** Fields as rows of tables and as items of lists. */
import type { Column, Dialect, FieldModel } from './model.js'

export const defaultForms: readonly Dialect['defaults'][] = [
  (text, value) => `${text} (default: ${value})`,
  (text, value) => `${text.replace(/\.$/, '')}. Default: ${value}.`,
  (text, value) => `${text.replace(/\.$/, '')}. Defaults to ${value}.`,
  (text, value) => (/\d\)$/.test(text) ? `${text.slice(0, -1)}, default: ${value})` : `${text} (default ${value})`),
]

/** The prose with the words of the constraints after it. */
export function describe(
  { prose, constraint, default: preset }: FieldModel,
  { defaults }: Dialect,
  ownColumn: boolean,
): string {
  const { words } = constraint
  const text = `${prose.markdown}${words === '' || /^[:.,]/.test(words) ? '' : ' '}${words}`
  return preset === undefined || ownColumn ? text : defaults(text, preset.words)
}

/** A cell, whatever is in it. */
const cell = (text: string): string => text.replaceAll('|', '\\|')

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

const ticked = (name: string, { ticks }: Dialect): string =>
  ticks || !/^[a-zA-Z]\w*$/.test(name) ? `\`${name}\`` : name

/** A table of fields, the fields inside them in rows of their own where the dialect writes paths. */
export function table(
  fields: readonly FieldModel[],
  columns: readonly Column[],
  titles: Dialect['titles'],
  dialect: Dialect,
): string {
  const cells = (field: FieldModel, name: string): { readonly [column in Column]: string } => ({
    name: ticked(name, dialect),
    type: field.type.words,
    required: dialect.presence[field.required ? 0 : 1],
    default: field.default?.words ?? dialect.noDefault,
    description: describe(field, dialect, columns.includes('default')),
  })
  const rows = pathsOf(fields, dialect).map(([name, field]) => row(columns.map((column) => cells(field, name)[column])))
  return [row(columns.map((column) => titles[column])), `|${columns.map(() => '---').join('|')}|`, ...rows].join('\n')
}

/** A list of fields. */
export function bullets(fields: readonly FieldModel[], dialect: Dialect): string {
  return pathsOf(fields, dialect)
    .map(
      ([name, field]) =>
        `- \`${name}\` (${field.type.words}, ${field.required ? 'required' : 'optional'})${dialect.separator}${describe(field, dialect, false)}`,
    )
    .join('\n')
}

/** Each field with its path; those inside others only where the dialect writes them so. */
function pathsOf(fields: readonly FieldModel[], dialect: Dialect, before = ''): [path: string, field: FieldModel][] {
  return fields.flatMap((field) => {
    const path = `${before}${field.name}`
    const inside =
      dialect.nested === 'paths'
        ? pathsOf(field.fields, dialect, `${path}${field.type.schema.type === 'array' ? '[]' : ''}.`)
        : []
    return [[path, field], ...inside]
  })
}
