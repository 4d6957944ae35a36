/** The fields of an object whose value may be undefined are optional here, and never undefined. */
export type Defined<T> = {
  [name in keyof T as undefined extends T[name] ? never : name]: T[name]
} & {
  [name in keyof T as undefined extends T[name] ? name : never]?: Exclude<T[name], undefined>
}

/** A copy without the fields that are undefined, in the same order: `defined({ a: 1, b: undefined })` is `{ a: 1 }`. */
export function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>
}
