/** Finds the part of an operation that an overlay names. */
import type { Operation, UpstreamParameter } from '../../overlay/openapi/operation.js'
import type { OpenApi } from '../../overlay/openapi/read.js'
import { type View, viewSchema } from '../../overlay/openapi/view.js'
import type { OverlayCall, Step, Target } from '../../overlay/overlay.js'

/** A place in a request, as the API sees it. */
export interface Slot {
  /** What the schema says; the marks of an object also apply to its fields. */
  readonly view: View
  readonly required: boolean
  /** The parameter that it is, or belongs to; absent in a body. */
  readonly parameter?: UpstreamParameter
}

/**
 * The place that a value is sent to; `open` if the API accepts names that it does not list; undefined if there is no
 * such place.
 */
export function findSlot(
  api: OpenApi,
  operation: Operation,
  call: Pick<OverlayCall, 'path'>,
  { place, name: written }: Target,
): Slot | 'open' | undefined {
  const name = place === 'path' ? [pathVariable(operation, call, written[0] ?? '')] : written
  if (place === 'body') return operation.body?.schema && stepInto(api, operation.body.schema, name, true)
  const [first = '', ...rest] = name
  const own = operation.parameters.filter((parameter) => parameter.place === place)
  const flatName = [first, ...rest.map((step) => `[${step}]`)].join('')
  const flat = own.find((parameter) => parameter.name === flatName)
  if (flat) return { view: viewSchema(api, flat.schema), required: flat.required, parameter: flat }
  const parameter = own.find((candidate) =>
    place === 'header' ? candidate.name.toLowerCase() === first.toLowerCase() : candidate.name === first,
  )
  if (!parameter) return undefined
  if (rest.length === 0) return { view: viewSchema(api, parameter.schema), required: parameter.required, parameter }
  const inner = stepInto(api, parameter.schema, rest, parameter.required)
  return typeof inner === 'object' ? { ...inner, parameter } : inner
}

/** The API's own name for the path variable of the overlay. */
function pathVariable(operation: Operation, { path }: Pick<OverlayCall, 'path'>, name: string): string {
  const variables = (text: string): string[] => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, variable]) => variable!)
  // The operation's path may begin with the end of the overlay's base address.
  const fromEnd = variables(path).length - variables(path).indexOf(name)
  return variables(operation.path).at(-fromEnd) ?? name
}

function stepInto(
  api: OpenApi,
  holder: unknown,
  [step = '', ...rest]: readonly string[],
  required: boolean,
): Slot | 'open' | undefined {
  const view = viewSchema(api, holder)
  const schema = view.properties.get(step)
  // An object that does not mention further names lists all the names it accepts.
  if (schema === undefined) return view.open ? 'open' : undefined
  const needed = required && view.required.includes(step)
  const inner =
    rest.length === 0 ? { view: viewSchema(api, schema), required: needed } : stepInto(api, schema, rest, needed)
  return typeof inner === 'object' ? { ...inner, view: marked(inner.view, view) } : inner
}

const marked = (view: View, holder: View): View => ({
  ...view,
  readOnly: view.readOnly || holder.readOnly,
  deprecated: view.deprecated || holder.deprecated,
})

/** The schema of an answer at a path; undefined if the API describes nothing there. */
export function followAnswer(api: OpenApi, view: View | undefined, steps: readonly Step[]): View | undefined {
  return steps.reduce<View | undefined>((reached, step) => {
    const schema = step.kind === 'name' ? reached?.properties.get(step.name) : reached?.items
    return schema === undefined ? undefined : viewSchema(api, schema)
  }, view)
}
