/** What reading a rendered document must give, and what it gives, in the same shape. */
import type { ApiFunction, Namespace, Parameter, Schema } from '#codegen/ir.js'
import { describe } from './fields.js'
import { calledName, headedName } from './functions.js'
import type { Dialect, DocumentModel, FieldModel, FunctionModel, NamespaceModel } from './model.js'

/** The facts of a function that its document states. */
export interface Facts extends Pick<ApiFunction, 'name' | 'summary'> {
  readonly aliases: readonly string[]
  readonly description: string | undefined
  readonly group: string | undefined
  readonly open: boolean
  readonly parameters: readonly Pick<Parameter, 'name' | 'required' | 'description' | 'schema'>[]
  readonly result: Schema | undefined
}

type Reading = { readonly [namespace: string]: readonly Facts[] }

/** What is read. */
export function seen(namespaces: readonly Namespace[]): Reading {
  return Object.fromEntries(namespaces.map(({ namespace, functions }) => [namespace, functions.map(factsOf)]))
}

const factsOf = ({
  name,
  aliases = [],
  summary,
  description,
  group,
  open = false,
  parameters,
  result,
}: ApiFunction): Facts => ({
  name,
  aliases,
  summary,
  description,
  group,
  open,
  result,
  parameters: parameters.map(({ name: own, required, description: text, schema }) => ({
    name: own,
    required,
    description: text,
    schema,
  })),
})

/** What must be read. */
export function wanted(document: DocumentModel, dialect: Dialect): Reading {
  const anyParameters =
    dialect.parameters !== 'signature' &&
    document.namespaces.some(({ groups }) =>
      groups.some(({ functions }) => functions.some(({ parameters }) => parameters.length > 0)),
    )
  return Object.fromEntries(
    document.namespaces.map((namespace) => [
      namespace.name,
      namespace.groups.flatMap(({ title, functions }) =>
        functions.map((each) => wantedFunction(namespace, title, each, anyParameters, dialect)),
      ),
    ]),
  )
}

function wantedFunction(
  { name: namespace }: NamespaceModel,
  title: string,
  each: FunctionModel,
  anyParameters: boolean,
  dialect: Dialect,
): Facts {
  const name = calledName(namespace, each.name, dialect)
  const headed = headedName(namespace, each.name, dialect)
  return {
    name,
    aliases: headed === name ? [] : [headed],
    summary: `${each.summary.plain}.`,
    description: proseOf(each, dialect),
    group: dialect.groups === 'groups' ? title : undefined,
    // Where functions have parameters, one without any is complete; where none has, parameters are not documented.
    open: each.parameters.length === 0 ? dialect.none === '' && !anyParameters : dialect.parameters === 'signature',
    parameters:
      dialect.parameters === 'signature'
        ? each.parameters.map(({ name: own }) => ({ name: own, required: each.shown, description: '', schema: {} }))
        : each.parameters.map((field) => ({
            name: field.name,
            required: field.required,
            description: describe(
              field,
              dialect,
              dialect.parameters === 'table' && dialect.columns.includes('default'),
            ),
            schema: schemaOf(field, dialect, saysPresence(dialect)),
          })),
    result: each.result.length === 0 ? undefined : objectOf(each.result, dialect, false),
  }
}

/** Further prose; a sentence that there are no parameters is some. */
function proseOf({ more, parameters }: FunctionModel, { none }: Dialect): string | undefined {
  const prose = [
    ...(more ? [`${more.markdown}.`] : []),
    ...(parameters.length === 0 && /^[A-Z].* /.test(none) ? [none] : []),
  ]
  return prose.length === 0 ? undefined : prose.join('\n\n')
}

/** Whether what is inside a parameter says which of its fields are required. */
const saysPresence = ({ nested, parameters, insideColumns }: Dialect): boolean =>
  nested === 'paths' || parameters === 'bullets' || insideColumns.includes('required')

function schemaOf(
  { type, constraint, default: preset, fields }: FieldModel,
  dialect: Dialect,
  presence: boolean,
): Schema {
  const own = { ...type.schema, ...constraint.schema, ...preset?.schema }
  if (fields.length === 0) return own
  const inside = objectOf(fields, dialect, presence)
  return own.type === 'array' ? { ...own, items: inside } : { ...own, ...inside }
}

/** An object of fields; whether they are required is known only where a column says it. */
function objectOf(fields: readonly FieldModel[], dialect: Dialect, presence: boolean): Schema {
  const required = presence ? fields.filter((each) => each.required).map(({ name }) => name) : []
  const ownColumn =
    dialect.nested === 'paths' && dialect.parameters === 'table' && presence && dialect.columns.includes('default')
  const properties = Object.fromEntries(
    fields.map((field) => [
      field.name,
      { ...schemaOf(field, dialect, presence), description: describe(field, dialect, ownColumn) },
    ]),
  )
  return { type: 'object', properties, ...(required.length > 0 && { required }) }
}
