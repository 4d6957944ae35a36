/** Only the names of objects with more names than this are remembered. */
const MANY = 1_000

/**
 * The names of the objects in a value. JavaScript lists all names of an object at once, and takes long for hundreds of
 * thousands of them: that is done once for each object, however often its names are needed.
 */
export class Names {
  #found: Map<object, readonly string[]> | undefined

  of(object: object): readonly string[] {
    const found = this.#found?.get(object)
    if (found !== undefined) return found
    const names = Object.keys(object)
    if (names.length > MANY) (this.#found ??= new Map()).set(object, names)
    return names
  }
}
