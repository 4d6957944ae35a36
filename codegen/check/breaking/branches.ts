/** A schema of several types as one schema for each of them, so that two such schemas are compared type by type. */
import type { Schema, SchemaType } from '../../ir.js'

/** What is accepted or answered of one type; undefined if nothing of it is. */
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
 * The pairs of both schemas that are of one type; one pair of the schemas themselves if neither names several forms.
 */
export function branchesOf(before: Schema, after: Schema): readonly (readonly [before: Schema, after: Schema])[] {
  if (!before.anyOf && !after.anyOf) return [[before, after]]
  return TYPES.flatMap((type) => {
    const [was, is] = [branchOf(before, type), branchOf(after, type)]
    return was && is ? [[was, is] as const] : []
  })
}

/** What each field must be that is not documented by its name, if anything says so. */
export const furtherFields = ({ additionalProperties: fields }: Schema): Schema | undefined =>
  typeof fields === 'object' ? fields : undefined
