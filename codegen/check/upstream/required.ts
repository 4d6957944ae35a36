/** Checks what an operation requires in addition to documented parameters. */

import type { Schema } from '../../ir.js'
import type { UpstreamParameter } from '../../overlay/openapi/operation.js'
import type { OpenApi } from '../../overlay/openapi/read.js'
import { viewSchema } from '../../overlay/openapi/view.js'
import { type Target, targetText } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import type { Compared } from './compared.js'
import { findSlot } from './lookup.js'
import { listText, refusal } from './refusal.js'
import { type Subject, upstream } from './subject.js'

/** Constants fit the API, and whatever it requires is filled. */
export function checkFilled(compared: Compared): Finding[] {
  const { documented, call, name } = compared
  const subject: Subject = { name, place: placeOf(documented) }
  return [
    ...checkConstants(compared, subject),
    ...(call.hooks.includes('request') ? [] : checkRequired(compared, subject)),
  ]
}

function checkConstants({ call, operation, api }: Compared, subject: Subject): Finding[] {
  return call.constants.flatMap(({ target, value }) => {
    const slot = findSlot(api, operation, call, target)
    const detail = targetText(target)
    const what = `the constant ${detail} = ${JSON.stringify(value)}`
    const wrong = (message: string): Finding[] => [upstream('constant-mismatch', subject, message, { detail })]
    if (slot === undefined) {
      if (target.place === 'body' && operation.body && !operation.body.schema) return []
      return wrong(`${what} has no place in ${operation.method} ${operation.path}`)
    }
    if (slot === 'open') return []
    const { types, enum: known } = slot.view
    if (known && !known.includes(value)) return wrong(`${what} is not one of ${listText(known)}`)
    const isText = types.length === 0 || target.place !== 'body' || types.includes(typeName(value))
    if (!isText) return wrong(`${what} is ${typeof value}, and ${types.join(' or ')} in the API`)
    const wanted = refusal(value, slot.view)
    return wanted === undefined ? [] : wrong(`${what} is refused by the API, it expects ${wanted}`)
  })
}

const typeName = (value: string | number | boolean): string =>
  typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value

/** What is sent, as a tree of names: a leaf is a value, a branch the fields of an object. */
type Filled = Map<string, Filled>

/** Stands in the tree for each item of a list. */
const EACH = '[]'

/** The documented fields of a value; none if the value may hold anything. */
function fieldsOf({ properties = {}, items }: Schema): Filled {
  const fields: Filled = new Map(Object.entries(properties).map(([name, schema]) => [name, fieldsOf(schema)]))
  const inside = items && fieldsOf(items)
  return inside && inside.size > 0 ? new Map([[EACH, inside]]) : fields
}

function filledIn({ call, documented }: Compared, place: Target['place']): Filled {
  const targets = [
    ...documented.parameters.flatMap(({ name, schema }) => {
      const entry = call.parameters.get(name)
      return entry?.kind === 'sent' ? [{ target: entry.target, fields: fieldsOf(schema) }] : []
    }),
    ...call.constants.map(({ target }) => ({ target, fields: new Map<string, Filled>() })),
  ]
  const root: Filled = new Map()
  for (const { target, fields } of targets.filter((candidate) => candidate.target.place === place)) {
    let branch = root
    for (const [index, step] of target.name.entries()) {
      const inner = branch.get(step) ?? (index === target.name.length - 1 ? fields : new Map())
      branch.set(step, inner)
      branch = inner
    }
  }
  return root
}

/** Credentials travel in a header of their own, which no document names. */
function checkRequired(compared: Compared, subject: Subject): Finding[] {
  const { documented, overlay, operation, api } = compared
  const isKey = ({ place, name }: UpstreamParameter): boolean =>
    place === 'header' && [overlay.auth.header, 'authorization'].includes(name.toLowerCase())
  const parameters = operation.parameters
    .filter((parameter) => parameter.place !== 'path' && parameter.place !== 'cookie' && !isKey(parameter))
    .flatMap((parameter) => missingOf(parameter, filledIn(compared, parameter.place as Target['place']), api))
  const body = filledIn(compared, 'body')
  const isSent = body.size > 0 || operation.body?.required === true
  const fields = isSent && operation.body?.schema ? missingFields(operation.body.schema, body, api) : []
  return [...parameters, ...fields.map((path) => `body ${path.replaceAll(`.${EACH}`, EACH)}`)].map((what) =>
    upstream(
      'param-required-upstream',
      subject,
      `the API requires ${what}, and nothing of ${documented.name} fills it`,
      {
        detail: what,
        fix: 'document a parameter for it, or add a constant to the overlay',
      },
    ),
  )
}

/** For a parameter that is required, or of which parts are sent. */
function missingOf({ name, place, required, schema }: UpstreamParameter, filled: Filled, api: OpenApi): string[] {
  const names = [...filled.keys()]
  const key = place === 'header' ? names.find((candidate) => candidate.toLowerCase() === name.toLowerCase()) : name
  const flat = [...leaves(filled)]
  if (flat.includes(name)) return []
  const inner = key === undefined ? undefined : filled.get(key)
  if (inner === undefined) return required ? [`${place} ${name}`] : []
  if (inner.size === 0) return []
  return missingFields(schema, inner, api).map((path) => `${place} ${name}[${path}]`)
}

/** `page[size]` of each value that is sent: some APIs list such names as parameters of their own. */
function* leaves(filled: Filled, prefix = ''): Generator<string> {
  for (const [step, inner] of filled) {
    const name = prefix === '' ? step : `${prefix}[${step}]`
    if (inner.size === 0) yield name
    else yield* leaves(inner, name)
  }
}

/** Required fields that nothing fills, down to the deepest object of which a part is sent. */
function missingFields(schema: unknown, filled: Filled, api: OpenApi): string[] {
  const view = viewSchema(api, schema)
  const isMissing = (name: string): boolean => {
    const property = view.properties.get(name)
    return !filled.has(name) && !(property !== undefined && viewSchema(api, property).readOnly)
  }
  const together = view.dependents.flatMap(([name, needed]) => (filled.has(name) ? needed : []))
  const own = [...new Set([...view.required, ...together])].filter(isMissing)
  const branches = view.alternatives.flatMap((branchLists) => {
    const missing = branchLists.map((names) => names.filter(isMissing))
    if (missing.some((names) => names.length === 0)) return []
    return [missing.map((names) => names.join(' and ')).join(', or ')]
  })
  const deeper = [...filled].flatMap(([name, inner]) => {
    const property = name === EACH ? view.items : view.properties.get(name)
    if (inner.size === 0 || property === undefined) return []
    return missingFields(property, inner, api).map((path) => `${name}.${path}`)
  })
  return [...own, ...branches, ...deeper]
}
