import { typesOf } from '../../../runtime/validation/fits.js'
import { describeType } from '../../../runtime/validation/schema-text.js'
import type { Schema } from '../../ir.js'
import { isOpen } from '../../overlay/apply-types.js'
import type { View } from '../../overlay/openapi/view.js'
import { scalarTypes } from '../../overlay/overlay.js'
import type { Finding } from '../finding.js'
import { listText } from './refusal.js'
import { type Subject, upstream } from './subject.js'
import { typesMeet } from './types-meet.js'

/**
 * What is documented of a value against what the API says of it. `path` is where the overlay finds it, if it is not
 * what the finding is about.
 */
export function checkField(schema: Schema, field: View, subject: Subject, path = pathOf(subject)): Finding[] {
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
    ...checkOpen(schema, field, subject, path),
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
          upstream('answer-nullable', subject, 'the API may answer null, and nothing documents it', {
            expected: 'or null',
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
    ...checkAnsweredValues(schema.enum, field, subject),
  ]
}

/** What an example shows may be of any type; what the API says of it can stand in the overlay. */
export function checkOpen(
  schema: Schema,
  { types, nullable }: View,
  subject: Subject,
  path = pathOf(subject),
): Finding[] {
  const scalars = types.filter((type) => scalarTypes.some((scalar) => scalar === type))
  if (!isOpen(schema) || scalars.length === 0 || scalars.length < types.length) return []
  const answered = [...scalars, ...(nullable ? ['null'] : [])]
  if (
    answered.length === typesOf(schema).length &&
    answered.every((type) => typesOf(schema).some((own) => own === type))
  )
    return []
  const said = answered.length === 1 ? answered[0]! : `[${answered.join(', ')}]`
  return [
    upstream('answer-type-open', subject, `no document says its type, and the API answers ${answered.join(' or ')}`, {
      expected: answered.join(' or '),
      fix: `add \`${path}: ${said}\` to "types" in the overlay`,
    }),
  ]
}

/** `data[].id` of `shop.list_orders → data[].id`. */
const pathOf = ({ name }: Subject): string => name.split(' → ').at(-1)!

/** Values that callers meet and no document names, and values that they wait for in vain. */
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
            `the API also answers ${listText(more)}, and nothing documents it`,
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
