/** Fields inside results and parameters: rows and items whose names are paths. */
import type { Schema } from '../../ir.js'
import type { Entry } from './entry.js'

/** One step of a documented path: `data[].items.id` is `data`, list, `items`, `id`. */
type Step = { readonly name: string } | { readonly list: true }

/** An object schema of entries whose names may be paths (`user.name`, `items[].id`). */
export function schemaOfFields(
  entries: readonly Entry[],
  { closed = false, required = false }: { closed?: boolean; required?: boolean } = {},
): Schema {
  const schema = entries.reduce<Schema>(
    (all, entry) => place(all, readPath(entry.name), fieldSchema(entry), entry.required || required),
    { type: 'object' },
  )
  return closed ? { ...schema, additionalProperties: false } : schema
}

/** The schema of a field with its words. */
function fieldSchema({ schema, description }: Entry): Schema {
  return description === '' ? schema : { ...schema, description }
}

function readPath(name: string): Step[] {
  return name.split('.').flatMap((part): Step[] => {
    // `page[size]` is one name; only empty or numbered brackets mean the items of a list.
    const [, base = part, marks = ''] = /^(.*?)((?:\[(?:\d*|\*|n|i)\])*)$/.exec(part) ?? []
    const lists = (marks.match(/\[/g) ?? []).length
    return [...(base === '' ? [] : [{ name: base }]), ...Array.from({ length: lists }, (): Step => ({ list: true }))]
  })
}

/** Whether a name is a path into another value. */
export const isNestedName = (name: string): boolean => readPath(name).length > 1

/** The first name of a path. */
export const rootName = (name: string): string => {
  const [first] = readPath(name)
  return first && 'name' in first ? first.name : name
}

/** Adds a field at a path to a schema; what the schema already knows on the way stays. */
function place(schema: Schema, path: readonly Step[], field: Schema, required: boolean): Schema {
  const [step, ...rest] = path
  if (!step) return { ...schema, ...field }
  if ('list' in step) return { ...withType(schema, 'array'), items: place(schema.items ?? {}, rest, field, required) }
  const properties = schema.properties ?? {}
  const inner = Object.hasOwn(properties, step.name) ? properties[step.name]! : {}
  const names =
    required && rest.length === 0 && !schema.required?.includes(step.name)
      ? [...(schema.required ?? []), step.name]
      : schema.required
  const next = { ...properties }
  Object.defineProperty(next, step.name, {
    value: place(inner, rest, field, required),
    enumerable: true,
    configurable: true,
    writable: true,
  })
  return { ...withType(schema, 'object'), properties: next, ...(names && { required: names }) }
}

/** A list of objects stays a list: its fields belong to its items. */
function withType(schema: Schema, type: 'array' | 'object'): Schema {
  return schema.type === undefined ? { ...schema, type } : schema
}

/** Adds fields to a parameter's schema, or to the schema of its items if it is a list. */
export function addFields(schema: Schema, entries: readonly Entry[]): Schema {
  if (schema.type === 'array') return { ...schema, items: addFields(schema.items ?? { type: 'object' }, entries) }
  const fields = schemaOfFields(entries)
  return {
    ...fields,
    ...schema,
    type: 'object',
    properties: { ...fields.properties, ...schema.properties },
    ...((fields.required ?? schema.required) && {
      required: [...new Set([...(schema.required ?? []), ...(fields.required ?? [])])],
    }),
  }
}

/** The schema at a nested path inside parameters: `place` is the path from the outside in. */
export function addNested(schema: Schema, entry: Entry): Schema {
  const [, ...path] = readPath(entry.name)
  // Dotted names below a list describe its items, with or without brackets.
  const steps: Step[] = schema.type === 'array' && path[0] && 'name' in path[0] ? [{ list: true }, ...path] : path
  return place(schema, steps, fieldSchema(entry), entry.required)
}
