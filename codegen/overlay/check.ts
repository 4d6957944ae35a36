/** Checks an overlay against its document. */

import type { Limit } from '../../runtime/http/call-table.js'
import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import { describeType } from '../../runtime/validation/schema-text.js'
import { type ApiFunction, facts, type Namespace, type Parameter, type Schema } from '../ir.js'
import type { Mistake } from '../text/yaml.js'
import { alike, isOpen, mayBe, saysMore } from './apply-types.js'
import {
  type AnswerVerb,
  type Overlay,
  type OverlayCall,
  type OverlayParameter,
  type Step,
  stepsText,
} from './overlay.js'
import { carriesKey } from './places.js'
import type { OverlayPlaces } from './read.js'

/** Checks that everything documented has an entry, that every entry is documented, and that value maps are possible. */
export function checkOverlay(overlay: Overlay, namespace: Namespace, places: OverlayPlaces): Mistake[] {
  const mistakes: Mistake[] = []
  const report = (message: string, name?: string, parameter?: string): void =>
    void mistakes.push({ file: overlay.file, ...places.find(name, parameter), message })
  const documented = new Map(namespace.functions.map((fn) => [fn.name, fn]))
  for (const name of overlay.functions.keys()) {
    if (documented.has(name)) continue
    report(`${namespace.namespace} documents no function "${name}"${instead(name, documented.keys())}`, name)
  }
  for (const fn of namespace.functions) {
    const entry = overlay.functions.get(fn.name)
    if (!entry && !places.has(fn.name)) mistakes.push(missingEntry(overlay.file, fn))
    if (entry?.kind !== 'call') continue
    if (carriesKey(overlay, entry))
      report(`the header ${overlay.auth.header} carries the key and takes no parameter`, fn.name)
    if (!entry.hooks.includes('request')) reportMissing(entry, fn, places, (message) => report(message, fn.name))
    checkCall(entry, fn, (message, inside) => report(message, fn.name, inside))
  }
  return mistakes
}

/** Reported at the heading of the function, because its author has to decide. */
function missingEntry(overlayFile: string, fn: ApiFunction): Mistake {
  const message = `the documented function "${fn.name}" has no entry, expected "call" or "absent"`
  const place = fn[facts]?.[0]?.place
  if (place === undefined) return { file: overlayFile, line: 1, column: 1, message }
  return { file: place.file, ...place.start, message: `${message} in ${overlayFile}` }
}

/** `inside` names the part of the function: a parameter, `pages`, `answer data[].id`. */
type Report = (message: string, inside?: string) => void

function reportMissing({ parameters }: OverlayCall, fn: ApiFunction, places: OverlayPlaces, report: Report): void {
  for (const { name } of fn.parameters) {
    if (parameters.has(name) || places.has(fn.name, name)) continue
    report(
      `the documented parameter "${name}" of "${fn.name}" has no entry, expected it under path, query, header, ` +
        'body or absent',
    )
  }
}

function checkCall(call: OverlayCall, fn: ApiFunction, report: Report): void {
  const documented = new Map(fn.parameters.map((parameter) => [parameter.name, parameter]))
  for (const [name, entry] of call.parameters) {
    const parameter = documented.get(name)
    if (parameter) checkParameter(parameter, entry, report)
    else if (!fn.open) report(`"${fn.name}" has no parameter "${name}"${instead(name, documented.keys())}`, name)
  }
  checkPages(call, fn, documented, report)
  checkTypes(call, fn, report)
  for (const { target, verb } of call.answer) {
    const at = `answer ${stepsText(target)}`
    if (!isDocumented(fn.result, target))
      report(`the answer of "${fn.name}" documents no field "${stepsText(target)}"`, at)
    else checkForm(fieldAt(fn.result, target)!, verb, stepsText(target), (message) => report(message, at))
    const around = call.answer.find((other) => isWithin(target, other.target))
    if (around) report(`"${stepsText(target)}" is part of "${stepsText(around.target)}", which is made as a whole`, at)
    if (verb.kind === 'values') checkAnswerValues(fn.result, target, verb.values, (message) => report(message, at))
  }
}

/** Checks that a type belongs to a documented field that is answered and whose type the document leaves open. */
function checkTypes({ types, answer }: OverlayCall, { name, result }: ApiFunction, report: Report): void {
  for (const stated of types) {
    const { target } = stated
    const field = stepsText(target)
    const at = `types ${field}`
    const schema = fieldAt(result, target)
    const absent = answer.some((made) => made.verb.kind === 'absent' && stepsText(made.target) === field)
    if (!schema) report(`the answer of "${name}" documents no field "${field}"`, at)
    else if (absent) report(`"${field}" is absent, so it has no type`, at)
    else if (isOpen(schema)) {
      if (!stated.types.some((type) => mayBe(schema, ...alike(type))))
        report(`"${field}" is never ${stated.types.join(' or ')}: it is documented as ${describeType(schema)}`, at)
    } else if (!saysMore(schema, stated))
      report(`"${field}" is documented as ${describeType(schema)}: remove its type here`, at)
  }
}

const instead = (name: string, names: Iterable<string>): string => `, ${didYouMean(name, [...names])}`

function checkParameter(parameter: Parameter, entry: OverlayParameter, report: Report): void {
  const { name, required } = parameter
  if (entry.kind === 'absent') {
    if (required) report(`"${name}" is required and cannot be absent: make the function absent`, name)
    return
  }
  if (entry.values) checkValues(parameter, entry.values, report)
  if (entry.target.place === 'path' && !required)
    report(`"${name}" is in the path and optional: a path variable needs a source`, name)
  if (entry.limit) checkLimit(parameter, entry.limit, report)
}

