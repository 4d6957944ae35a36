/** Finds what an overlay names in an OpenAPI document. */
import { nearest } from '../../../runtime/nearest.js'
import type { OpenApi, Operation } from '../../overlay/openapi/read.js'
import { type View, viewSchema } from '../../overlay/openapi/view.js'
import type { OverlayCall, Step, Target } from '../../overlay/overlay.js'

/** Names of path variables are the overlay's own matter: only their places count. */
const normalized = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}').replace(/\/$/, '')

export function findOperation(
  api: OpenApi,
  { method, path }: Pick<OverlayCall, 'method' | 'path'>,
): Operation | undefined {
  const own = api.operations.filter((each) => each.method === method)
  return own.find((each) => each.path === path) ?? own.find((each) => normalized(each.path) === normalized(path))
}

/** The nearest operation of the same method, for a message. */
export function nearestOperation(
  api: OpenApi,
  { method, path }: Pick<OverlayCall, 'method' | 'path'>,
): string | undefined {
  const near = nearest(
    path,
    api.operations.filter((each) => each.method === method).map((each) => each.path),
  )
  return near === undefined ? undefined : `${method} ${near}`
}

/** A place in a request, as the API sees it. */
export interface Slot {
  readonly view: View
  readonly required: boolean
}

/** The place that a value is sent to; `open` where the API takes names that it does not list; undefined where it has none. */
export function findSlot(
  api: OpenApi,
  operation: Operation,
  call: Pick<OverlayCall, 'path'>,
  { place, name: written }: Target,
): Slot | 'open' | undefined {
  const name = place === 'path' ? [pathVariable(operation, call, written[0] ?? '')] : written
  if (place === 'body') return operation.body && stepInto(api, operation.body, name, true)
  const [first = '', ...rest] = name
  const own = operation.parameters.filter((each) => each.place === place)
  const flat = own.find((each) => each.name === [first, ...rest.map((step) => `[${step}]`)].join(''))
  if (flat) return { view: viewSchema(api, flat.schema), required: flat.required }
  const parameter = own.find((each) => (place === 'header' ? each.name.toLowerCase() === first : each.name === first))
  if (!parameter) return undefined
  return rest.length === 0
    ? { view: viewSchema(api, parameter.schema), required: parameter.required }
    : stepInto(api, parameter.schema, rest, parameter.required)
}

/** The API's own name of the path variable that stands where the overlay's does. */
function pathVariable(operation: Operation, { path }: Pick<OverlayCall, 'path'>, name: string): string {
  const variables = (text: string): string[] => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, variable]) => variable!)
  return variables(operation.path)[variables(path).indexOf(name)] ?? name
}

/** An object says itself whether it takes names beyond those it lists; one that says nothing lists what it knows. */
function isOpen(api: OpenApi, schema: unknown): boolean {
  const more = api.resolve(schema)?.['additionalProperties']
  return more === true || (typeof more === 'object' && more !== null)
}

function stepInto(
  api: OpenApi,
  holder: unknown,
  [step = '', ...rest]: readonly string[],
  required: boolean,
): Slot | 'open' | undefined {
  const view = viewSchema(api, holder)
  const schema = view.properties.get(step)
  if (schema === undefined) return isOpen(api, holder) ? 'open' : undefined
  const needed = required && view.required.includes(step)
  return rest.length === 0 ? { view: viewSchema(api, schema), required: needed } : stepInto(api, schema, rest, needed)
}

/** What an answer holds at a path; undefined where the API does not say that there is anything. */
export function followAnswer(api: OpenApi, view: View | undefined, steps: readonly Step[]): View | undefined {
  return steps.reduce<View | undefined>((at, step) => {
    const schema = step.kind === 'name' ? at?.properties.get(step.name) : at?.items
    return schema === undefined ? undefined : viewSchema(api, schema)
  }, view)
}
