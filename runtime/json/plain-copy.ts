/** A deep copy of plain data; both share objects that are not plain. */
export function plainCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plainCopy)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return value
  const copy = Object.create(null) as { [name: string]: unknown }
  for (const name of Object.keys(value)) copy[name] = plainCopy((value as { readonly [name: string]: unknown })[name])
  return copy
}
