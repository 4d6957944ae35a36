/** What a dialect cannot state is taken out of a document before it is rendered. */
import type { Dialect, DocumentModel, FieldModel, FunctionModel } from './model.js'
import { nothing } from './statements.js'

/** The document with the examples that its dialect needs, and without what the dialect cannot say. */
export function decidable(document: DocumentModel, dialect: Dialect): DocumentModel {
  return {
    ...document,
    namespaces: document.namespaces.map((namespace) => ({
      ...namespace,
      groups: namespace.groups.map((group, index) => ({
        ...group,
        functions: group.functions.map((each, at) => decidableFunction(each, index + at === 0, document, dialect)),
      })),
    })),
  }
}

function decidableFunction(
  each: FunctionModel,
  first: boolean,
  { namespaces }: DocumentModel,
  dialect: Dialect,
): FunctionModel {
  const parameters =
    dialect.parameters === 'signature'
      ? each.parameters.flatMap(onlyNamed)
      : each.parameters.map((field) => decidableField(field, dialect))
  return {
    ...each,
    parameters,
    result: each.result.map((field) => decidableField(field, dialect)),
    shown: each.shown || needsExample(each, first, namespaces.length > 1, dialect),
  }
}

/** Calls name the namespace, settle whether names are prefixed, and tell a function of one word from a group. */
function needsExample(
  { name, parameters }: FunctionModel,
  first: boolean,
  several: boolean,
  dialect: Dialect,
): boolean {
  switch (dialect.heading) {
    case 'call':
    case 'signature':
    case 'dots':
      return false
    case 'prefixed':
    case 'called-prefixed':
      return first || several
    case 'backticks':
      return several || (first && dialect.home === 'calls')
    case 'name':
      return several || (first && dialect.home === 'calls') || (parameters.length === 0 && /^[a-z]+$/.test(name))
  }
}

/** A signature says nothing but names. */
const onlyNamed = ({ name }: FieldModel): FieldModel[] =>
  /^[A-Za-z_]\w*$/.test(name)
    ? [{ name, required: true, type: nothing, prose: { markdown: '', plain: '' }, constraint: nothing, fields: [] }]
    : []

/** What is below a parameter's name goes no deeper; only paths do. */
function decidableField(field: FieldModel, dialect: Dialect): FieldModel {
  if (dialect.nested === 'table') return { ...field, fields: field.fields.map((each) => ({ ...each, fields: [] })) }
  return field
}
