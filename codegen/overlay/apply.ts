/** Computes what callers of an API can rely on: the document without what the API does not offer. */
import type { Limit, LimitFormat } from '../../runtime/http/call-table.js'
import { type Effort, type ExampleCall, newEffort } from '../../runtime/lua/index.js'
import { boundText } from '../../runtime/validation/bounds.js'
import type { ApiFunction, Namespace, Parameter, Schema } from '../ir.js'
import { languageOf, readCode } from '../parse/code/index.js'
import { findFunction, targetOf } from '../parse/code/target.js'
import { applyTypes } from './apply-types.js'
import type { AnswerField, Overlay, OverlayCall, OverlayFunction, Step } from './overlay.js'
import { refusalsBy } from './refusals.js'

/** The namespace with the overlay's reservations in types and pages; the document itself stays as it is. */
export function applyOverlay(namespace: Namespace, overlay: Overlay): Namespace {
  const effort = newEffort()
  const functions = namespace.functions.map((fn) => {
    const entry = overlay.functions.get(fn.name)
    return entry ? applyToFunction(fn, entry, exampleNotes(fn, entry, namespace, effort)) : fn
  })
  return { ...namespace, functions }
}

function applyToFunction(fn: ApiFunction, entry: OverlayFunction, ofExamples: readonly string[]): ApiFunction {
  const notes = [...reservations(entry), ...ofExamples]
  const described = notes.length === 0 ? fn : { ...fn, reservations: notes }
  if (entry.kind === 'absent') return described
  return {
    ...described,
    parameters: fn.parameters.map((parameter) => applyToParameter(parameter, entry)),
    ...(fn.result && { result: entry.answer.reduce(applyToResult, applyTypes(fn.result, entry)) }),
  }
}

/** Everything that callers should know before they call, as sentences. */
function reservations(entry: OverlayFunction): string[] {
  if (entry.kind === 'absent') return [`Not available: ${entry.reason}`]
  const parameters = [...entry.parameters].flatMap(([name, parameter]) => {
    if (parameter.kind === 'absent') return [`The parameter \`${name}\` is not available: ${parameter.reason}`]
    return parameter.limit
      ? [`\`${name}\` ${limitText(parameter.limit)}: ${parameter.limit.reason.replace(/\.?$/, '.')}`]
      : []
  })
  const fields = entry.answer.flatMap(({ target, verb }) =>
    verb.kind === 'absent' ? [`\`${pathText(target)}\` is not answered: ${verb.reason}`] : [],
  )
  return [...(entry.note === undefined ? [] : [entry.note]), ...parameters, ...fields]
}

/** Marks examples of the function that the overlay refuses: agents copy what a page shows. */
function exampleNotes(fn: ApiFunction, entry: OverlayFunction, home: Namespace, effort: Effort): string[] {
  if (entry.kind === 'absent') return []
  const { name, examples, parameters } = fn
  const schemas = new Map(parameters.map((parameter) => [parameter.name, parameter.schema]))
  const spaces = new Map([[home.namespace, home]])
  const isCall = (call: ExampleCall): boolean => {
    const target = targetOf(call, home, spaces)
    return target !== undefined && findFunction(target.namespace, target.name) === fn
  }
  const refusals = examples.map(({ language, code }) => {
    const known = languageOf(language)
    const calls = known ? readCode(known, code, effort).calls.filter(isCall) : []
    return calls.flatMap((call) => refusalsBy(entry, name, call, schemas).map(({ what }) => what))
  })
  return refusals.flatMap((whats, index) =>
    whats.length === 0 ? [] : [`${exampleName(index, examples.length)} is refused: ${[...new Set(whats)].join(', ')}.`],
  )
}

const exampleName = (index: number, count: number): string =>
  count === 1 ? 'The documented example' : `Example ${index + 1} of ${count}`

/** What remains of the documented values: `is at least 1 and at most 50`. */
function limitText({ minimum, maximum, only, format }: Omit<Limit, 'parameter' | 'reason'>): string {
  const bounds = [
    ...(minimum === undefined ? [] : [boundText('minimum', minimum)]),
    ...(maximum === undefined ? [] : [boundText('maximum', maximum)]),
  ]
  const values = only === undefined ? [] : [`only ${only.map((value) => `\`${value}\``).join(' or ')}`]
  const forms = format === undefined ? [] : [formText(format)]
  return `is ${[...bounds, ...values, ...forms].join(' and ')}`
}

function formText(format: LimitFormat): string {
  switch (format) {
    case 'uuid':
      return 'a UUID'
  }
}

const pathText = (steps: readonly Step[]): string =>
  steps.reduce(
    (text, step) => (step.kind === 'name' ? (text === '' ? step.name : `${text}.${step.name}`) : `${text}[]`),
    '',
  )

function applyToParameter(parameter: Parameter, { parameters }: OverlayCall): Parameter {
  const entry = parameters.get(parameter.name)
  if (entry?.kind === 'absent') return { ...parameter, reservation: `not available: ${entry.reason}` }
  if (entry?.kind === 'sent' && entry.limit) {
    const limit = limitText(entry.limit).slice('is '.length)
    return { ...parameter, reservation: `${limit}: ${entry.limit.reason}` }
  }
  return parameter
}

/** A field that the API does not answer is optional, and says why. */
function applyToResult(result: Schema, { target, verb }: AnswerField): Schema {
  return verb.kind === 'absent' ? makeOptional(result, target, verb.reason) : result
}

function makeOptional(schema: Schema, [step, ...rest]: readonly Step[], reason: string): Schema {
  if (!step) return schema
  if (step.kind !== 'name')
    return schema.items ? { ...schema, items: makeOptional(schema.items, rest, reason) } : schema
  const field = schema.properties?.[step.name]
  if (!field) return schema
  if (rest.length > 0)
    return { ...schema, properties: { ...schema.properties, [step.name]: makeOptional(field, rest, reason) } }
  const { required = [], ...others } = schema
  const left = required.filter((name) => name !== step.name)
  return {
    ...others,
    ...(left.length > 0 && { required: left }),
    properties: {
      ...schema.properties,
      [step.name]: {
        ...field,
        description: [field.description, `Not answered by the API: ${reason}`]
          .filter((text) => text !== undefined)
          .join(' '),
      },
    },
  }
}
