/** One documented function as a TypeScript module: its types, its validator, its definition. */
import type { ApiFunction, Json, Namespace, Parameter, Schema } from '../ir.js'
import type { Notation } from '../text/layout.js'
import { commentText, docComment, laidOutLiteral, literal, schemaSuffix, stringLiteral } from './escape.js'
import { exportConstant, exportInterface, header, importFrom, type Statements } from './module.js'
import type { FunctionNames } from './names.js'
import { membersText, objectText, type PropertyText, typeText } from './type-text.js'
import { type ChoicesConstant, validatorText } from './validator.js'

/** The statements of a function's module. */
export function functionModule({ namespace }: Namespace, documented: ApiFunction, names: FunctionNames): Statements {
  const title = `${commentText(namespace)}.${commentText(documented.name)}`
  const { body, imports, constants } = validatorText(documented, [names.constant, names.validate])
  return [
    header(`${namespace}.${documented.name}`),
    importFrom('moonbind/runtime', { values: imports, types: ['FunctionDefinition', 'Issues'] }),
    paramsInterface(title, documented, names),
    resultType(title, documented, names),
    ...constants.map(choicesConstant),
    {
      kind: 'function',
      name: names.validate,
      parameter: { name: 'input', type: 'unknown' },
      returns: 'Issues',
      body,
      comment: [`All problems of the parameters of \`${title}\`; undefined if there are none.`],
    },
    exportConstant(names.constant, 'FunctionDefinition', definition(documented, names, constants), [
      `Binds \`app.integrations.${title}\`.`,
    ]),
  ]
}

/** Marked as pure, so that bundlers drop it with the validator. */
const choicesConstant = ({ name, values }: ChoicesConstant): string =>
  `const ${name} = /* @__PURE__ */ choices(${literal(values)});`

function paramsInterface(title: string, documented: ApiFunction, names: FunctionNames): string {
  const properties = documented.parameters.map(
    ({ name, schema, required, description, conditional, inferred }): PropertyText => {
      const notes = [
        ...(conditional === undefined ? [] : [`Required: ${commentText(conditional)}.`]),
        ...(inferred ? ['Inferred from the documented examples.'] : []),
      ]
      return { name, schema, optional: !required, comment: [commentText(description), ...notes] }
    },
  )
  const rules = (documented.rules ?? []).map(({ text }) => commentText(text))
  const open = documented.open ? ['Open: nothing documents all of them, others are accepted.'] : []
  return exportInterface(names.params, membersText(properties, 'input', documented.open ?? false), [
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
  { name, aliases = [], summary, effect, parameters, open, result }: ApiFunction,
  names: FunctionNames,
  constants: readonly ChoicesConstant[],
): string {
  const shared = sharedValues(constants)
  const entries = parameters.map((parameter) => parameterLine(parameter, shared))
  return [
    '{',
    `  name: ${stringLiteral(name)},`,
    ...(aliases.length === 0 ? [] : [`  aliases: ${literal(aliases)},`]),
    `  summary: ${stringLiteral(summary)},`,
    `  effect: ${literal({ ...effect })},`,
    ...(entries.length === 0 ? ['  parameters: [],'] : ['  parameters: [', ...entries, '  ],']),
    ...(open ? ['  open: true,'] : []),
    ...(result === undefined
      ? []
      : [`  result: ${laidOutLiteral(plain(result), { indent: 2, used: 10 })}${schemaSuffix(result)},`]),
    `  validate: ${names.validate},`,
    '}',
  ].join('\n')
}

/** A parameter on one line, or its schema on lines of its own. */
function parameterLine({ name, required, schema }: Parameter, shared: Notation['named']): string {
  const suffix = schemaSuffix(schema)
  const named = suffix === '' ? shared : undefined
  const value = { name, required, schema: plain(schema) }
  const field: Notation['named'] = (key, inner) => named?.(key, inner)
  const text = laidOutLiteral(value, { indent: 4, used: 4 + suffix.length }, field)
  return `    ${suffix === '' ? text : text.replace(/( ?\}|,\n {4}\})$/, `${suffix}$1`)},`
}

/** Without fields that are undefined. */
const plain = (schema: Schema): Json => JSON.parse(JSON.stringify(schema)) as Json

/** Enumerations whose values stand in a constant already. */
function sharedValues(constants: readonly ChoicesConstant[]): Notation['named'] {
  const byText = new Map(constants.map(({ name, values }) => [JSON.stringify(values), `${name}.values`]))
  return (field, value) => (field === 'enum' && Array.isArray(value) ? byText.get(JSON.stringify(value)) : undefined)
}
