/** What generated code says of a namespace's API as the mock server plays it: the way of an overlay, backwards. */
import type { NamespaceDefinition } from '../definition.js'
import type { HttpTable, Params } from '../http/call-table.js'

export { field, item, items, mapped, scaled } from '../http/answer.js'

/** A namespace that the mock server answers for. */
export interface MockNamespace {
  readonly definition: NamespaceDefinition
  /** Absent where nothing says how the API looks: each function is then `POST /<function>` with its parameters as JSON. */
  readonly table?: HttpTable
  readonly calls?: { readonly [name: string]: MockCall }
}

/** A function of the table, backwards. */
export interface MockCall {
  /** Tells functions apart that share an operation, by what is always sent. */
  readonly matches?: (request: MockRequest) => boolean
  /** The documented parameters. Those that were not sent are undefined. */
  readonly params: (request: MockRequest) => Params
  /** Brings a documented answer into the form that the API has. */
  readonly answer?: (body: unknown) => unknown
}

/** A request as it came in. */
export interface MockRequest {
  readonly path: { readonly [name: string]: string }
  /** Text, lists of it, and objects of `page[size]=10`. */
  readonly query: { readonly [name: string]: unknown }
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined }
  readonly body: unknown
}

/** What stands at the end of names and positions. */
export function at(value: unknown, ...steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as { readonly [name: string]: unknown })[step]
        : undefined,
    value,
  )
}

/** A number out of text; other text stays, for the validator to complain. */
export const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value

export const asBoolean = (value: unknown): unknown => (value === 'true' ? true : value === 'false' ? false : value)

/** One value that may be repeated is a list. */
export const asList = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value])

/** Takes fields out of an object, so that the API's own can be put there. */
export function take(target: unknown, ...names: readonly string[]): unknown[] {
  const values = names.map((name) => at(target, name))
  if (typeof target === 'object' && target !== null)
    for (const name of names) delete (target as { [name: string]: unknown })[name]
  return values
}

/** Puts a value where the steps lead, with the objects and lists on the way there. Nothing where there is no value. */
export function put(target: unknown, value: unknown, ...steps: readonly (string | number)[]): void {
  if (value === undefined || typeof target !== 'object' || target === null) return
  let inner = target as { [step: string | number]: unknown }
  steps.forEach((step, index) => {
    const last = index === steps.length - 1
    const there = Object.hasOwn(inner, step) ? inner[step] : undefined
    const next: unknown = last
      ? value
      : typeof there === 'object' && there !== null
        ? there
        : typeof steps[index + 1] === 'number'
          ? []
          : {}
    Object.defineProperty(inner, step, { value: next, enumerable: true, configurable: true, writable: true })
    inner = next as typeof inner
  })
}
