/** Writes sections of functions from what is known about them. */
import { describeType } from '../../runtime/validation/schema-text.js'
import type { ApiFunction, Example, Namespace, Parameter, Schema } from '../ir.js'
import { describeConstraints } from '../text/schema-text.js'
import { codeSpan, fence, tableCell } from './escape.js'

/** A compiled handlebars template. */
export type Template = (view: object) => string

/** The section of a function without one in its document. */
export function functionSection(guided: ExamplesByWord, documented: ApiFunction, template: Template): string {
  const text = template({
    title: documented.name,
    summary: documented.summary,
    description: documented.description,
    deprecated: documented.deprecated ?? false,
    unsectioned: documented.inferred ?? false,
    open: documented.open ?? false,
    parameters: documented.parameters.flatMap(parameterRows),
    rules: (documented.rules ?? []).map(({ text: rule }) => rule),
    fields: fieldRows(documented.result ?? {}),
    inferred: documented.result?.['x-inferred'] ?? false,
    examples: examplesOf(guided, documented).map(exampleText),
    notes: (documented.notes ?? []).map((note) => ({ title: note.title, markdown: note.markdown.trim() })),
  })
  return text.trim()
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

/** The examples of guides, indexed by the words of their code. */
export type ExamplesByWord = ReadonlyMap<string, readonly Example[]>

/** The words of all guides, found once: a document may have as many functions without a section as guides. */
export function examplesByWord({ guides }: Namespace): ExamplesByWord {
  const byWord = new Map<string, Example[]>()
  for (const example of guides.flatMap((guide) => guide.examples ?? [])) {
    for (const word of new Set(example.code.split(/[^\w-]+/))) {
      const examples = byWord.get(word)
      if (examples) examples.push(example)
      else byWord.set(word, [example])
    }
  }
  return byWord
}

/** Its own examples, else those of guides that name it. */
const examplesOf = (guided: ExamplesByWord, { name, examples }: ApiFunction): readonly Example[] =>
  examples.length > 0 ? examples : (guided.get(name) ?? [])

const exampleText = ({ title, language, code }: Example): string =>
  `${title === undefined ? '' : `${title}:\n\n`}${fence(language, code)}`
