/** The documented texts of a function, which its definition holds and its page repeats. */
import type { FunctionDefinition } from './definition.js'
import type { Schema } from './validation/schema.js'

/**
 * The texts by what they are about: '' is the summary, `from` and `filter.ids[].id` are parameters and their fields,
 * `result data[].id` is a field of the answer, `more ` the further prose, `rule 1` the first requirement on several
 * parameters, `example 1` the first piece of code. Of two things with one such name the first has it.
 */
export function textsOf(described: DescribedFunction): ReadonlyMap<string, string> {
  const { summary, description, parameters, rules = [], result, examples = [] } = described
  const texts = new Map<string, string>()
  const add = (about: string, text: string | undefined): void => {
    if (text !== undefined && !texts.has(about)) texts.set(about, text)
  }
  const addFields = (about: string, schema: Schema): void => {
    for (const option of schema.anyOf ?? []) addSchema(about, option)
    if (schema.items) addSchema(`${about}[]`, schema.items)
    for (const [name, field] of Object.entries(schema.properties ?? {}))
      addSchema(about.endsWith(' ') ? about + name : `${about}.${name}`, field)
    if (typeof schema.additionalProperties === 'object') addSchema(`${about}.*`, schema.additionalProperties)
  }
  const addSchema = (about: string, schema: Schema): void => {
    add(about, schema.description)
    addFields(about, schema)
  }
  add('', summary)
  for (const parameter of parameters) {
    add(parameter.name, parameter.description)
    addSchema(parameter.name, parameter.schema)
  }
  add('more ', description)
  rules.forEach(({ text }, index) => void add(`rule ${index + 1}`, text))
  if (result) addSchema('result ', result)
  examples.forEach(({ code }, index) => void add(`example ${index + 1}`, code))
  return texts
}

/** What of a definition has texts. */
export type DescribedFunction = Omit<FunctionDefinition, 'validate'>
