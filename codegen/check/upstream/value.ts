/** Compares a documented value and its documented fields with the place that it is sent to. */
import { typesOf } from '../../../runtime/validation/fits.js'
import { describeType } from '../../../runtime/validation/schema-text.js'
import type { Parameter } from '../../ir.js'
import type { OpenApi } from '../../overlay/openapi/read.js'
import { type View, viewSchema } from '../../overlay/openapi/view.js'
import type { Finding } from '../finding.js'
import { checkBounds, checkFormat } from './bounds.js'
import type { Sent } from './compared.js'
import type { Slot } from './lookup.js'
import { type Subject, upstream } from './subject.js'
import { typesMeet } from './types-meet.js'
import { checkDefault, checkValues } from './values.js'

/** What is documented, how the overlay sends it, and where. A field or an item is treated like a parameter. */
export interface SentValue {
  readonly parameter: Parameter
  readonly entry: Sent
  readonly slot: Slot
  readonly subject: Subject
  readonly api: OpenApi
}

export function checkValue(sent: SentValue): Finding[] {
  const { parameter, entry, slot, subject } = sent
  const types = checkTypes(parameter, entry, slot.view, subject)
  const isOther = types.some(({ level }) => level === 'error')
  return [
    ...checkPresence(parameter, slot, subject),
    ...checkMarks(slot, subject),
    ...types,
    ...checkValues(parameter, entry, slot.view, subject),
    ...checkDefault(parameter, entry, slot.view, subject),
    ...checkBounds(parameter, entry, slot.view, subject),
    ...checkFormat(parameter, entry, slot.view, subject),
    ...(isOther ? [] : [...checkItems(sent), ...checkFields(sent)]),
  ]
}

/** What an overlay says about the values of a list applies to each item; its limits apply to the list. */
function checkItems({ parameter, entry, slot, subject, api }: SentValue): Finding[] {
  const { items } = parameter.schema
  if (!items || !slot.view.items || entry.join !== undefined) return []
  const { join: _, limit, ...same } = entry
  const only = limit?.only && { only: limit.only, reason: limit.reason }
  return checkValue({
    parameter: { ...parameter, required: true, schema: items },
    entry: { ...same, ...(only && { limit: only }) },
    slot: { view: viewSchema(api, slot.view.items), required: true },
    subject: { ...subject, name: `${subject.name}[]` },
    api,
  })
}

function checkFields({ parameter, entry, slot: { view }, subject, api }: SentValue): Finding[] {
  const { properties = {}, required = [] } = parameter.schema
  return Object.entries(properties).flatMap(([name, schema]) => {
    const inside: Subject = { ...subject, name: `${subject.name}.${name}` }
    const property = view.properties.get(name)
    if (property === undefined) return view.open || view.properties.size === 0 ? [] : [missingField(name, inside)]
    return checkValue({
      parameter: { ...parameter, name, required: required.includes(name), schema },
      entry: { kind: 'sent', target: entry.target },
      slot: { view: viewSchema(api, property), required: view.required.includes(name) },
      subject: inside,
      api,
    })
  })
}

const missingField = (name: string, subject: Subject): Finding =>
  upstream('param-missing-upstream', subject, `the API has no field ${name} there`, {
    fix: 'take the field out of the document, or send what it means elsewhere',
  })

function checkPresence({ required }: Parameter, slot: Slot, subject: Subject): Finding[] {
  if (required === slot.required) return []
  if (required) {
    const level = 'info'
    return [upstream('required-mismatch', subject, 'it is documented as required, and optional in the API', { level })]
  }
  const expected = 'required'
  return [upstream('required-mismatch', subject, 'it is documented as optional, and required in the API', { expected })]
}

/** Checks what the API says about the place itself. */
function checkMarks({ view, parameter }: Slot, subject: Subject): Finding[] {
  return [
    ...(view.deprecated || parameter?.deprecated
      ? [upstream('param-deprecated-upstream', subject, 'the API marks it deprecated')]
      : []),
    ...(view.readOnly
      ? [
          upstream('param-read-only-upstream', subject, 'the API only answers it (readOnly), and takes none', {
            fix: 'mark it absent in the overlay',
          }),
        ]
      : []),
  ]
}

/** A translated value has the types of its translations; a joined list is text. */
function checkTypes({ schema }: Parameter, { values, join }: Sent, view: View, subject: Subject): Finding[] {
  const translated =
    values && values.size > 0 ? [...new Set([...values.values()].map((value) => typeof value))] : undefined
  const documented = translated ?? [...typesOf(schema), ...(join === undefined ? [] : ['string'])]
  const expected = view.types.join(' or ')
  if (!typesMeet(documented, view.types))
    return [
      upstream('type-mismatch', subject, `it is documented as ${describeType(schema)}, and is ${expected} in the API`, {
        expected,
      }),
    ]
  return isFraction(schema, view)
    ? [
        upstream('type-mismatch', subject, 'it is documented as number, and the API takes whole numbers only', {
          expected: 'integer',
          level: 'warning',
        }),
      ]
    : []
}

/** The document allows fractions, and the API accepts only whole numbers. */
const isFraction = (schema: Parameter['schema'], { types }: View): boolean =>
  typesOf(schema).length === 1 && schema.type === 'number' && types.includes('integer') && !types.includes('number')
