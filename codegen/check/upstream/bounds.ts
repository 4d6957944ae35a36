/** Compares documented limits and formats with those of the API. */
import type { Parameter } from '../../ir.js'
import type { Limits, View } from '../../overlay/openapi/view.js'
import type { Finding } from '../finding.js'
import type { Sent } from './compared.js'
import { type Subject, upstream } from './subject.js'

const names = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const
type LimitName = (typeof names)[number]

const words: { readonly [name in LimitName]: string } = {
  minimum: 'minimum',
  maximum: 'maximum',
  minLength: 'minimum length',
  maxLength: 'maximum length',
  minItems: 'minimum number of items',
  maxItems: 'maximum number of items',
}

const isUpper = (name: LimitName): boolean => name.startsWith('max')

/** A limit; `exclusive` if the number itself is beyond it. */
interface Bound {
  readonly value: number
  readonly exclusive: boolean
}

function boundOf(limits: Limits, name: LimitName): Bound | undefined {
  const exclusive =
    name === 'minimum' ? limits.exclusiveMinimum : name === 'maximum' ? limits.exclusiveMaximum : undefined
  const inclusive = limits[name]
  if (exclusive === undefined) return inclusive === undefined ? undefined : { value: inclusive, exclusive: false }
  const isTighter = inclusive === undefined || (isUpper(name) ? exclusive <= inclusive : exclusive >= inclusive)
  return isTighter ? { value: exclusive, exclusive: true } : { value: inclusive, exclusive: false }
}

/** Whether one side allows values beyond the limit of the other. */
function isBeyond(ours: Bound | undefined, theirs: Bound, name: LimitName): boolean {
  if (ours === undefined) return true
  if (ours.value === theirs.value) return theirs.exclusive && !ours.exclusive
  return isUpper(name) ? ours.value > theirs.value : ours.value < theirs.value
}

/** The API refuses values beyond its limit, unless the overlay refuses them first. */
export function checkBounds(parameter: Parameter, entry: Sent, view: View, subject: Subject): Finding[] {
  return [...checkLimits(parameter, entry, view, subject), ...checkStep(parameter, view, subject)]
}

/** Documents do not state the steps of a number, unless they list all numbers. */
function checkStep({ schema }: Parameter, { multipleOf: step, types }: View, subject: Subject): Finding[] {
  const isEvery = step === undefined || (Number.isInteger(1 / step) && types.includes('integer')) || schema.enum
  if (isEvery) return []
  const message = `the API takes multiples of ${step} only, which is not documented`
  return [upstream('bound-mismatch', subject, message, { detail: `multiples of ${step}`, level: 'info' })]
}

function checkLimits({ schema }: Parameter, entry: Sent, view: View, subject: Subject): Finding[] {
  return names.flatMap((name) => {
    const [theirs, documented] = [boundOf(view, name), boundOf(schema, name)]
    // Values of a documented list are compared one by one.
    if (theirs === undefined || schema.enum || isTrivial(name, theirs) || !isBeyond(documented, theirs, name)) return []
    const own = boundOf(entry.limit ?? {}, name)
    const isCovered = own !== undefined && !isBeyond(own, theirs, name)
    const said =
      documented === undefined
        ? `no ${words[name]} is documented`
        : `the documented ${words[name]} is ${boundText(documented)}`
    const refused = isCovered ? '; the overlay refuses the rest before anything is sent' : ''
    const limit = `${words[name]} ${boundText(theirs)}`
    return [
      upstream('bound-mismatch', subject, `${said}, and that of the API is ${boundText(theirs)}${refused}`, {
        detail: limit,
        expected: limit,
        level: isCovered || documented === undefined ? 'info' : 'warning',
      }),
    ]
  })
}

/** No text or list has fewer than zero characters or items. */
const isTrivial = (name: LimitName, { value }: Bound): boolean =>
  (name === 'minLength' || name === 'minItems') && value <= 0

const boundText = ({ value, exclusive }: Bound): string => (exclusive ? `${value}, itself excluded` : String(value))

/** A format that the API requires. An API refuses any other form of a UUID, so this finding weighs more. */
export function checkFormat({ schema }: Parameter, { limit }: Sent, view: View, subject: Subject): Finding[] {
  const found: Finding[] = []
  if (view.format === 'uuid' && schema.format !== 'uuid') {
    const isCovered = limit?.format === 'uuid'
    const refused = isCovered ? '; the overlay refuses the rest before anything is sent' : ''
    found.push(
      upstream('format-mismatch', subject, `the API expects a UUID, which is not documented${refused}`, {
        expected: 'format uuid',
        level: isCovered ? 'info' : 'warning',
      }),
    )
  } else if (isOtherFormat(schema.format, view.format)) {
    const message = `it is documented as ${schema.format}, and is ${view.format} in the API`
    found.push(upstream('format-mismatch', subject, message, { expected: `format ${view.format}` }))
  }
  if (schema.format === undefined && !schema.enum && view.format !== 'uuid' && textForms.includes(view.format ?? '')) {
    const message = `the API expects the format ${view.format}, which is not documented`
    found.push(upstream('format-mismatch', subject, message, { expected: `format ${view.format}`, level: 'info' }))
  }
  if (view.pattern !== undefined && !schema.enum) {
    const message = `the API expects text that matches ${view.pattern}, which is not documented`
    found.push(upstream('format-mismatch', subject, message, { detail: view.pattern, level: 'info' }))
  }
  return found
}

/** Formats that write the same value in different ways. */
const textForms = ['date', 'date-time', 'uri', 'email', 'uuid', 'time', 'duration']

const isOtherFormat = (documented: string | undefined, theirs: string | undefined): boolean =>
  documented !== theirs && textForms.includes(documented ?? '') && textForms.includes(theirs ?? '')
