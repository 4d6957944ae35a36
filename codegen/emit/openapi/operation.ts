/** One operation with everything that documented functions send to it. */
import type { ApiFunction, Parameter, Schema } from '../../ir.js'
import {
  type ListSeparator,
  type OverlayCall,
  type OverlayParameter,
  type Target,
  targetText,
} from '../../overlay/overlay.js'
import { upstreamAnswer } from './answer.js'
import { type ApiSchema, apiSchema, either, eitherObject, sentSchema } from './schema.js'

/** A function and the call that answers it. */
export interface Use {
  readonly documented: ApiFunction
  readonly call: OverlayCall
}

/** One value of a request, as one function sends it. */
interface Value {
  readonly target: Target
  readonly schema: ApiSchema
  readonly required: boolean
  readonly description: string
  readonly style: object
}

/** The operation object (OpenAPI 3.1.0, 4.8.10) of functions that share a method and a path. */
export function operation(uses: readonly Use[], namespace: string): object {
  const sent = uses.map((use) => nested(valuesOf(use)))
  const [{ documented }] = uses as readonly [Use, ...Use[]]
  const parameters = parametersOf(sent)
  const body = bodyOf(sent)
  return {
    operationId: documented.name,
    tags: [namespace],
    summary: uses.map((use) => use.documented.summary).join(' '),
    ...(uses.every((use) => use.documented.deprecated === true) && { deprecated: true }),
    'x-moonbind-functions': uses.map((use) => `${namespace}.${use.documented.name}`),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: {
      '200': { description: 'The answer, as far as it is documented', content: jsonContent(answerOf(uses)) },
      default: { description: 'An error', content: jsonContent({}) },
    },
  }
}

const jsonContent = (schema: ApiSchema) => ({ 'application/json': { schema } })

function answerOf(uses: readonly Use[]): ApiSchema {
  const schemas = uses.map(
    ({ documented, call }): Schema => (documented.result ? upstreamAnswer(documented.result, call.answer) : {}),
  )
  return schemas.map(apiSchema).reduce(either)
}

/** All values that one function sends. */
function valuesOf({ documented, call }: Use): Value[] {
  const known = new Map(documented.parameters.map((parameter) => [parameter.name, parameter]))
  const constants = call.constants.map(
    ({ target, value }): Value => ({ target, schema: { enum: [value] }, required: true, description: '', style: {} }),
  )
  const given = [...call.parameters].flatMap(([name, overlay]) => {
    const parameter = known.get(name)
    return overlay.kind === 'sent' && parameter ? [sentValue(parameter, overlay)] : []
  })
  const key: Value[] = call.idempotencyHeader
    ? [
        {
          target: { place: 'header', name: [call.idempotencyHeader] },
          schema: { type: 'string' },
          required: false,
          description: 'Makes a repeated request harmless',
          style: {},
        },
      ]
    : []
  return [...constants, ...given, ...key]
}

type Sent = Extract<OverlayParameter, { kind: 'sent' }>

function sentValue({ schema, required, description }: Parameter, overlay: Sent): Value {
  return { target: overlay.target, schema: sentSchema(schema, overlay), required, description, style: styleOf(overlay) }
}

/** How lists and nested values of the query are written (OpenAPI 3.1.0, 4.8.12.3). */
function styleOf({ join, encoding }: Sent): object {
  if (encoding === 'json') return { content: true }
  return join === undefined ? {} : { style: styles[join], explode: false }
}

const styles: { readonly [separator in ListSeparator]: string } = {
  ',': 'form',
  ' ': 'spaceDelimited',
  '|': 'pipeDelimited',
}

/**
 * `filter[state]` and `filter[kind]` are one parameter of the style `deepObject`, as far as that style can express
 * them.
 */
function nested(values: readonly Value[]): Value[] {
  const objects = new Map<string, Value>()
  return values.flatMap((value): Value[] => {
    const { target, style } = value
    const [first = '', ...rest] = target.name
    if (target.place === 'body' || rest.length === 0 || Object.keys(style).length > 0) return [value]
    const name = `${target.place} ${first}`
    const known = objects.get(name)
    const schema = insertAt((known?.schema ?? { type: 'object' }) as Schema, rest, leafOf(value), value.required)
    const whole: Value = {
      target: { place: target.place, name: [first] },
      schema: schema as ApiSchema,
      required: value.required || known?.required === true,
      description: '',
      style: { style: 'deepObject', explode: true },
    }
    // The first one takes the place of all.
    if (known) Object.assign(known, whole)
    else objects.set(name, whole)
    return known ? [] : [whole]
  })
}

/** Parameters of path, query and header; one that not every function sends is optional. */
function parametersOf(sent: readonly (readonly Value[])[]): object[] {
  const merged = new Map<string, Value>()
  for (const value of sent.flat()) {
    if (value.target.place === 'body') continue
    const id = `${value.target.place} ${targetText(value.target)}`
    merged.set(id, merge(merged.get(id), value))
  }
  return [...merged].map(([id, value]) => {
    const { target, schema, description, style } = value
    const always = sent.every((values) =>
      values.some((other) => other.required && `${other.target.place} ${targetText(other.target)}` === id),
    )
    const isJson = 'content' in style
    return {
      name: targetText(target),
      in: target.place,
      ...((always || target.place === 'path') && { required: true }),
      ...(description !== '' && { description }),
      ...(isJson ? { content: jsonContent(schema) } : { ...style, schema }),
    }
  })
}

const isDeep = ({ style }: Value): boolean => 'style' in style && style.style === 'deepObject'

function merge(known: Value | undefined, value: Value): Value {
  if (!known) return value
  const join = isDeep(value) ? eitherObject : either
  return { ...value, schema: join(known.schema, value.schema), description: known.description || value.description }
}

/** The body of all functions together; it is required if each sends a field always. */
function bodyOf(sent: readonly (readonly Value[])[]): object | undefined {
  const bodies = sent.map((values) => values.filter(({ target }) => target.place === 'body'))
  if (bodies.every((values) => values.length === 0)) return undefined
  const schemas = bodies.map((values) => values.reduce<Schema>(insert, { type: 'object' }) as ApiSchema)
  const required = bodies.every((values) => values.some((value) => value.required))
  return { ...(required && { required: true }), content: jsonContent(schemas.reduce(either)) }
}

function insert(object: Schema, value: Value): Schema {
  return insertAt(object, value.target.name, leafOf(value), value.required)
}

const leafOf = ({ schema, description }: Value): Schema =>
  (description === '' ? schema : { description, ...schema }) as Schema

function insertAt(object: Schema, [step = '', ...rest]: readonly string[], leaf: Schema, required: boolean): Schema {
  const inner = object.properties?.[step] ?? { type: 'object' }
  const demanded = required && !object.required?.includes(step) ? [...(object.required ?? []), step] : object.required
  return {
    ...object,
    properties: { ...object.properties, [step]: rest.length > 0 ? insertAt(inner, rest, leaf, required) : leaf },
    ...(demanded && { required: demanded }),
  }
}
