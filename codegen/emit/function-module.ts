/** One documented function in TypeScript: its types, its validator, its definition. */
import type { ExampleDefinition, FunctionDefinition, ParameterDefinition } from '../../runtime/definition.js'
import type { ApiFunction, FunctionRule, Json, Parameter } from '../ir.js'
import type { Notation } from '../text/layout.js'
import {
  commentText,
  docComment,
  laidOutLiteral,
  linesLiteral,
  literal,
  schemaSuffix,
  stringLiteral,
} from './escape.js'
import type { Language } from './language.js'
import { exportConstant, exportInterface, onlyTyped, type SourceStatement, type Statements } from './module.js'
import { constantNames, type FunctionNames } from './names.js'
import { membersText, objectText, type PropertyText, typeText } from './type-text.js'
import { type ChoicesConstant, validatorCode } from './validator.js'

/** The statements for one function, and what they import from `moonbind/runtime`. */
export interface FunctionPart {
  readonly statements: Statements
  readonly imports: readonly string[]
}

/** Types, validator and definition of a function. */
export function functionPart(documented: ApiFunction, names: FunctionNames): FunctionPart {
  const own = constantNames(names.constant)
  const rules = new Map((documented.rules ?? []).map((rule): [FunctionRule, string] => [rule, own('rule')]))
  const { body, imports, constants } = validatorCode(documented, { ...names, own, rules })
  const statements: Statements = [
    paramsInterface(documented, names),
    resultType(documented, names),
    ...constants.map(choicesConstant),
    ...[...rules].map(([{ text }, name]) => `const ${name} = ${stringLiteral(text)};`),
    {
      kind: 'function',
      name: names.validate,
      parameter: { name: 'input', type: 'unknown' },
      returns: 'Issues',
      body,
      comment: [],
    },
    exportConstant(
      names.constant,
      `DocumentedFunction<${names.params}>`,
      (language) => `/* @__PURE__ */ documented(${definition({ documented, names, constants, rules, language })})`,
      [],
    ),
  ]
  return { statements, imports }
}

/** The words and schemas in the definition of a function. */
export function describedFunction(documented: ApiFunction): Omit<FunctionDefinition, 'validate'> {
  const { name, summary, description = '', effect, parameters, rules = [], result, examples } = documented
  return {
    name,
    summary,
    ...(description !== '' && { description }),
    effect,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      required: parameter.required,
      ...(parameter.description !== '' && { description: parameter.description }),
      schema: parameter.schema,
    })),
    ...(rules.length > 0 && { rules }),
    ...(result && { result }),
    ...(examples.length > 0 && { examples: examples.map(({ language, code }) => ({ language, code })) }),
  }
}

/**
 * Marked as pure, so that bundlers drop it with the validator. Values that the definition lists, too, have a constant
 * of their own: reading them from the choices would not count as pure.
 */
function choicesConstant({ name, values, listed }: ChoicesConstant): SourceStatement {
  const of = listed ?? literal(values)
  return {
    kind: 'source',
    text: (language) => {
      const cast = language === 'typescript' ? ' as const' : ''
      const list = listed === undefined ? '' : `const ${listed} = ${literal(values)}${cast};\n`
      return `${list}const ${name} = /* @__PURE__ */ choices(${of});`
    },
  }
}

function paramsInterface(documented: ApiFunction, names: FunctionNames): SourceStatement {
  const properties = () => documented.parameters.map(propertyOf)
  const rules = (documented.rules ?? []).map(({ text }) => commentText(text))
  const open = documented.open ? ['Open: nothing documents all of them, others are accepted.'] : []
  return exportInterface(names.params, () => membersText(properties(), 'input', documented.open ?? false), [
    ...rules,
    ...open,
  ])
}

