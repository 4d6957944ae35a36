/** One documented function as a TypeScript module: its types, its validator, its definition. */
import { StructureKind } from 'ts-morph'
import type { ApiFunction, Namespace } from '../ir.js'
import { commentText, docComment, docs, literal, schemaLiteral, stringLiteral } from './escape.js'
import { exportConstant, exportInterface, header, importFrom, objectLiteral, type Statements } from './module.js'
import type { FunctionNames } from './names.js'
import { membersText, objectText, type PropertyText, typeText } from './type-text.js'
import { validatorText } from './validator.js'

/** The statements of a function's module. */
export function functionModule({ namespace }: Namespace, each: ApiFunction, names: FunctionNames): Statements {
  const title = `${commentText(namespace)}.${commentText(each.name)}`
  const { body, imports } = validatorText(each)
  return [
    header(`${namespace}.${each.name}`),
    importFrom('moonbind/runtime', { values: imports, types: ['FunctionDefinition', 'Issues'] }),
    paramsInterface(title, each, names),
    resultType(title, each, names),
    {
      kind: StructureKind.Function,
      isExported: true,
      name: names.validate,
      parameters: [{ name: 'input', type: 'unknown' }],
      returnType: 'Issues',
      statements: body,
      docs: docs([`All problems of the parameters of \`${title}\`; undefined where there are none.`]),
    },
    exportConstant(names.constant, 'FunctionDefinition', definition(each, names), [
      `Binds \`app.integrations.${title}\`.`,
    ]),
  ]
}

function paramsInterface(title: string, each: ApiFunction, names: FunctionNames): string {
  const properties = each.parameters.map(
    ({ name, schema, required, description, conditional, inferred }): PropertyText => {
      const notes = [
        ...(conditional === undefined ? [] : [`Required: ${commentText(conditional)}.`]),
        ...(inferred ? ['Inferred from the documented examples.'] : []),
      ]
      return { name, schema, optional: !required, comment: [commentText(description), ...notes] }
    },
  )
  const rules = (each.rules ?? []).map(({ text }) => commentText(text))
  const open = each.open ? ['Open: nothing documents all of them, others are accepted.'] : []
  return exportInterface(names.params, membersText(properties, 'input', each.open ?? false), [
    `Parameters of \`${title}\`.`,
    ...rules,
    ...open,
  ])
}

function resultType(title: string, { result }: ApiFunction, names: FunctionNames): string {
  const comment = [
    `What \`${title}\` answers.`,
    ...sourceOf(result),
    ...(result?.description === undefined ? [] : [commentText(result.description)]),
  ]
  if (result?.type === 'object' && !result.anyOf && !result.enum)
    return exportInterface(names.result, objectText(result, 'output'), comment)
  return `${docComment(comment)}export type ${names.result} = ${typeText(result ?? {}, 'output')};`
}

function sourceOf(result: ApiFunction['result']): string[] {
  if (result === undefined) return ['Nothing documents it.']
  return result['x-inferred']
    ? ['Inferred from the documented examples; open for further fields.']
    : ['Open for further fields.']
}

function definition(
  { name, aliases = [], summary, parameters, open, result }: ApiFunction,
  names: FunctionNames,
): string {
  const entries = parameters.map(
    (each) =>
      `  { name: ${stringLiteral(each.name)}, required: ${each.required}, schema: ${schemaLiteral(each.schema)} },\n`,
  )
  return objectLiteral([
    `name: ${stringLiteral(name)}`,
    ...(aliases.length === 0 ? [] : [`aliases: ${literal(aliases)}`]),
    `summary: ${stringLiteral(summary)}`,
    entries.length === 0 ? 'parameters: []' : `parameters: [\n${entries.join('')}]`,
    ...(open ? ['open: true'] : []),
    ...(result === undefined ? [] : [`result: ${schemaLiteral(result)}`]),
    `validate: ${names.validate}`,
  ])
}
