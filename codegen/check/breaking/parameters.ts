import type { ApiFunction, Parameter } from '../../ir.js'
import type { ChangeRuleId } from '../../rules/breaking.js'
import { type Change, placeOf } from './change.js'
import { compareInput } from './input.js'
import { overlap, pairRenames, wordOverlap } from './rename.js'
import { asText } from './show.js'
import { relateTypes } from './types.js'

/** All differences between the parameters of two states of one function, called `subject` now. */
export function compareParameters(before: ApiFunction, after: ApiFunction, subject: string): Change[] {
  const was = new Map(before.parameters.map((parameter) => [parameter.name, parameter]))
  const is = new Map(after.parameters.map((parameter) => [parameter.name, parameter]))
  const removed = before.parameters.filter(({ name }) => !is.has(name))
  const added = after.parameters.filter(({ name }) => !was.has(name))
  const renames = pairRenames(removed, added, likeness, 0.6)
  const come = new Set(renames.values())
  const at = (parameter: Parameter): string => `${subject}.${parameter.name}`
  return [
    ...[...renames].flatMap(([old, now]) => [
      make('param-renamed', at(old), `the parameter is called ${now.name} now`, now, now.name),
      ...compareParameter(old, now, at(now)),
    ]),
    ...removed
      .filter((parameter) => !renames.has(parameter) && !isStillTaken(parameter, after))
      .map((parameter) => removal(parameter, at(parameter), after)),
    ...added.filter((parameter) => !come.has(parameter)).map((parameter) => addition(parameter, at(parameter))),
    ...after.parameters.flatMap((parameter) => {
      const old = was.get(parameter.name)
      return old ? compareParameter(old, parameter, at(parameter)) : []
    }),
    ...compareOrder(before, after, subject),
  ]
}

/** From 0 to 1: 1 for the same description and type under another name; below 0.6 the two have little in common. */
function likeness(before: Parameter, after: Parameter): number {
  if (relateTypes(before.schema, after.schema) === 'changed') return 0
  const described = wordOverlap(before.description, after.description)
  const named = overlap(before.name.toLowerCase().split(/[^a-z0-9]+/), after.name.toLowerCase().split(/[^a-z0-9]+/))
  return before.description === '' && after.description === ''
    ? 0.4 + named * 0.6
    : Math.max(described, 0.5 * described + 0.5 * named)
}

/** Parameters that only examples showed, of a function that accepts anything: the calls in the examples still work. */
const isStillTaken = ({ inferred = false }: Parameter, { open = false }: ApiFunction): boolean => inferred && open

function removal(parameter: Parameter, subject: string, holder: ApiFunction): Change {
  const rule = parameter.schema.deprecated ? 'param-removed-after-deprecation' : 'param-removed'
  const place = placeOf(holder)
  return { rule, subject, message: 'the parameter is no longer documented', ...(place && { place }) }
}

function addition(parameter: Parameter, subject: string): Change {
  return parameter.required
    ? make('param-added-required', subject, 'the parameter is new and required', parameter)
    : make('param-added-optional', subject, 'the parameter is new', parameter)
}

function make(rule: ChangeRuleId, subject: string, message: string, parameter: Parameter, detail?: string): Change {
  const keyword = rule.startsWith('param-became') ? 'required' : 'name'
  const place = placeOf(parameter, keyword)
  return { rule, subject, message, ...(place && { place }), ...(detail !== undefined && { detail }) }
}

function compareParameter(before: Parameter, after: Parameter, subject: string): Change[] {
  const changes = [
    ...comparePresence(before, after, subject),
    ...compareDeprecation(before, after, subject),
    ...compareInput(before.schema, after.schema, { subject, place: (keyword) => placeOf(after, keyword) }),
  ]
  if (changes.length > 0 || words(before) === words(after)) return changes
  return [make('description-changed', subject, 'the description changed', after, words(after))]
}

const words = ({ description, conditional = '' }: Parameter): string => asText([description, conditional])

function comparePresence(before: Parameter, after: Parameter, subject: string): Change[] {
  if (before.required === after.required) return []
  return after.required
    ? [make('param-became-required', subject, 'the parameter is required now', after)]
    : [make('param-became-optional', subject, 'the parameter is optional now', after)]
}

function compareDeprecation(before: Parameter, after: Parameter, subject: string): Change[] {
  if ((before.schema.deprecated ?? false) === (after.schema.deprecated ?? false)) return []
  return after.schema.deprecated
    ? [make('param-deprecated', subject, 'the parameter is marked deprecated', after)]
    : [make('param-reactivated', subject, 'the parameter is no longer marked deprecated', after)]
}

function compareOrder(before: ApiFunction, after: ApiFunction, subject: string): Change[] {
  const names = (list: ApiFunction, other: ApiFunction): string[] =>
    list.parameters
      .map(({ name }) => name)
      .filter((name) => other.parameters.some((parameter) => parameter.name === name))
  const [was, is] = [names(before, after).join(', '), names(after, before).join(', ')]
  if (was === is) return []
  const place = placeOf(after)
  return [
    {
      rule: 'param-order-changed',
      subject,
      message: `the parameters are in the order ${is} now`,
      detail: is,
      ...(place && { place }),
    },
  ]
}
