/** Documented limits and formats against those of the API. */
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

/** A limit with whether the number itself is beyond it. */
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

/** Whether values that one side allows are beyond the limit of the other. */
function isBeyond(ours: Bound | undefined, theirs: Bound, name: LimitName): boolean {
  if (ours === undefined) return true
  if (ours.value === theirs.value) return theirs.exclusive && !ours.exclusive
  return isUpper(name) ? ours.value > theirs.value : ours.value < theirs.value
}

/** Values beyond a limit of the API are refused by it, unless the overlay refuses them before. */
export function checkBounds(parameter: Parameter, entry: Sent, view: View, subject: Subject): Finding[] {
  return [...checkLimits(parameter, entry, view, subject), ...checkStep(parameter, view, subject)]
}

/** Nothing that is read of a document says in which steps a number goes, unless it lists the numbers. */
function checkStep({ schema }: Parameter, { multipleOf: step, types }: View, subject: Subject): Finding[] {
  const isEvery = step === undefined || (Number.isInteger(1 / step) && types.includes('integer')) || schema.enum
  if (isEvery) return []
  const message = `the API takes multiples of ${step} only, and nothing documents it`
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

/** Nothing has fewer than no characters or items. */
const isTrivial = (name: LimitName, { value }: Bound): boolean =>
  (name === 'minLength' || name === 'minItems') && value <= 0

const boundText = ({ value, exclusive }: Bound): string => (exclusive ? `${value}, itself excluded` : String(value))

/** A format that the API insists on; a UUID is refused in any other form, so it weighs more. */
export function checkFormat({ schema }: Parameter, { limit }: Sent, view: View, subject: Subject): Finding[] {
  const found: Finding[] = []
  if (view.format === 'uuid' && schema.format !== 'uuid') {
    const isCovered = limit?.format === 'uuid'
    const refused = isCovered ? '; the overlay refuses the rest before anything is sent' : ''
    found.push(
      upstream('format-mismatch', subject, `the API wants a UUID, and nothing documents it${refused}`, {
        expected: 'format uuid',
        level: isCovered ? 'info' : 'warning',
      }),
    )
  } else if (isOtherFormat(schema.format, view.format)) {
    const message = `it is documented as ${schema.format}, and is ${view.format} in the API`
    found.push(upstream('format-mismatch', subject, message, { expected: `format ${view.format}` }))
  }
  if (schema.format === undefined && !schema.enum && view.format !== 'uuid' && textForms.includes(view.format ?? '')) {
    const message = `the API wants the format ${view.format}, and nothing documents it`
    found.push(upstream('format-mismatch', subject, message, { expected: `format ${view.format}`, level: 'info' }))
  }
  if (view.pattern !== undefined && !schema.enum) {
    const message = `the API wants text that matches ${view.pattern}, and nothing documents it`
    found.push(upstream('format-mismatch', subject, message, { detail: view.pattern, level: 'info' }))
  }
  return found
}

/** Formats in which the same value is written otherwise. */
const textForms = ['date', 'date-time', 'uri', 'email', 'uuid', 'time', 'duration']

const isOtherFormat = (documented: string | undefined, theirs: string | undefined): boolean =>
  documented !== theirs && textForms.includes(documented ?? '') && textForms.includes(theirs ?? '')
