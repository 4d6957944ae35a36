/** Differences between what a function answered and what it answers. */
import type { Place, Schema } from '../../ir.js'
import type { ChangeRuleId } from '../../rules/breaking.js'
import type { Change } from './change.js'
import { show } from './show.js'
import { describeTypes, relateTypes } from './types.js'

interface Answer {
  readonly function: string
  readonly path: string
  readonly place?: Place | undefined
}

/** All differences between two documented answers; undefined stands for an answer that nothing documents. */
export function compareOutput(
  before: Schema | undefined,
  after: Schema | undefined,
  subject: string,
  place?: Place,
): Change[] {
  const at: Answer = { function: subject, path: '', place }
  if (before?.['x-inferred'] || after?.['x-inferred']) return compareInferred(before, after, at)
  if (!before && !after) return []
  if (!before) return [change(at, 'return-added', 'what it answers is documented now')]
  if (!after) return [change(at, 'return-removed', 'what it answers is no longer documented')]
  return compareValue(before, after, at)
}

/** Examples promise nothing by themselves: one finding says that what they show moved. */
function compareInferred(before: Schema | undefined, after: Schema | undefined, at: Answer): Change[] {
  if (before && !after) return [change(at, 'return-inferred-changed', 'no example shows any longer what it answers')]
  if (!before || !after) return []
  const moved = compareValue(before, after, at).filter(({ rule }) => rule !== 'return-field-added')
  if (moved.length === 0) return []
  const what = moved
    .map(({ subject, message }) => `${subject.slice(at.function.length + 3) || 'answer'}: ${message}`)
    .join('; ')
  return [change(at, 'return-inferred-changed', `examples show another answer (${what})`, what)]
}

function change(at: Answer, rule: ChangeRuleId, message: string, detail = ''): Change {
  const subject = at.path === '' ? at.function : `${at.function} → ${at.path}`
  return { rule, subject, message, detail, ...(at.place && { place: at.place }) }
}

function compareValue(before: Schema, after: Schema, at: Answer): Change[] {
  const relation = relateTypes(before, after)
  const types = `${describeTypes(before)} became ${describeTypes(after)}`
  if (relation === 'changed') return [change(at, 'return-type-changed', types, types)]
  return [
    ...(relation === 'same' ? [] : [change(at, `return-type-${relation}`, types, types)]),
    ...compareValues(before, after, at),
    ...compareItems(before, after, at),
    ...compareFields(before, after, at),
  ]
}

function compareValues(before: Schema, after: Schema, at: Answer): Change[] {
  const [was, is] = [before.enum ?? [], after.enum ?? []]
  if (was.length === 0 || is.length === 0) return []
  return [
    ...is
      .filter((value) => !was.includes(value))
      .map((value) => change(at, 'return-enum-value-added', `may be ${show(value)} now`, show(value))),
    ...was
      .filter((value) => !is.includes(value))
      .map((value) => change(at, 'return-enum-value-removed', `is no longer ${show(value)}`, show(value))),
  ]
}

function compareItems(before: Schema, after: Schema, at: Answer): Change[] {
  if (!before.items && !after.items) return []
  return compareValue(before.items ?? {}, after.items ?? {}, { ...at, path: `${at.path}[]` })
}

function compareFields(before: Schema, after: Schema, at: Answer): Change[] {
  const [was, is] = [before.properties ?? {}, after.properties ?? {}]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) => {
    const field = { ...at, path: at.path === '' ? name : `${at.path}.${name}` }
    const [old, now] = [
      Object.hasOwn(was, name) ? was[name] : undefined,
      Object.hasOwn(is, name) ? is[name] : undefined,
    ]
    if (!now) return [change(field, 'return-field-removed', 'the field is no longer documented')]
    if (!old) return [change(field, 'return-field-added', 'the field is documented now')]
    return [...comparePresence(before, after, name, field), ...compareValue(old, now, field)]
  })
}

function comparePresence(before: Schema, after: Schema, name: string, at: Answer): Change[] {
  const [was, is] = [before.required?.includes(name) ?? false, after.required?.includes(name) ?? false]
  if (was === is) return []
  return [
    is
      ? change(at, 'return-field-became-required', 'the field is always there now')
      : change(at, 'return-field-became-optional', 'the field may be absent now'),
  ]
}
