import type { Schema } from '../validation/schema.js'
import type { ToolFunction } from './source.js'

/** The parameters of a function as one schema of an object, in the vocabulary of documents. */
export function parametersOf(fn: ToolFunction): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      fn.parameters.map(({ name, schema, description = '' }) => [
        name,
        description === '' ? schema : { ...schema, description },
      ]),
    ),
    required: fn.parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: fn.open === true,
  }
}
