/** The Markdown pages that agents read. */
import { markdown, type ApiFunction, type Namespace } from '../ir.js'
import { luaAccess, luaKey } from '../names.js'
import { describeConstraints, describeType } from '../schema-text.js'

/** A compiled handlebars template. */
export type Template = (view: object) => string

/** The page of a namespace: its document as it stands, or what the schema knows. */
export function namespacePage(namespace: Namespace, template: Template, pages: ReadonlyMap<ApiFunction, string>): string {
  const source = namespace[markdown] ?? [`# ${namespace.title}\n`, ...(namespace.description === undefined ? [] : [`${namespace.description}\n`]), ...pages.values()].join('\n')
  return template({ markdown: source })
}

/** The page of a function, complete on its own. */
export function functionPage(namespace: Namespace, each: ApiFunction, template: Template): string {
  const source = each[markdown]?.trim()
  return template({
    title: `${namespace.namespace}.${each.name}`,
    markdown: source === undefined || source === '' ? undefined : source,
    summary: each.summary,
    parameters: each.parameters.map((parameter) => ({
      name: parameter.name,
      type: describeType(parameter.schema),
      required: parameter.required ? 'yes' : 'no',
      description: cell([parameter.description, ...describeConstraints(parameter.schema)].filter((text) => text !== '').join(' ')),
    })),
    rules: (each.rules ?? []).map(({ text }) => text),
    calls: callLines(namespace, each),
  })
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')

/** One call with all required parameters, for the default and for a named account. */
function callLines(namespace: Namespace, each: ApiFunction): string[] {
  const required = each.parameters.filter((parameter) => parameter.required)
  const args = required.map(({ name }) => `${luaKey(name)} = …`).join(', ')
  const place = `app.integrations${luaAccess(namespace.namespace)}`
  const table = args === '' ? '{}' : `{ ${args} }`
  return [
    `${place}${luaAccess(each.name)}(${table})`,
    ...(each.aliases ?? []).map((alias) => `${place}${luaAccess(alias)}(${table})  -- the same`),
    `${place}.ACCOUNT${luaAccess(each.name)}(${table})  -- with the credentials of a named account`,
  ]
}
