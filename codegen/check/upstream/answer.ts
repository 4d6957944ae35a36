/** Documented answers against what the API answers, through what the overlay makes of it. */

import { typesOf } from '../../../runtime/fits.js'
import { describeType } from '../../../runtime/schema-text.js'
import type { ApiFunction, Schema } from '../../ir.js'
import type { OpenApi, Operation } from '../../overlay/openapi/read.js'
import { type View, viewSchema } from '../../overlay/openapi/view.js'
import { type AnswerField, type OverlayCall, type Step, stepsText } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import { followAnswer } from './lookup.js'
import { typesMeet } from './parameters.js'
import { type Subject, upstream } from './subject.js'

export function checkAnswer(
  each: ApiFunction,
  call: OverlayCall,
  operation: Operation,
  api: OpenApi,
  name: string,
): Finding[] {
  if (!each.result || !operation.answer || call.hooks.includes('answer')) return []
  const view = viewSchema(api, operation.answer)
  const made = new Map(call.answer.map((field) => [stepsText(field.target), field]))
  return fieldsOf(each.result).flatMap(({ steps, schema }) => {
    const subject: Subject = { name: `${name} → ${stepsText(steps)}`, place: placeOf(each, 'result') }
    const field = made.get(stepsText(steps))
    return field ? checkMade(field, view, api, subject) : checkPlain(steps, schema, view, api, subject)
  })
}

interface Field {
  readonly steps: readonly Step[]
  readonly schema: Schema
}

/** Every documented field with its path, an object before what is in it. */
function fieldsOf(schema: Schema, at: readonly Step[] = []): Field[] {
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, field]): Field[] => {
    const steps: Step[] = [...at, { kind: 'name', name }]
    return [{ steps, schema: field }, ...fieldsOf(field, steps)]
  })
  return [...named, ...(schema.items ? fieldsOf(schema.items, [...at, { kind: 'items' }]) : [])]
}

/** A documented field as the API answers it. Below one that is missing nothing more is said. */
function checkPlain(steps: readonly Step[], schema: Schema, view: View, api: OpenApi, subject: Subject): Finding[] {
  const holder = followAnswer(api, view, steps.slice(0, -1))
  const field = followAnswer(api, view, steps)
  if (!holder || (!field && holder.properties.size === 0)) return []
  if (!field)
    return [
      upstream('answer-missing-upstream', subject, 'the API answers no such field', {
        fix: 'make it of another field in the overlay, or mark it absent',
      }),
    ]
  if (typesMeet(typesOf(schema), field.types)) return []
  const expected = field.types.join(' or ')
  return [
    upstream(
      'answer-type-mismatch',
      subject,
      `it is documented as ${describeType(schema)}, and is ${expected} in the API`,
      { expected },
    ),
  ]
}

function checkMade({ target, verb }: AnswerField, view: View, api: OpenApi, subject: Subject): Finding[] {
  const holder = followAnswer(api, view, target.slice(0, -1))
  const missing = (source: readonly Step[]): Finding[] =>
    !holder || followAnswer(api, holder, source)
      ? []
      : [
          upstream(
            'answer-source-missing',
            subject,
            `the overlay makes it of ${stepsText(source)}, which the API does not answer`,
            { detail: stepsText(source) },
          ),
        ]
  switch (verb.kind) {
    case 'absent':
      return [upstream('answer-none', subject, `the API does not answer it: ${verb.reason}`)]
    case 'rename':
      return [...missing(verb.source), upstream('answer-made', subject, `the API calls it ${stepsText(verb.source)}`)]
    case 'pick':
      return [
        ...verb.sources.flatMap(missing),
        upstream('answer-made', subject, `the API answers it as ${verb.sources.map(stepsText).join(', ')}`),
      ]
    case 'scale':
      return [
        ...missing(verb.source),
        upstream(
          'answer-made',
          subject,
          `the API answers ${stepsText(verb.source)} in another unit (times ${verb.by})`,
        ),
      ]
    case 'values':
      return missing(verb.source)
  }
}
