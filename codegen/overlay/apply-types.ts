/** Types of answers that the document leaves open, as the overlay says that the API answers them. */
import type { Schema } from '../ir.js'
import { type AnswerType, type OverlayCall, type Step, stepsText } from './overlay.js'

/** A documented answer with the types of the overlay. What `scale` makes is a number. */
export function applyTypes(result: Schema, { types, answer }: Pick<OverlayCall, 'types' | 'answer'>): Schema {
  const scaled = answer.flatMap(({ target, verb }): AnswerType[] =>
    verb.kind === 'scale' && !types.some((type) => stepsText(type.target) === stepsText(target))
      ? [{ target, types: ['number'] }]
      : [],
  )
  return [...scaled, ...types].reduce((schema, type) => narrowed(schema, type.target, type), result)
}

function narrowed(schema: Schema, [step, ...rest]: readonly Step[], type: AnswerType): Schema {
  if (step === undefined) return isOpen(schema) ? retyped(schema, type) : schema
  if (step.kind !== 'name') return schema.items ? { ...schema, items: narrowed(schema.items, rest, type) } : schema
  const field = schema.properties?.[step.name]
  if (!field) return schema
  return { ...schema, properties: { ...schema.properties, [step.name]: narrowed(field, rest, type) } }
}

function retyped({ anyOf: _, ...schema }: Schema, { types: [first, ...more] }: AnswerType): Schema {
  return {
    ...schema,
    type: more.length === 0 ? first! : [first!, ...more],
    description: [schema.description, 'The overlay states its type.'].filter((text) => text !== undefined).join(' '),
  }
}

/** Whether more than one type is possible, or any: what the document says is not for the overlay to say. */
export const isOpen = ({ type, enum: values, properties, items }: Schema): boolean =>
  values === undefined &&
  properties === undefined &&
  items === undefined &&
  (type === undefined || (Array.isArray(type) && type.length > 1))
