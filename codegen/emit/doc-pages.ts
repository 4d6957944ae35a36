/** The Markdown pages that agents read. */

import { typesOf } from '../../runtime/fits.js'
import { describeType } from '../../runtime/schema-text.js'
import { type ApiFunction, type Example, markdown, type Namespace, type Parameter, type Schema } from '../ir.js'
import { describeConstraints } from '../text/schema-text.js'
import { codeSpan, fence, tableCell } from './escape.js'
import { luaAccess, luaKey, luaString } from './names.js'

/** A compiled handlebars template. */
export type Template = (view: object) => string

/** The page of a namespace: its document as it stands, or what the schema knows. */
export function namespacePage(
  namespace: Namespace,
  template: Template,
  pages: ReadonlyMap<ApiFunction, string>,
): string {
  const source = namespace[markdown]
  if (source !== undefined) return source
  const page = template({
    title: namespace.title,
    description: namespace.description,
    functions: namespace.functions.map((each) => deeper(pages.get(each) ?? '')),
    guides: namespace.guides.map(({ title, markdown: text }) => ({ title, markdown: text.trim() })),
  })
  return `${page.trimEnd()}\n`
}

/** The page of a function, complete on its own. */
export function functionPage(namespace: Namespace, each: ApiFunction, template: Template, paged = false): string {
  const source = each[markdown]?.trim()
  return template({
    title: `${namespace.namespace}.${each.name}`,
    source: source === '' ? undefined : source,
    summary: each.summary,
    description: each.description,
    deprecated: each.deprecated ?? false,
    unsectioned: each.inferred ?? false,
    open: each.open ?? false,
    parameters: each.parameters.flatMap(parameterRows),
    rules: (each.rules ?? []).map(({ text }) => text),
    fields: fieldRows(each.result ?? {}),
    inferred: each.result?.['x-inferred'] ?? false,
    examples: examplesOf(namespace, each).map(exampleText),
    notes: (each.notes ?? []).map((note) => ({ title: note.title, markdown: note.markdown.trim() })),
    calls: fence('lua', callLines(namespace, each, paged).join('\n')),
  })
}

/** A page below another: its headings are one level deeper, except lines of code that look like some. */
function deeper(page: string): string {
  let fenced: string | undefined
  return page
    .trimEnd()
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
      if (fenced === undefined && mark !== undefined) fenced = mark
      else if (fenced !== undefined && mark?.startsWith(fenced)) fenced = undefined
      return fenced === undefined && /^#{1,5} /.test(line) ? `#${line}` : line
    })
    .join('\n')
}

interface Row {
  readonly name: string
  readonly type: string
  readonly required: string
  readonly description: string
}

function row(name: string, schema: Schema, required: boolean, facts: readonly string[]): Row {
  return {
    name: tableCell(codeSpan(name)),
    type: tableCell(describeType(schema)),
    required: required ? 'yes' : 'no',
    description: sentences([...facts, ...schemaFacts(schema)]),
  }
}

/** A parameter and the fields inside of it. */
function parameterRows({ name, required, description, conditional, schema }: Parameter): Row[] {
  const facts = [description, ...(conditional === undefined ? [] : [`Required: ${conditional}.`])]
  return [row(name, schema, required, facts), ...fieldRows(schema, name)]
}

const schemaFacts = (schema: Schema): string[] => [
  ...(schema.enum ? [`One of ${schema.enum.map((value) => codeSpan(JSON.stringify(value))).join(', ')}.`] : []),
  ...describeConstraints(schema),
  ...(schema.default === undefined ? [] : [`Default: ${codeSpan(JSON.stringify(schema.default))}.`]),
]

const sentences = (facts: readonly string[]): string =>
  tableCell(
    facts
      .filter((text) => text !== '')
      .map((text, index, all) => (index === all.length - 1 || /[.!?:;]$/.test(text) ? text : `${text}.`))
      .join(' '),
  )

/** Fields with their paths: `data[].id`. */
function fieldRows(schema: Schema, path = ''): Row[] {
  if (schema.items) return fieldRows(schema.items, `${path}[]`)
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const place = path === '' ? name : `${path}.${name}`
    return [
      row(place, field, schema.required?.includes(name) ?? false, [field.description ?? '']),
      ...fieldRows(field, place),
    ]
  })
}

/** Its own examples, else those of guides that name it. */
function examplesOf({ guides }: Namespace, { name, examples }: ApiFunction): readonly Example[] {
  if (examples.length > 0) return examples
  return guides.flatMap((guide) => guide.examples ?? []).filter(({ code }) => code.split(/[^\w-]+/).includes(name))
}

const exampleText = ({ title, language, code }: Example): string =>
  `${title === undefined ? '' : `${title}:\n\n`}${fence(language, code)}`

/** One call with all required parameters, for the default and for a named account. */
function callLines(namespace: Namespace, each: ApiFunction, paged: boolean): string[] {
  const args = each.parameters
    .filter(({ required }) => required)
    .map(({ name, schema }) => `${luaKey(name)} = ${luaSample(schema)}`)
  const place = `app.integrations${luaAccess(namespace.namespace)}`
  const table = args.length === 0 ? '{}' : `{ ${args.join(', ')} }`
  return [
    `${place}${luaAccess(each.name)}(${table})`,
    ...(each.aliases ?? []).map((alias) => `${place}${luaAccess(alias)}(${table})  -- the same`),
    `${place}.ACCOUNT${luaAccess(each.name)}(${table})  -- with the credentials of a named account`,
    ...(paged
      ? [`for item in pages(${place}${luaAccess(each.name)}, ${table}) do end  -- all items of all pages`]
      : []),
  ]
}

/** A value to replace, so that the line is Lua as it stands. */
function luaSample(schema: Schema): string {
  const [value] = schema.enum ?? []
  if (typeof value === 'string') return luaString(value)
  if (value !== undefined) return String(value)
  const [type = 'string'] = typesOf(schema.anyOf?.[0] ?? schema)
  switch (type) {
    case 'string':
      return '"…"'
    case 'integer':
    case 'number':
      return String(schema.minimum ?? schema.default ?? 1)
    case 'boolean':
      return 'true'
    case 'array':
    case 'object':
      return '{}'
    case 'null':
      return 'nil'
  }
}
