import { typesOf } from '../../../runtime/validation/fits.js'
import { describeType } from '../../../runtime/validation/schema-text.js'
import type { Schema } from '../../ir.js'
import { isOpen } from '../../overlay/apply-types.js'
import type { OpenApi } from '../../overlay/openapi/read.js'
import type { View } from '../../overlay/openapi/view.js'
import type { Finding } from '../finding.js'
import { listText } from './refusal.js'
import { statedText } from './stated-text.js'
import { type Subject, upstream } from './subject.js'
import { typesMeet } from './types-meet.js'

/** A documented value, and what the API says about it. */
export interface Answered {
  readonly schema: Schema
  readonly field: View
  readonly api: OpenApi
  readonly subject: Subject
  /** Where the overlay finds it, if that differs from the subject of the finding. */
  readonly path?: string
}

/** Compares the documentation of a value with what the API says about it. */
export function checkField(answered: Answered): Finding[] {
  const { schema, field, subject, api, path = pathOf(subject) } = answered
  const documented = typesOf(schema)
  const expected = field.types.join(' or ')
  if (!typesMeet(documented, field.types))
    return [
      upstream(
        'answer-type-mismatch',
        subject,
        `it is documented as ${describeType(schema)}, and is ${expected} in the API`,
        {
          expected,
        },
      ),
    ]
  return [
    ...checkOpen(answered),
    ...(documented.length === 1 && documented[0] === 'integer' && field.types.includes('number')
      ? [
          upstream('answer-type-mismatch', subject, 'it is documented as integer, and the API may answer fractions', {
            expected,
            level: 'warning',
          }),
        ]
      : []),
    ...(field.nullable && documented.length > 0 && !documented.includes('null')
      ? [
          upstream('answer-nullable', subject, 'the API may answer null, which is not documented', {
            expected: 'or null',
            ...nullFix(api, field, path),
          }),
        ]
      : []),
    ...(field.writeOnly
      ? [
          upstream('answer-write-only', subject, 'the API never answers it (writeOnly)', {
            fix: 'mark it absent in the overlay',
          }),
        ]
      : []),
    ...(field.deprecated ? [upstream('answer-deprecated', subject, 'the API marks it deprecated')] : []),
    ...checkAnsweredValues(valuesOf(schema), field, subject),
  ]
}

/** A value that an example shows may be of any type; the overlay can state the type that the API has. */
export function checkOpen({ schema, field, api, subject, path = pathOf(subject) }: Answered): Finding[] {
  const stated = isOpen(schema) || saysNoValues(schema, field) ? statedText(api, field) : undefined
  if (stated === undefined || isSaid(schema, field)) return []
  const answered = [...field.types, ...(field.nullable ? ['null'] : [])].join(' or ')
  const message = isOpen(schema)
    ? `its type is not documented, and the API answers ${answered}`
    : `its values are not documented, and the API answers ${listText(field.enum ?? [])}`
  return [
    upstream('answer-type-open', subject, message, {
      expected: isOpen(schema) ? answered : listText(field.enum ?? []),
      fix: `add \`${path}: ${stated}\` to "types" in the overlay`,
    }),
  ]
}

/** Whether the API names the values of a documented type that the document does not name. */
const saysNoValues = (schema: Schema, { enum: values }: View): boolean =>
  values !== undefined && schema.enum === undefined && schema.anyOf === undefined && typesOf(schema).length === 1

/** Whether the API states exactly the types that the document leaves open, and nothing more about them. */
function isSaid(schema: Schema, { types, nullable, enum: values, format }: View): boolean {
  const answered: readonly string[] = [...types, ...(nullable ? ['null'] : [])]
  const own = typesOf(schema)
  const isSame = answered.length === own.length && own.every((type) => answered.includes(type))
  return isSame && values === undefined && (format === undefined || schema.format === format)
}

/** The line for the overlay that says so, if the overlay may say it. */
function nullFix(api: OpenApi, field: View, path: string): { readonly fix?: string } {
  const stated = statedText(api, field)
  return stated === undefined ? {} : { fix: `add \`${path}: ${stated}\` to "types" in the overlay` }
}

/** The values of an enumeration, which may also allow null. */
const valuesOf = ({ enum: values, anyOf = [] }: Schema): Schema['enum'] =>
  values ?? anyOf.find((option) => option.enum !== undefined)?.enum

/** `data[].id` of `shop.list_orders → data[].id`. */
const pathOf = ({ name }: Subject): string => name.split(' → ').at(-1)!

/** Values that callers will meet although no document names them, and values that the API never sends. */
export function checkAnsweredValues(
  documented: readonly unknown[] | undefined,
  { enum: answered }: View,
  subject: Subject,
): Finding[] {
  if (!documented || !answered) return []
  const more = answered.filter((value) => !documented.includes(value))
  const gone = documented.filter((value) => !answered.includes(value))
  return [
    ...(more.length === 0
      ? []
      : [
          upstream(
            'answer-enum-value-undocumented',
            subject,
            `the API also answers ${listText(more)}, which is not documented`,
            {
              detail: listText(more),
            },
          ),
        ]),
    ...(gone.length === 0
      ? []
      : [
          upstream('answer-enum-value-gone', subject, `the API never answers ${listText(gone)}`, {
            detail: listText(gone),
          }),
        ]),
  ]
}
