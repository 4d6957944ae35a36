/** An overlay against the document that it belongs to. */
import { nearest } from '../../runtime/nearest.js'
import type { ApiFunction, Namespace, Parameter, Schema } from '../ir.js'
import type { Mistake } from '../yaml.js'
import type { OverlayPlaces } from './read.js'
import { stepsText, type Overlay, type OverlayCall, type Step } from './overlay.js'

/** Everything documented has an entry, every entry is documented, and no value map holds what cannot be. */
export function checkOverlay(overlay: Overlay, namespace: Namespace, places: OverlayPlaces): Mistake[] {
  const mistakes: Mistake[] = []
  const report = (message: string, name?: string, parameter?: string): void => void mistakes.push({ file: overlay.file, ...places.find(name, parameter), message })
  const documented = new Map(namespace.functions.map((each) => [each.name, each]))
  for (const name of overlay.functions.keys()) {
    if (documented.has(name)) continue
    const near = nearest(name, documented.keys())
    report(`unknown function "${name}"${near === undefined ? `: ${namespace.namespace} documents ${[...documented.keys()].join(', ')}` : `, did you mean "${near}"?`}`, name)
  }
  for (const each of namespace.functions) {
    const entry = overlay.functions.get(each.name)
    if (!entry) report(`the documented function "${each.name}" has no entry, expected "call" or "absent"`)
    else if (entry.kind === 'call') checkCall(entry, each, (message, parameter) => report(message, each.name, parameter))
  }
  return mistakes
}

type Report = (message: string, parameter?: string) => void

function checkCall(call: OverlayCall, each: ApiFunction, report: Report): void {
  const documented = new Map(each.parameters.map((parameter) => [parameter.name, parameter]))
  for (const [name, entry] of call.parameters) {
    const parameter = documented.get(name)
    if (!parameter) {
      const near = nearest(name, documented.keys())
      report(`"${each.name}" has no parameter "${name}"${near === undefined ? `, expected one of ${[...documented.keys()].join(', ')}` : `, did you mean "${near}"?`}`, name)
    } else if (entry.kind === 'sent') {
      if (entry.values) checkValues(parameter, entry.values, report)
      if (entry.target.place === 'path' && !parameter.required) report(`"${name}" stands in the path and is optional: a path variable needs a source`, name)
      if (entry.maximum) checkMaximum(parameter, entry.maximum.value, report)
    } else if (parameter.required) report(`"${name}" is required and cannot be absent: make the function absent`, name)
  }
  if (!call.hooks.includes('request')) {
    for (const name of documented.keys()) if (!call.parameters.has(name)) report(`the documented parameter "${name}" of "${each.name}" has no entry, expected it under path, query, header, body or absent`)
  }
  for (const name of [call.pages?.number, call.pages?.size]) if (name !== undefined && !documented.has(name)) report(`"pages" names "${name}", expected one of ${[...documented.keys()].join(', ')}`)
  for (const { target, verb } of call.answer) {
    if (!isDocumented(each.result, target)) report(`the answer of "${each.name}" documents no field "${stepsText(target)}"`)
    if (verb.kind === 'values') checkAnswerValues(each.result, target, verb.values, report)
  }
}

/** Keys of a map are documented values: `true` and `false` for booleans, the enumeration where there is one. */
function checkValues({ name, schema }: Parameter, values: ReadonlyMap<string, unknown>, report: Report): void {
  const allowed = schema.type === 'boolean' ? ['true', 'false'] : schema.enum?.map(String)
  if (!allowed) return
  for (const value of values.keys()) {
    if (allowed.includes(value)) continue
    const near = nearest(value, allowed)
    report(`"${name}" is never "${value}"${near === undefined ? `, expected one of ${allowed.join(', ')}` : `, did you mean "${near}"?`}`, name)
  }
}

function checkMaximum({ name, schema }: Parameter, maximum: number, report: Report): void {
  if (schema.type !== 'integer' && schema.type !== 'number') report(`"${name}" is no number and has no maximum`, name)
  else if (schema.maximum !== undefined && maximum >= schema.maximum) report(`the documented maximum of "${name}" is ${schema.maximum}: ${maximum} limits nothing`, name)
}

function checkAnswerValues(result: Schema | undefined, target: readonly Step[], values: ReadonlyMap<string, unknown>, report: Report): void {
  const allowed = fieldAt(result, target)?.enum?.map(String)
  for (const value of values.keys()) if (allowed && !allowed.includes(value)) report(`"${stepsText(target)}" is never "${value}", expected one of ${allowed.join(', ')}`)
}

const isDocumented = (result: Schema | undefined, target: readonly Step[]): boolean => fieldAt(result, target) !== undefined

/** The schema of a documented field. */
export function fieldAt(schema: Schema | undefined, steps: readonly Step[]): Schema | undefined {
  return steps.reduce<Schema | undefined>((at, step) => {
    if (step.kind !== 'name') return at?.items
    return at?.properties && Object.hasOwn(at.properties, step.name) ? at.properties[step.name] : undefined
  }, schema)
}