function propertyOf(parameter: Parameter): PropertyText {
  const { name, schema, required, description, reservation, conditional, inferred } = parameter
  const notes = [
    ...(conditional === undefined ? [] : [`Required: ${commentText(conditional)}.`]),
    ...(inferred ? ['Inferred from the documented examples.'] : []),
  ]
  const about = reservation === undefined ? description : `${description} — ${reservation}`
  return { name, schema, optional: !required, comment: [commentText(about), ...notes] }
}

function resultType({ result }: ApiFunction, names: FunctionNames): SourceStatement {
  const comment = [...sourceOf(result), ...(result?.description === undefined ? [] : [commentText(result.description)])]
  if (result?.type === 'object' && !result.anyOf && !result.enum)
    return exportInterface(names.result, () => objectText(result, 'output'), comment)
  return onlyTyped(() => `${docComment(comment)}export type ${names.result} = ${typeText(result ?? {}, 'output')};`)
}

function sourceOf(result: ApiFunction['result']): string[] {
  if (result === undefined) return ['Not documented.']
  return result['x-inferred'] ? ['Inferred from the documented examples; open for further fields.'] : []
}

interface Defined {
  readonly documented: ApiFunction
  readonly names: FunctionNames
  readonly constants: readonly ChoicesConstant[]
  /** The constants with the sentences of rules. */
  readonly rules: ReadonlyMap<FunctionRule, string>
  readonly language: Language
}

function definition({ documented, names, constants, rules: sentences, language }: Defined): string {
  const { name, aliases = [], deprecated, open } = documented
  const { summary, description, effect, parameters, result, examples = [] } = describedFunction(documented)
  const shared = sharedValues(constants)
  const fields: readonly (string | false | undefined)[] = [
    `name: ${stringLiteral(name)}`,
    aliases.length > 0 && `aliases: ${literal(aliases)}`,
    `summary: ${stringLiteral(summary)}`,
    description !== undefined && `description:${linesLiteral(description)}`,
    deprecated && 'deprecated: true',
    `effect: ${literal({ ...effect })}`,
    `parameters: ${listLiteral(parameters.map((parameter) => parameterLine(parameter, shared, language)))}`,
    sentences.size > 0 && `rules: ${listLiteral([...sentences].map(ruleLine))}`,
    open && 'open: true',
    result && `result: ${laidOutLiteral(result as Json, { indent: 2, used: 10 })}${schemaSuffix(result, language)}`,
    examples.length > 0 && `examples: ${listLiteral(examples.map(exampleLines))}`,
    `validate: ${names.validate}`,
  ]
  return `{\n${fields.flatMap((field) => (field ? [`  ${field},\n`] : [])).join('')}}`
}

const listLiteral = (items: readonly string[]): string =>
  items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${item},\n`).join('')}  ]`

const ruleLine = ([{ kind, parameters }, sentence]: readonly [FunctionRule, string]): string =>
  `{ kind: ${stringLiteral(kind)}, parameters: ${literal(parameters)}, text: ${sentence} }`

const exampleLines = ({ language, code }: ExampleDefinition): string =>
  `{\n      language: ${stringLiteral(language)},\n      code:${linesLiteral(code, 6)},\n    }`

/** A parameter on one line, or its schema on lines of its own. */
function parameterLine(parameter: ParameterDefinition, shared: Notation['named'], language: Language): string {
  const suffix = schemaSuffix(parameter.schema, language)
  const named = suffix === '' ? shared : undefined
  const field: Notation['named'] = (key, inner) => named?.(key, inner)
  const text = laidOutLiteral(parameter as unknown as Json, { indent: 4, used: 4 + suffix.length }, field)
  return suffix === '' ? text : text.replace(/( ?\}|,\n {4}\})$/, `${suffix}$1`)
}

/** Enumerations whose values are already in a constant. */
function sharedValues(constants: readonly ChoicesConstant[]): Notation['named'] {
  const byText = new Map(constants.map(({ listed, values }) => [JSON.stringify(values), listed]))
  return (field, value) => (field === 'enum' && Array.isArray(value) ? byText.get(JSON.stringify(value)) : undefined)
}