function checkPages(
  { pages, parameters }: OverlayCall,
  fn: ApiFunction,
  documented: ReadonlyMap<string, Parameter>,
  report: Report,
): void {
  if (!pages) return
  for (const name of [pages.number, pages.size])
    if (name !== undefined) checkPageNumber(name, parameters, documented, report)
  if (pages.number === pages.size)
    report(`"${pages.number}" is the number of a page and its size, expected two parameters`, 'pages')
  const items = fieldAt(
    fn.result,
    pages.items.map((name) => ({ kind: 'name', name })),
  )
  const problem =
    pages.items.length === 0 ? 'is not documented as a list' : `documents no list "${pages.items.join('.')}"`
  if (fn.result && items?.items === undefined) report(`the answer of "${fn.name}" ${problem}`, 'pages')
}

/** Page parameters must be documented numbers that are sent to the API. */
function checkPageNumber(
  name: string,
  parameters: OverlayCall['parameters'],
  documented: ReadonlyMap<string, Parameter>,
  report: Report,
): void {
  if (!documented.has(name)) report(`"pages" names no parameter "${name}"${instead(name, documented.keys())}`, 'pages')
  else if (parameters.get(name)?.kind === 'absent')
    report(`"pages" needs the parameter "${name}", which is absent`, 'pages')
  else if (!mayBe(documented.get(name)!.schema, 'integer', 'number'))
    report(`"pages" counts with "${name}", which is not a number`, 'pages')
}

/** The values that a parameter may have, as texts; undefined if the document does not list them. */
const valuesOf = (schema: Schema): string[] | undefined =>
  schema.type === 'boolean' ? ['true', 'false'] : schema.enum?.map(String)

/** Keys of a map are documented values, and no two values become the same: answers could not be translated back. */
function checkValues({ name, schema }: Parameter, values: ReadonlyMap<string, unknown>, report: Report): void {
  if (schema.type === 'array' || schema.type === 'object')
    report(`"${name}" is ${schema.type === 'array' ? 'a list' : 'an object'}: only single values have a map`, name)
  const allowed = valuesOf(schema)
  for (const value of values.keys())
    if (allowed && !allowed.includes(value)) report(`"${name}" is never "${value}"${instead(value, allowed)}`, name)
  checkClashes(name, values, allowed, (message) => report(message, name))
}

/** A value that is mapped to the name of another documented value that is not mapped. */
function checkClashes(
  name: string,
  values: ReadonlyMap<string, unknown>,
  allowed: readonly string[] | undefined,
  report: (message: string) => void,
): void {
  for (const [value, upstream] of values) {
    const text = String(upstream)
    if (text !== value && allowed?.includes(text) && !values.has(text))
      report(`"${name}": "${value}" and "${text}" both become "${text}"`)
  }
}

function checkLimit(
  { name, schema }: Parameter,
  { minimum, maximum, only, format }: Omit<Limit, 'parameter'>,
  report: Report,
): void {
  const isNumber = schema.type === 'integer' || schema.type === 'number'
  if ((minimum !== undefined || maximum !== undefined) && !isNumber)
    report(`"${name}" is not a number, so it has no minimum or maximum`, name)
  const [least, most] = [minimum ?? schema.minimum ?? -Infinity, maximum ?? schema.maximum ?? Infinity]
  if (isNumber && least > most) report(`"${name}": no number is at least ${least} and at most ${most}`, name)
  if (format !== undefined && schema.type !== 'string') report(`"${name}" is not a string, so it has no format`, name)
  const allowed = valuesOf(schema)
  for (const value of only ?? [])
    if (allowed && !allowed.includes(String(value)))
      report(`"${name}" is never "${String(value)}"${instead(String(value), allowed)}`, name)
  if (only?.length === 0) report(`"only" lists no value of "${name}": make it absent`, name)
  if (only && allowed?.every((value) => only.map(String).includes(value)))
    report(`"only" lists every value of "${name}": it limits nothing`, name)
}

/** Checks that the result of a verb has the documented type. */
function checkForm(schema: Schema, verb: AnswerVerb, field: string, report: Report): void {
  if (verb.kind === 'scale' && !mayBe(schema, 'integer', 'number'))
    report(`"scale" makes a number, and "${field}" is documented as ${String(schema.type)}`)
  if (verb.kind === 'pick' && verb.list && !mayBe(schema, 'array'))
    report(`a list of picks makes a list, and "${field}" is documented as ${String(schema.type)}`)
}

/** Whether a field is inside another one. */
const isWithin = (field: readonly Step[], other: readonly Step[]): boolean =>
  field.length > other.length && stepsText(field.slice(0, other.length)) === stepsText(other)

function checkAnswerValues(
  result: Schema | undefined,
  target: readonly Step[],
  values: ReadonlyMap<string, unknown>,
  report: Report,
): void {
  const allowed = fieldAt(result, target)?.enum?.map(String)
  for (const value of values.keys())
    if (allowed && !allowed.includes(value))
      report(`"${stepsText(target)}" is never "${value}"${instead(value, allowed)}`)
  checkClashes(stepsText(target), values, allowed, report)
}

const isDocumented = (result: Schema | undefined, target: readonly Step[]): boolean =>
  fieldAt(result, target) !== undefined

/** The schema of a documented field. */
function fieldAt(schema: Schema | undefined, steps: readonly Step[]): Schema | undefined {
  return steps.reduce<Schema | undefined>((reached, step) => {
    if (step.kind !== 'name') return reached?.items
    return reached?.properties && Object.hasOwn(reached.properties, step.name)
      ? reached.properties[step.name]
      : undefined
  }, schema)
}
