/** Checks fields of an answer that the overlay builds from other fields. */
import type { Schema } from '../../ir.js'
import type { OpenApi } from '../../overlay/openapi/read.js'
import type { View } from '../../overlay/openapi/view.js'
import { type AnswerField, type Step, stepsText } from '../../overlay/overlay.js'
import type { Finding } from '../finding.js'
import { type Answered, checkAnsweredValues, checkField, checkOpen } from './answer-field.js'
import { followAnswer } from './lookup.js'
import { listText } from './refusal.js'
import { type Subject, upstream } from './subject.js'
import { typesMeet } from './types-meet.js'

/** A documented field, and the fields of the API that it is built from. */
export interface Made {
  readonly field: AnswerField
  readonly schema: Schema
  /** The whole answer. */
  readonly view: View
  readonly api: OpenApi
  readonly subject: Subject
}

export function checkMade({ field: { target, verb }, schema, view, api, subject }: Made): Finding[] {
  const holder = followAnswer(api, view, target.slice(0, -1))
  /** What the API has at a source; without a holder nothing is known. */
  const from = (source: readonly Step[], check: (found: View) => Finding[]): Finding[] => {
    const found = holder && followAnswer(api, holder, source)
    if (found) return check(found)
    if (!holder) return []
    const message = `the overlay makes it of ${stepsText(source)}, which the API does not answer`
    return [upstream('answer-source-missing', subject, message, { detail: stepsText(source) })]
  }
  const said = (message: string): Finding => upstream('answer-made', subject, message)
  switch (verb.kind) {
    case 'absent':
      return [upstream('answer-none', subject, `the API does not answer it: ${verb.reason}`)]
    case 'rename':
      return [
        ...from(verb.source, (found) => checkField({ schema, field: found, api, subject })),
        said(`the API calls it ${stepsText(verb.source)}`),
      ]
    case 'pick': {
      const wanted = verb.list ? (schema.items ?? {}) : schema
      const path = `${stepsText(target)}${verb.list ? '[]' : ''}`
      return [
        ...verb.sources.flatMap((source) =>
          from(source, (found) => checkField({ schema: wanted, field: found, api, subject, path })),
        ),
        said(`the API answers it as ${verb.sources.map(stepsText).join(', ')}`),
      ]
    }
    case 'scale':
      return [
        ...from(verb.source, (found) => checkScaled(found, verb.source, subject)),
        said(`the API answers ${stepsText(verb.source)} in another unit (times ${verb.by})`),
      ]
    case 'values':
      return [
        ...from(verb.source, (found) => checkTranslated(verb.values, { schema, field: found, api, subject })),
        said(`the API spells ${spellings(verb.values)}`),
      ]
  }
}

/** `"sent" "SENT", …`: each documented value and its name in the API. */
function spellings(values: ReadonlyMap<unknown, unknown>): string {
  const pairs = [...values].map(([ours, theirs]) => `${JSON.stringify(ours)} ${JSON.stringify(theirs)}`)
  return pairs.join(', ')
}

/** Only a number can be converted into another unit; anything else is left out of the answer. */
function checkScaled({ types, nullable }: View, source: readonly Step[], subject: Subject): Finding[] {
  const expected = types.join(' or ')
  if (!typesMeet(['number'], types))
    return [
      upstream(
        'answer-source-type',
        subject,
        `the overlay scales ${stepsText(source)}, which is ${expected} in the API`,
        {
          expected: 'number',
        },
      ),
    ]
  return nullable ? [upstream('answer-nullable', subject, 'the API may answer null, which is not documented')] : []
}

/** Values under documented names: each value of the API must have a name, and each name a value. */
function checkTranslated(values: ReadonlyMap<string, unknown>, answer: Answered): Finding[] {
  const { schema, field: found, subject } = answer
  const names = new Map([...values].map(([documented, theirs]) => [theirs, documented]))
  const open = checkOpen({ ...answer, field: translated(found, names) })
  if (!found.enum) return open
  const unknown = [...values.values()].filter((value) => !found.enum!.includes(value))
  const answered = translated(found, names)
  return [
    ...open,
    ...(unknown.length === 0
      ? []
      : [
          upstream(
            'answer-value-missing',
            subject,
            `the overlay translates ${listText(unknown)}, which the API does not answer`,
            {
              detail: listText(unknown),
              expected: listText(found.enum),
            },
          ),
        ]),
    ...checkAnsweredValues(schema.enum, answered, subject),
  ]
}

/** The values under their documented names. */
const translated = (found: View, names: ReadonlyMap<unknown, string>): View =>
  found.enum ? { ...found, enum: found.enum.map((value) => names.get(value) ?? value) } : found
