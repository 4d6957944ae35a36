/** Adds the types of the overlay to answers whose types the document leaves open. */
import { typesOf } from '../../runtime/validation/fits.js'
import type { Schema, SchemaType } from '../ir.js'
import { type AnswerType, type OverlayCall, type Step, stepsText } from './overlay.js'

/** A documented answer with the types of the overlay. What `scale` makes is a number. */
export function applyTypes(result: Schema, { types, answer }: Pick<OverlayCall, 'types' | 'answer'>): Schema {
  const scaled = answer.flatMap(({ target, verb }): AnswerType[] =>
    verb.kind === 'scale' && !types.some((type) => stepsText(type.target) === stepsText(target))
      ? [{ target, types: ['number'], schema: { type: 'number' } }]
      : [],
  )
  return [...scaled, ...types].reduce((schema, type) => narrowed(schema, type.target, type), result)
}

function narrowed(schema: Schema, [step, ...rest]: readonly Step[], stated: AnswerType): Schema {
  if (step === undefined) return isOpen(schema) || saysMore(schema, stated) ? retyped(schema, stated) : schema
  if (step.kind !== 'name') return schema.items ? { ...schema, items: narrowed(schema.items, rest, stated) } : schema
  const field = schema.properties?.[step.name]
  if (!field) return schema
  return { ...schema, properties: { ...schema.properties, [step.name]: narrowed(field, rest, stated) } }
}

/** The last sentence of the description of what has its type from the overlay. */
export const TYPE_OF_OVERLAY = 'The overlay states its type.'

function retyped({ anyOf: _, type: __, ...schema }: Schema, stated: AnswerType): Schema {
  return {
    ...schema,
    ...stated.schema,
    description: [schema.description, TYPE_OF_OVERLAY].filter((text) => text !== undefined).join(' '),
  }
}

/** Whether several types, or all, are possible: the overlay may not repeat what the document says. */
export const isOpen = ({ type, ...schema }: Schema): boolean =>
  saysNothingElse(schema) && (type === undefined || (Array.isArray(type) && type.length > 1))

/** Whether the overlay adds to a documented type: its values, its format, its content, or null. */
export function saysMore(schema: Schema, { types, schema: stated }: AnswerType): boolean {
  const documented = typesOf(schema)
  if (documented.length !== 1 || !saysNothingElse(schema)) return false
  const others = types.filter((type) => type !== 'null')
  if (others.length === 0 || !others.every((type) => mayBe(schema, ...alike(type)))) return false
  return others.length < types.length || Object.keys(stated).some((part) => part !== 'type')
}

const saysNothingElse = ({ enum: values, properties, items, anyOf = [] }: Schema): boolean =>
  values === undefined && properties === undefined && items === undefined && anyOf.every(saysNothingElse)

/** Whether a documented value may have one of these types. */
export const mayBe = ({ type }: Schema, ...types: readonly SchemaType[]): boolean =>
  type === undefined || [type].flat().some((allowed) => types.includes(allowed))

/** Whole numbers are numbers. */
export const alike = (type: SchemaType): readonly SchemaType[] =>
  type === 'integer' || type === 'number' ? ['integer', 'number'] : [type]
