/** The API of a namespace for the mock server: its overlay read backwards. Generated code provides it. */
import type { NamespaceDefinition } from '../definition.js'
import type { HttpTable, Params } from '../http/call-table.js'

export { field, item, items, mapped, scaled } from '../http/answer.js'

/** A namespace that the mock server answers for. */
export interface MockNamespace {
  readonly definition: NamespaceDefinition
  /** Absent if the API is unknown: each function is then `POST /<function>` with its parameters as JSON. */
  readonly table?: HttpTable
  readonly calls?: { readonly [name: string]: MockCall }
}

/** A function of the overlay, read backwards. */
export interface MockCall {
  /** Tells functions that share an operation apart by the constants of their requests. */
  readonly matches?: (request: MockRequest) => boolean
  /** The documented parameters; undefined if they were not sent. */
  readonly params: (request: MockRequest) => Params
  /** Turns a documented answer into the API's form. */
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

/** The value at the end of these names and positions. */
export function at(value: unknown, ...steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as { readonly [name: string]: unknown })[step]
        : undefined,
    value,
  )
}

/** A number from a text. Other text stays as it is, and the validator reports it. */
export function asNumber(value: unknown): unknown {
  if (typeof value !== 'string' || value.trim() === '') return value
  const number = Number(value)
  const isExact = !Number.isInteger(number) || Number.isSafeInteger(number)
  return Number.isFinite(number) && isExact ? number : value
}

export const asBoolean = (value: unknown): unknown => (value === 'true' ? true : value === 'false' ? false : value)

/** A parameter that may be repeated, as a list. */
export const asList = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value])

/** Removes fields from an object and returns their values, to make room for the API's own. */
export function take(target: unknown, ...names: readonly string[]): unknown[] {
  const values = names.map((name) => at(target, name))
  if (typeof target === 'object' && target !== null)
    for (const name of names) delete (target as { [name: string]: unknown })[name]
  return values
}

/** Puts a value where the steps lead and makes the objects and lists on the way. Does nothing without a value. */
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
