/** Differences between what a function answered and what it answers. */
import type { Place, Schema } from '../../ir.js'
import { type Answer, answerChange } from './answer.js'
import { branchesOf, furtherFields } from './branches.js'
import type { Change } from './change.js'
import { compareDetails } from './output-details.js'
import { show } from './show.js'
import { describeTypes, relateTypes } from './types.js'

/** All differences between two documented answers; undefined stands for an answer that nothing documents. */
export function compareOutput(
  before: Schema | undefined,
  after: Schema | undefined,
  subject: string,
  place?: Place,
): Change[] {
  const whole: Answer = { function: subject, path: '', place }
  if (before?.['x-inferred'] || after?.['x-inferred']) return compareInferred(before, after, whole)
  if (!before && !after) return []
  if (!before) return [answerChange(whole, 'return-added', 'the answer is documented now')]
  if (!after) return [answerChange(whole, 'return-removed', 'the answer is no longer documented')]
  return compareValue(before, after, whole)
}

/** Examples promise nothing by themselves, so a single finding says that they now show another answer. */
function compareInferred(before: Schema | undefined, after: Schema | undefined, whole: Answer): Change[] {
  const rule = 'return-inferred-changed'
  if (before && !after) return [answerChange(whole, rule, 'no example shows the answer any longer')]
  if (!before || !after) return []
  const moved = compareValue(before, after, whole).filter(
    (change) => change.rule !== 'return-field-added' && change.rule !== 'description-changed',
  )
  if (moved.length === 0) return []
  const what = moved
    .map(({ subject, message }) => `${subject.slice(whole.function.length + 3) || 'answer'}: ${message}`)
    .join('; ')
  return [answerChange(whole, rule, `the examples show another answer (${what})`, what)]
}

function compareValue(before: Schema, after: Schema, part: Answer): Change[] {
  const relation = relateTypes(before, after)
  const types = `${describeTypes(before)} became ${describeTypes(after)}`
  if (relation === 'changed') return [answerChange(part, 'return-type-changed', types, types)]
  const own = [
    ...(relation === 'same' ? [] : [answerChange(part, `return-type-${relation}`, types, types)]),
    ...compareValues(before, after, part),
  ]
  const inside = branchesOf(before, after).flatMap(([was, is]) => [
    ...(before.anyOf || after.anyOf ? [...compareValues(was, is, part), ...compareDetails(was, is, part, true)] : []),
    ...compareItems(was, is, part),
    ...compareFields(was, is, part),
    ...compareFurtherFields(was, is, part),
  ])
  return [...own, ...compareDetails(before, after, part, own.length + inside.length > 0), ...inside]
}

/** The fields of an object that documents only one type for all its values. */
function compareFurtherFields(before: Schema, after: Schema, part: Answer): Change[] {
  const [was, is] = [furtherFields(before), furtherFields(after)]
  if (!was && !is) return []
  return compareValue(was ?? {}, is ?? {}, { ...part, path: part.path === '' ? '*' : `${part.path}.*` })
}

function compareValues(before: Schema, after: Schema, part: Answer): Change[] {
  const [was, is] = [before.enum ?? [], after.enum ?? []]
  if (was.length === 0 && is.length === 0) return []
  if (was.length === 0)
    return [answerChange(part, 'return-enum-added', `is only ${is.map(show).join(', ')} now`, is.map(show).join())]
  if (is.length === 0)
    return [
      answerChange(
        part,
        'return-enum-removed',
        `may be something other than ${was.map(show).join(', ')} now`,
        was.map(show).join(),
      ),
    ]
  return [
    ...is
      .filter((value) => !was.includes(value))
      .map((value) => answerChange(part, 'return-enum-value-added', `may be ${show(value)} now`, show(value))),
    ...was
      .filter((value) => !is.includes(value))
      .map((value) => answerChange(part, 'return-enum-value-removed', `is no longer ${show(value)}`, show(value))),
  ]
}

function compareItems(before: Schema, after: Schema, part: Answer): Change[] {
  if (!before.items && !after.items) return []
  return compareValue(before.items ?? {}, after.items ?? {}, { ...part, path: `${part.path}[]` })
}

function compareFields(before: Schema, after: Schema, part: Answer): Change[] {
  const [was, is] = [before.properties ?? {}, after.properties ?? {}]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) => {
    const field = { ...part, path: part.path === '' ? name : `${part.path}.${name}` }
    const [old, now] = [
      Object.hasOwn(was, name) ? was[name] : undefined,
      Object.hasOwn(is, name) ? is[name] : undefined,
    ]
    if (!now) return [answerChange(field, 'return-field-removed', 'the field is no longer documented')]
    if (!old) return [answerChange(field, 'return-field-added', 'the field is documented now')]
    return [...comparePresence(before, after, name, field), ...compareValue(old, now, field)]
  })
}

function comparePresence(before: Schema, after: Schema, name: string, field: Answer): Change[] {
  const [was, is] = [before.required?.includes(name) ?? false, after.required?.includes(name) ?? false]
  if (was === is) return []
  return [
    is
      ? answerChange(field, 'return-field-became-required', 'the field is always there now')
      : answerChange(field, 'return-field-became-optional', 'the field may be absent now'),
  ]
}
