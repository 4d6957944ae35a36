/** Compares documented answers with the API's answers, as the overlay converts them. */

import { typesOf } from '../../../runtime/validation/fits.js'
import type { Schema } from '../../ir.js'
import { applyTypes } from '../../overlay/apply-types.js'
import { type View, viewSchema } from '../../overlay/openapi/view.js'
import { type AnswerField, type Step, stepsText } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import { checkField } from './answer-field.js'
import { checkMade } from './answer-made.js'
import type { Compared } from './compared.js'
import { followAnswer } from './lookup.js'
import { checkPages } from './pages.js'
import { type Subject, upstream } from './subject.js'

export function checkAnswer(compared: Compared): Finding[] {
  const { documented, call, operation, api, name } = compared
  if (!operation.answer?.schema || call.hooks.includes('answer')) return []
  const view = viewSchema(api, operation.answer.schema)
  const made = new Map(call.answer.map((field) => [stepsText(field.target), field]))
  // Types that the overlay states are compared as if the document stated them.
  const fields = documented.result ? fieldsOf(applyTypes(documented.result, call)) : []
  return [
    ...checkPages(compared, view),
    ...checkWhole(compared, view),
    ...checkFormats(compared, view),
    ...fields.flatMap(({ steps, schema }) => {
      const subject: Subject = { name: `${name} → ${stepsText(steps)}`, place: placeOf(documented, 'result') }
      const field = made.get(stepsText(steps))
      if (field) return checkMade({ field, schema, view, api, subject })
      return isInside(steps, made) ? [] : checkPlain(steps, schema, view, compared, subject)
    }),
  ]
}

/** Compares the answer itself; its content is compared field by field. */
function checkWhole({ documented, name }: Compared, { nullable }: View): Finding[] {
  if (!documented.result || !nullable || typesOf(documented.result).includes('null')) return []
  const subject = { name, place: placeOf(documented, 'result') }
  return [
    upstream('answer-nullable', subject, 'the API may answer null, which is not documented', { expected: 'or null' }),
  ]
}

/** A form that the overlay states must also be stated by the API. */
function checkFormats({ documented, call, api, name }: Compared, view: View): Finding[] {
  return call.types.flatMap(({ target, schema: { format } }) => {
    const field = format === undefined ? undefined : followAnswer(api, view, target)
    if (!field || field.format === format) return []
    const subject = { name: `${name} → ${stepsText(target)}`, place: placeOf(documented, 'result') }
    const message = `the overlay states the format ${format}, and the API ${field.format ?? 'none'}`
    return [upstream('answer-type-mismatch', subject, message, { expected: field.format ?? 'no format' })]
  })
}

interface Field {
  readonly steps: readonly Step[]
  readonly schema: Schema
}

/** Every documented field and item with its path; an object comes before its fields. */
function fieldsOf(schema: Schema, above: readonly Step[] = []): Field[] {
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, field]): Field[] => {
    const steps: Step[] = [...above, { kind: 'name', name }]
    return [{ steps, schema: field }, ...fieldsOf(field, steps)]
  })
  if (!schema.items) return named
  const steps: Step[] = [...above, { kind: 'items' }]
  return [...named, ...(above.length > 0 ? [{ steps, schema: schema.items }] : []), ...fieldsOf(schema.items, steps)]
}

const isInside = (steps: readonly Step[], made: ReadonlyMap<string, AnswerField>): boolean =>
  steps.some((_, length) => length > 0 && made.has(stepsText(steps.slice(0, length))))

/**
 * Whether the API describes an answer well enough to know that a part is missing. Content of another type has already
 * been reported.
 */
function isKnownToLack({ types, properties, open }: View, { kind }: Step, depth: number): boolean {
  if (depth === 1 && types.length > 0 && !types.includes(kind === 'name' ? 'object' : 'array')) return true
  return kind === 'name' && properties.size > 0 && !open
}

/** Checks a documented field. Nothing is reported below a field that is missing. */
function checkPlain(
  steps: readonly Step[],
  schema: Schema,
  view: View,
  { api }: Compared,
  subject: Subject,
): Finding[] {
  const holder = followAnswer(api, view, steps.slice(0, -1))
  const field = followAnswer(api, view, steps)
  const last = steps.at(-1)!
  if (!holder || (!field && !isKnownToLack(holder, last, steps.length))) return []
  if (!field)
    return [
      upstream('answer-missing-upstream', subject, 'the API answers no such field', {
        fix: 'make it of another field in the overlay, or mark it absent',
      }),
    ]
  const isLacking = last.kind === 'name' && holder.lacking.has(last.name)
  return [
    ...(isLacking
      ? [upstream('answer-branch-lacking', subject, 'only some of the forms that the API answers have it')]
      : []),
    ...checkField({ schema, field, api, subject }),
  ]
}
