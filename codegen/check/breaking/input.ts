/** Differences between what a parameter accepted and what it accepts. */
import type { Json, Place, Schema } from '../../ir.js'
import type { ChangeRuleId } from '../../rules/breaking.js'
import { branchesOf, furtherFields } from './branches.js'
import type { Change } from './change.js'
import { compareBounds } from './input-bounds.js'
import { asText, show } from './show.js'
import { describeTypes, relateTypes } from './types.js'

/** What is compared, and where it is in the new state. `place` gives the place of the keyword that differs. */
export interface Compared {
  readonly subject: string
  readonly place: (keyword: string) => Place | undefined
}

/** All differences between two schemas of one value that callers send. */
export function compareInput(before: Schema, after: Schema, at: Compared): Change[] {
  const change = changeAt(at)
  const relation = relateTypes(before, after)
  const types = `${describeTypes(before)} became ${describeTypes(after)}`
  if (relation === 'changed') return [change('type-changed', 'type', types, types)]
  return [
    ...(relation === 'same' ? [] : [change(`type-${relation}`, 'type', types, types)]),
    ...compareDefaults(before, after, change),
    ...branchesOf(before, after).flatMap(([was, is]) => compareBranch(was, is, at)),
  ]
}

/** Differences between two schemas of one type. */
function compareBranch(before: Schema, after: Schema, at: Compared): Change[] {
  const change = changeAt(at)
  return [
    ...compareEnums(before, after, change),
    ...compareBounds(before, after, change),
    ...compareFormats(before, after, change),
    ...compareItems(before, after, at),
    ...compareFields(before, after, at),
    ...compareFurtherFields(before, after, at),
  ]
}

type MakeChange = (rule: ChangeRuleId, keyword: string, message: string, detail: string) => Change

const changeAt =
  ({ subject, place }: Compared): MakeChange =>
  (rule, keyword, message, detail) => {
    const where = place(keyword)
    return { rule, subject, message, detail, ...(where && { place: where }) }
  }

function compareEnums(before: Schema, after: Schema, change: MakeChange): Change[] {
  const [was, is] = [before.enum, after.enum]
  if (!was && !is) return []
  if (!was) return [change('enum-added', 'enum', `only ${is!.map(show).join(', ')} are accepted now`, asText(is!))]
  if (!is)
    return [
      change('enum-removed', 'enum', `values other than ${was.map(show).join(', ')} are accepted now`, asText(was)),
    ]
  const removed = was.filter((value) => !is.includes(value))
  const added = is.filter((value) => !was.includes(value))
  const renamed = removed.flatMap((value) => {
    const now =
      added.find((candidate) => spelling(candidate) === spelling(value)) ??
      (typeof value === 'string' &&
      removed.length === 1 &&
      added.length === 1 &&
      was.indexOf(value) === is.indexOf(added[0]!)
        ? added[0]
        : undefined)
    return now === undefined ? [] : [[value, now] as const]
  })
  const [gone, come] = [new Set(renamed.map(([value]) => value)), new Set(renamed.map(([, value]) => value))]
  return [
    ...renamed.map(([value, now]) =>
      change(
        'enum-value-renamed',
        'enum',
        `the value ${show(value)} became ${show(now)}`,
        `${show(value)} ${show(now)}`,
      ),
    ),
    ...removed
      .filter((value) => !gone.has(value))
      .map((value) =>
        change('enum-value-removed', 'enum', `the value ${show(value)} is no longer accepted`, show(value)),
      ),
    ...added
      .filter((value) => !come.has(value))
      .map((value) => change('enum-value-added', 'enum', `the value ${show(value)} is accepted now`, show(value))),
  ]
}

/** Equal for values that differ only in case and separators: `purchase_pending`, `purchase-pending`. */
const spelling = (value: Json): string =>
  String(value)
    .toLowerCase()
    .replace(/[\s_.-]+/g, '')

function compareDefaults(before: Schema, after: Schema, change: MakeChange): Change[] {
  const [was, is] = [before.default, after.default]
  if (asText(was) === asText(is)) return []
  if (was === undefined)
    return [change('default-added', 'default', `an absent value means ${show(is!)} now`, asText(is))]
  if (is === undefined)
    return [change('default-removed', 'default', `an absent value no longer means ${show(was)}`, asText(was))]
  return [
    change(
      'default-changed',
      'default',
      `an absent value meant ${show(was)} and means ${show(is)} now`,
      `${asText(was)} ${asText(is)}`,
    ),
  ]
}

function compareFormats(before: Schema, after: Schema, change: MakeChange): Change[] {
  const [was, is] = [before.format, after.format]
  if (was === is) return []
  if (was === undefined) return [change('format-added', 'format', `the format ${is} is documented now`, is!)]
  if (is === undefined) return [change('format-removed', 'format', `the format ${was} is no longer documented`, was)]
  return [change('format-changed', 'format', `the format was ${was} and is ${is}`, `${was} ${is}`)]
}

function compareItems(before: Schema, after: Schema, at: Compared): Change[] {
  if (!before.items && !after.items) return []
  return compareInput(before.items ?? {}, after.items ?? {}, {
    subject: `${at.subject}[]`,
    place: (keyword) => at.place(`items.${keyword}`) ?? at.place('items'),
  })
}

function compareFields(before: Schema, after: Schema, at: Compared): Change[] {
  const [was, is] = [before.properties ?? {}, after.properties ?? {}]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return names.flatMap((name) => {
    const field: Compared = {
      subject: `${at.subject}.${name}`,
      place: (keyword) =>
        at.place(`properties.${name}.${keyword}`) ?? at.place(`properties.${name}`) ?? at.place('properties'),
    }
    return compareField(own(was, name), own(is, name), [requires(before, name), requires(after, name)], field)
  })
}

/** The fields of an object that documents only one type for all its values. */
function compareFurtherFields(before: Schema, after: Schema, at: Compared): Change[] {
  const [was, is] = [furtherFields(before), furtherFields(after)]
  if (!was && !is) return []
  const place = (keyword: string): Place | undefined => at.place(keyword) ?? at.place('type')
  return compareInput(was ?? {}, is ?? {}, { subject: `${at.subject}.*`, place })
}

function compareField(
  was: Schema | undefined,
  is: Schema | undefined,
  [needed, needs]: readonly [boolean, boolean],
  at: Compared,
): Change[] {
  const change = changeAt(at)
  if (!is) return [change('field-removed', 'name', 'the field is no longer documented', '')]
  if (!was)
    return [
      needs
        ? change('field-added-required', 'name', 'the field is new and required', '')
        : change('field-added-optional', 'name', 'the field is new', ''),
    ]
  const presence =
    needed === needs
      ? []
      : [
          needs
            ? change('field-became-required', 'required', 'the field is required now', '')
            : change('field-became-optional', 'required', 'the field is optional now', ''),
        ]
  return [...presence, ...compareInput(was, is, at)]
}

const own = (fields: { readonly [name: string]: Schema }, name: string): Schema | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined

const requires = (schema: Schema, name: string): boolean => schema.required?.includes(name) ?? false
