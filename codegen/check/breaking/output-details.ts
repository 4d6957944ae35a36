/** Compares what is documented about an answered value in addition to its type and its list of values. */
import type { Schema } from '../../ir.js'
import type { ChangeRuleId } from '../../rules/breaking.js'
import { type Answer, answerChange } from './answer.js'
import type { Change } from './change.js'
import { asText } from './show.js'

/** Each limit, and whether a larger one allows more. */
const limits = [
  ['minimum', false],
  ['exclusiveMinimum', false],
  ['minLength', false],
  ['minItems', false],
  ['maximum', true],
  ['exclusiveMaximum', true],
  ['maxLength', true],
  ['maxItems', true],
] as const satisfies readonly (readonly [keyof Schema, boolean])[]

/** Compared elsewhere, or not a promise. */
const notWords = [
  'type',
  'enum',
  'anyOf',
  'items',
  'properties',
  'additionalProperties',
  'required',
  'deprecated',
  'format',
  'x-unit',
  'x-inferred',
]

/** Words change along with everything else, so they are a finding only if they are the only difference. */
export function compareDetails(before: Schema, after: Schema, part: Answer, isChanged: boolean): Change[] {
  const found = [
    ...compareLimits(before, after, part),
    ...compareMarks(before, after, part),
    ...(before.format === after.format
      ? []
      : [change(part, 'return-format-changed', `the format is ${after.format ?? 'no longer documented'} now`)]),
    ...(before['x-unit'] === after['x-unit']
      ? []
      : [change(part, 'return-unit-changed', `the unit is ${after['x-unit'] ?? 'no longer documented'} now`)]),
  ]
  if (found.length > 0 || isChanged || wordsOf(before) === wordsOf(after)) return found
  return [change(part, 'description-changed', 'the description changed', wordsOf(after))]
}

const change = (part: Answer, rule: ChangeRuleId, message: string, detail = message): Change =>
  answerChange(part, rule, message, detail)

function compareLimits(before: Schema, after: Schema, part: Answer): Change[] {
  return limits.flatMap(([name, isUpper]) => {
    const [was, is] = [before[name], after[name]]
    if (was === is) return []
    const isWider = is === undefined || (was !== undefined && is > was === isUpper)
    const said = is === undefined ? `no ${name} is documented any longer` : `${name} is ${is} now`
    return [change(part, isWider ? 'return-bound-loosened' : 'return-bound-tightened', said)]
  })
}

function compareMarks(before: Schema, after: Schema, part: Answer): Change[] {
  const [was, is] = [before.deprecated ?? false, after.deprecated ?? false]
  if (was === is) return []
  return [
    is
      ? change(part, 'return-field-deprecated', 'the field is marked deprecated')
      : change(part, 'return-field-reactivated', 'the field is no longer marked deprecated'),
  ]
}

function wordsOf(schema: Schema): string {
  const known: readonly string[] = [...notWords, ...limits.map(([name]) => name)]
  return asText(Object.entries(schema).filter(([name]) => !known.includes(name)))
}
