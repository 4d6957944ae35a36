/** Finds the items that a list call asks for. */
import type { FunctionDefinition } from '../definition.js'
import type { Json, Schema } from '../validation/schema.js'
import { type Entity, fieldKey } from './entity.js'
import { isPaging } from './paging.js'
import { pick } from './random.js'
import { bareName, fieldNames, snake } from './words.js'

/** A field that must have a value. */
export interface Filter {
  /** Name of the field in the items, or of the parameter. */
  readonly field: string
  readonly value: string | number | boolean
  /** The values that the parameter documents. */
  readonly choices?: readonly (string | number | boolean)[]
  /** Whether the items show the field. */
  readonly shown: boolean
}

/** Parameters that filter even if no item shows such a field. */
const CHOOSES = /^filters?_|_id$|^(?:status|state|type|kind|direction|category)$/

/** The filters that the arguments of a list call state. */
export function readFilters(
  { parameters }: FunctionDefinition,
  params: { readonly [name: string]: unknown },
  items: Schema,
  noun: string,
): Filter[] {
  return parameters.flatMap(({ name, schema }) => {
    const value = params[name]
    if (isPaging(name) || schema.enum?.includes('asc')) return []
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return []
    const shown = shownField(items, name)
    if (shown === undefined && !CHOOSES.test(snake(name))) return []
    const field = fieldKey(shown ?? bareName(name), noun)
    return [{ field, value, shown: shown !== undefined, ...(schema.enum && { choices: schema.enum }) }]
  })
}

/** The field of the items that a parameter of this name means. */
function shownField(items: Schema, parameter: string): string | undefined {
  const fields = Object.keys(items.properties ?? {})
  for (const name of fieldNames(parameter)) {
    const field = fields.find((candidate) => snake(candidate) === name)
    if (field !== undefined) return field
  }
  return undefined
}

/**
 * The schema of the items, with what parameters state about their fields: the choices of a status, the format of a
 * number.
 */
export function informedItems({ parameters }: FunctionDefinition, items: Schema): Schema {
  const properties: { [name: string]: Schema } = { ...items.properties }
  for (const { name, schema } of parameters) {
    const field = isPaging(name) ? undefined : shownField(items, name)
    const known = field === undefined ? undefined : properties[field]!
    if (known === undefined || known.enum || known.format || known.examples) continue
    const types = [known.type ?? []].flat()
    if (types.length > 0 && !types.includes('string')) continue
    if (schema.enum?.every((value) => typeof value === 'string')) properties[field!] = { ...known, enum: schema.enum }
    else if (schema.format) {
      for (const end of [field!, ...counterparts(field!, properties)])
        properties[end] = { ...properties[end], type: 'string', format: schema.format }
    }
  }
  return { ...items, ...(items.properties && { properties }) }
}

/** Sender and recipient of a message have the same form. */
function counterparts(field: string, properties: { readonly [name: string]: Schema }): string[] {
  const other = new Map([
    ['from', 'to'],
    ['to', 'from'],
    ['source', 'destination'],
    ['destination', 'source'],
  ]).get(snake(field))
  return Object.keys(properties).filter(
    (name) => snake(name) === other && [properties[name]!.type ?? []].flat().length !== 1,
  )
}

/** Whether an item matches the filter. Its fields must have been made. */
export function matches(entity: Entity, { field, value, choices, shown }: Filter): boolean {
  const known = entity.fields.get(field)
  if (known !== undefined) return String(known) === String(value)
  // A written item may be in any state if no field says in which.
  if (entity.written) return choices !== undefined
  if (choices === undefined || shown) return false
  const chosen = pick(choices, `${entity.key}/${field}`)
  entity.fields.set(field, chosen)
  return chosen === value
}

/** The filters as fields of an item that is made to match. */
export const fieldsOf = (filters: readonly Filter[]): (readonly [string, Json])[] =>
  filters.map(({ field, value }) => [field, value])
