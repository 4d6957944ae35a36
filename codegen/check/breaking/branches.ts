/**
 * Splits a schema of several types into one schema for each type, so that two such schemas are compared type by type.
 */
import type { Schema, SchemaType } from '../../ir.js'

/** The part of a schema for one type; undefined if it has none. */
function branchOf(schema: Schema, type: SchemaType): Schema | undefined {
  const { anyOf, ...own } = schema
  if (!anyOf) return isOf(schema, type) ? { ...own, type } : undefined
  const branches = anyOf.flatMap((option) => branchOf(option, type) ?? [])
  const [first, ...others] = branches
  if (!first || others.length === 0) return first
  // Several forms of one type accept what any of them accepts: all of their values, if each has a list of them.
  const values = branches.flatMap((branch) => branch.enum ?? [])
  return branches.every((branch) => branch.enum) ? { type, enum: values } : { type }
}

const isOf = ({ type }: Schema, wanted: SchemaType): boolean =>
  type === undefined || (typeof type === 'string' ? type === wanted : type.includes(wanted))

const TYPES: readonly SchemaType[] = ['string', 'integer', 'number', 'boolean', 'object', 'array']

/**
 * The pairs of branches with the same type; if neither schema names several forms, the pair of the schemas themselves.
 */
export function branchesOf(before: Schema, after: Schema): readonly (readonly [before: Schema, after: Schema])[] {
  if (!before.anyOf && !after.anyOf) return [[before, after]]
  return TYPES.flatMap((type) => {
    const [was, is] = [branchOf(before, type), branchOf(after, type)]
    return was && is ? [[was, is] as const] : []
  })
}

/** The schema of the fields that are not documented by name, if there is one. */
export const furtherFields = ({ additionalProperties: fields }: Schema): Schema | undefined =>
  typeof fields === 'object' ? fields : undefined
