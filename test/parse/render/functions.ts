/** The section of one function. */
import { bullets, table } from './fields.js'
import type { Dialect, FieldModel, FunctionModel, NamespaceModel } from './model.js'

/** `acme.find`, `["north-branch"].find`, `acme["end"]`: what follows `app.integrations`. */
const access = (key: string): string =>
  /^[A-Za-z_]\w*$/.test(key) && !['end', 'function', 'until', 'then'].includes(key) ? `.${key}` : `["${key}"]`

/** `app.integrations.acme.find` */
export const callee = (namespace: string, name: string): string => `app.integrations${access(namespace)}${access(name)}`

/** `north_branch_` of `north-branch`. */
export const prefixOf = (namespace: string): string => `${namespace.replaceAll('-', '_')}_`

const isPrefixed = ({ heading }: Dialect): boolean => heading === 'prefixed' || heading === 'called-prefixed'

/** The name that the heading shows. */
export const headedName = (namespace: string, name: string, dialect: Dialect): string =>
  isPrefixed(dialect) ? `${prefixOf(namespace)}${name}` : name

/** The name that calls use. */
export const calledName = (namespace: string, name: string, dialect: Dialect): string =>
  dialect.heading === 'called-prefixed' ? headedName(namespace, name, dialect) : name

function headingOf(namespace: string, { name, parameters }: FunctionModel, dialect: Dialect): string {
  const required = parameters
    .filter((each) => each.required)
    .map((each) => each.name)
    .filter((each) => /^[A-Za-z_]\w*$/.test(each))
  const signature = required.length === 0 ? '{}' : `{ ${required.join(', ')} }`
  switch (dialect.heading) {
    case 'name':
    case 'prefixed':
    case 'called-prefixed':
      return headedName(namespace, name, dialect)
    case 'backticks':
      return `\`${name}\``
    case 'call':
      return `\`${callee(namespace, name)}\``
    case 'dots':
      return `\`${callee(namespace, name)}(...)\``
    case 'signature':
      return `\`${callee(namespace, name)}(${parameters.length === 0 && dialect.none === '' ? '...' : signature})\``
  }
}

/** The Markdown of a function below a heading of this depth. */
export function renderFunction(
  namespace: NamespaceModel,
  each: FunctionModel,
  depth: number,
  dialect: Dialect,
): string {
  const marks = '#'.repeat(depth)
  const more = each.more ? `\n\n${each.more.markdown}.` : ''
  const parts = [
    `${marks} ${headingOf(namespace.name, each, dialect)}`,
    `${each.summary.markdown}.${more}`,
    ...parametersOf(each.parameters, depth, dialect),
    ...resultOf(each.result, depth, dialect),
    ...(each.shown ? [exampleOf(namespace.name, each, depth, dialect)] : []),
  ]
  return parts.join('\n\n')
}

/** `###` stands for a heading one deeper than the function's. */
const deeper = (text: string, depth: number): string => text.replace(/^###/, '#'.repeat(depth + 1))

function parametersOf(fields: readonly FieldModel[], depth: number, dialect: Dialect): string[] {
  if (dialect.parameters === 'signature' && fields.length > 0) return []
  if (fields.length === 0) return dialect.none === '' ? [] : [deeper(dialect.none, depth)]
  const intro = dialect.intro === '' ? [] : [deeper(dialect.intro, depth)]
  const all =
    dialect.parameters === 'bullets'
      ? bullets(fields, dialect)
      : table(fields, dialect.columns, dialect.titles, dialect)
  return [
    ...intro,
    all,
    ...(dialect.nested === 'table' ? fields.flatMap((each) => insideOf(each, depth, dialect)) : []),
  ]
}

/** What is inside one parameter, below its name. */
function insideOf({ name, fields }: FieldModel, depth: number, dialect: Dialect): string[] {
  if (fields.length === 0) return []
  const all =
    dialect.parameters === 'bullets'
      ? bullets(fields, dialect)
      : table(fields, dialect.insideColumns, { ...dialect.titles, name: dialect.insideTitle }, dialect)
  return [`${'#'.repeat(depth + 2)} \`${name}\``, all]
}

function resultOf(fields: readonly FieldModel[], depth: number, dialect: Dialect): string[] {
  if (fields.length === 0) return []
  return [
    deeper(dialect.returns, depth),
    table(
      fields,
      ['name', 'type', 'description'],
      { ...dialect.titles, name: 'Field' },
      { ...dialect, nested: 'paths' },
    ),
  ]
}

function exampleOf(namespace: string, { name, parameters }: FunctionModel, depth: number, dialect: Dialect): string {
  const given = parameters.filter((each) => each.required).map((each) => `  ["${each.name}"] = value,\n`)
  const code = `${callee(namespace, calledName(namespace, name, dialect))}({${given.length === 0 ? '' : `\n${given.join('')}`}})`
  return `${'#'.repeat(depth + 1)} Example\n\n\`\`\`lua\n${code}\n\`\`\``
}
