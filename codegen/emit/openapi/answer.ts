/**
 * Reconstructs the API's answer as far as documented fields show it: the documented answer with the steps of the
 * overlay undone.
 */
import type { Schema } from '../../ir.js'
import type { AnswerField, AnswerVerb, Step } from '../../overlay/overlay.js'
import { withValues } from './schema.js'

/** The documented answer as the API sends it. Fields that the API does not have are left out. */
export function upstreamAnswer(documented: Schema, fields: readonly AnswerField[]): Schema {
  return fields.reduce((schema, { target, verb }) => undo(schema, target, verb), documented)
}

function undo(schema: Schema, target: readonly Step[], verb: AnswerVerb): Schema {
  const holder = target.slice(0, -1)
  const last = target.at(-1)
  if (last?.kind !== 'name') return schema
  return change(schema, holder, (object) => {
    const field = object.properties?.[last.name]
    const without = remove(object, last.name)
    const required = object.required?.includes(last.name) === true
    switch (verb.kind) {
      case 'absent':
        return without
      case 'rename':
        return insert(without, verb.source, field ?? {}, required)
      case 'scale':
        return insert(without, verb.source, { type: 'number' }, required)
      case 'values':
        return insert(without, verb.source, withValues(field ?? {}, verb.values), required)
      case 'pick': {
        const picked = verb.list ? (field?.items ?? {}) : (field ?? {})
        return verb.sources.reduce((result, source) => insert(result, source, picked, required && !verb.list), without)
      }
    }
  })
}

/** Changes the object that is at a path, if it is there. */
function change(schema: Schema, [step, ...rest]: readonly Step[], act: (object: Schema) => Schema): Schema {
  if (!step) return act(schema)
  if (step.kind !== 'name') return schema.items ? { ...schema, items: change(schema.items, rest, act) } : schema
  const inner = schema.properties?.[step.name]
  if (!inner) return schema
  return { ...schema, properties: { ...schema.properties, [step.name]: change(inner, rest, act) } }
}

function remove(schema: Schema, name: string): Schema {
  const { [name]: _, ...properties } = schema.properties ?? {}
  return { ...schema, properties, required: (schema.required ?? []).filter((other) => other !== name) }
}

/** Puts a schema at a path below an object and creates the objects in between. */
function insert(schema: Schema, [step, ...rest]: readonly Step[], field: Schema, required: boolean): Schema {
  if (!step) return field
  if (step.kind !== 'name')
    return { ...schema, type: 'array', items: insert(schema.items ?? {}, rest, field, required) }
  const inner = schema.properties?.[step.name]
  const demanded = required && !schema.required?.includes(step.name) ? [step.name] : []
  return {
    ...schema,
    type: 'object',
    properties: { ...schema.properties, [step.name]: insert(inner ?? {}, rest, field, required) },
    required: [...(schema.required ?? []), ...demanded],
  }
}
