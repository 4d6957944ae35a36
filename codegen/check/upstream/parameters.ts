/** Documented parameters against the places that they are sent to. */

import { typesOf } from '../../../runtime/fits.js'
import { describeType } from '../../../runtime/schema-text.js'
import type { ApiFunction, Parameter } from '../../ir.js'
import type { OpenApi, Operation } from '../../overlay/openapi/read.js'
import type { View } from '../../overlay/openapi/view.js'
import { type OverlayCall, type OverlayParameter, targetText } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import { findSlot, type Slot } from './lookup.js'
import { type Subject, upstream } from './subject.js'

type Sent = OverlayParameter & { readonly kind: 'sent' }

export function checkParameters(
  each: ApiFunction,
  call: OverlayCall,
  operation: Operation,
  api: OpenApi,
  name: string,
): Finding[] {
  return each.parameters.flatMap((parameter) => {
    const entry = call.parameters.get(parameter.name)
    const subject: Subject = { name: `${name}.${parameter.name}`, place: placeOf(parameter) }
    if (!entry) return []
    if (entry.kind === 'absent')
      return [upstream('param-none', subject, `the API has no place for it: ${entry.reason}`)]
    return checkParameter(parameter, entry, call, operation, api, subject)
  })
}

function checkParameter(
  parameter: Parameter,
  entry: Sent,
  call: OverlayCall,
  operation: Operation,
  api: OpenApi,
  subject: Subject,
): Finding[] {
  const upstreamName = targetText(entry.target)
  const slot = findSlot(api, operation, call, entry.target)
  const renamed =
    upstreamName === parameter.name
      ? []
      : [upstream('param-renamed-upstream', subject, `the API calls it ${upstreamName}`)]
  if (slot === 'open') return renamed
  if (slot === undefined) {
    return [
      upstream(
        'param-missing-upstream',
        subject,
        `${operation.method} ${operation.path} has no ${entry.target.place} ${upstreamName}`,
        { fix: 'send it elsewhere in the overlay, or mark it absent' },
      ),
    ]
  }
  return [
    ...renamed,
    ...checkPresence(parameter, slot, subject),
    ...checkTypes(parameter, entry, slot.view, subject),
    ...checkValues(parameter, entry, slot.view, subject),
    ...checkBounds(parameter, entry, slot.view, subject),
    ...checkFormat(parameter, slot.view, subject),
  ]
}

function checkPresence({ required }: Parameter, slot: Slot, subject: Subject): Finding[] {
  if (required === slot.required) return []
  if (required)
    return [
      upstream('required-mismatch', subject, 'it is documented as required, and optional in the API', {
        level: 'info',
      }),
    ]
  return [
    upstream('required-mismatch', subject, 'it is documented as optional, and required in the API', {
      expected: 'required',
    }),
  ]
}

/** Whether any type of one side is one of the other; whole numbers are numbers. */
export function typesMeet(documented: readonly string[], others: readonly string[]): boolean {
  const wide = (types: readonly string[]): string[] => types.map((type) => (type === 'integer' ? 'number' : type))
  return documented.length === 0 || others.length === 0 || wide(documented).some((type) => wide(others).includes(type))
}

/** A value that is translated has the types of what it becomes. */
function checkTypes({ schema }: Parameter, { values }: Sent, view: View, subject: Subject): Finding[] {
  const documented =
    values && values.size > 0 ? [...new Set([...values.values()].map((value) => typeof value))] : typesOf(schema)
  if (typesMeet(documented, view.types)) return []
  const expected = view.types.join(' or ')
  return [
    upstream('type-mismatch', subject, `it is documented as ${describeType(schema)}, and is ${expected} in the API`, {
      expected,
    }),
  ]
}

const list = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ')

function checkValues({ schema }: Parameter, { values }: Sent, view: View, subject: Subject): Finding[] {
  if (!view.enum) return []
  const documented = schema.enum ?? (values && schema.type === 'boolean' ? [true, false] : undefined)
  if (!documented)
    return [
      upstream(
        'enum-value-undocumented',
        subject,
        `the API accepts ${list(view.enum)} only, and nothing documents it`,
        { level: 'warning' },
      ),
    ]
  const known = new Set(view.enum)
  const sent = documented.map((value) => ({ value, becomes: values?.get(String(value)) ?? value }))
  const covered = new Set<unknown>(sent.map(({ becomes }) => becomes))
  const more = view.enum.filter((value) => !covered.has(value))
  return [
    ...sent
      .filter(({ becomes }) => !known.has(becomes))
      .map(({ value }) =>
        upstream('enum-value-missing-upstream', subject, `the value ${JSON.stringify(value)} is none of the API`, {
          detail: String(value),
          expected: list(view.enum!),
        }),
      ),
    ...sent
      .filter(({ value, becomes }) => value !== becomes && known.has(becomes))
      .map(({ value, becomes }) =>
        upstream(
          'enum-value-translated',
          subject,
          `the API spells ${JSON.stringify(value)} ${JSON.stringify(becomes)}`,
          { detail: String(value) },
        ),
      ),
    ...(more.length > 0
      ? [
          upstream('enum-value-undocumented', subject, `the API accepts ${list(more)} too, and nothing documents it`, {
            detail: list(more),
          }),
        ]
      : []),
  ]
}

/** Values beyond a limit of the API are refused by it, unless the overlay refuses them before. */
function checkBounds(parameter: Parameter, entry: Sent, view: View, subject: Subject): Finding[] {
  return (['maximum', 'minimum'] as const).flatMap((name) => {
    const [bound, documented] = [view[name], parameter.schema[name]]
    const beyond = (value: number | undefined): boolean =>
      value === undefined || (name === 'maximum' ? value > bound! : value < bound!)
    if (bound === undefined || !beyond(documented)) return []
    const covered = !beyond(limitOf(entry, name))
    const said = documented === undefined ? `no ${name} is documented` : `the documented ${name} is ${documented}`
    const told = covered ? '; callers are told before anything is sent' : ''
    return [
      upstream('bound-mismatch', subject, `${said}, and that of the API is ${bound}${told}`, {
        detail: `${name} ${bound}`,
        expected: `${name} ${bound}`,
        level: covered || documented === undefined ? 'info' : 'warning',
      }),
    ]
  })
}

function limitOf({ limit }: Sent, name: 'minimum' | 'maximum'): number | undefined {
  const value: unknown = Object.entries(limit ?? {}).find(([key]) => key === name)?.[1]
  return typeof value === 'number' ? value : undefined
}

/** An identifier that is no UUID is refused where the API wants one. */
function checkFormat({ schema }: Parameter, view: View, subject: Subject): Finding[] {
  if (view.format !== 'uuid' || schema.format === 'uuid') return []
  return [
    upstream('format-mismatch', subject, 'the API wants a UUID, and nothing documents it', { expected: 'format uuid' }),
  ]
}
