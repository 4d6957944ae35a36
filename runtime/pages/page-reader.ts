/** Reads the lists that have pages. */
import { TransportError } from '../errors.js'
import { jsonText } from '../json/json-text.js'
import { kindOf } from '../options.js'

/** How to get from one page of a list to the next. Plain data, because it is sent to the worker. */
export interface Pages {
  /** Documented parameter that counts pages from 1. */
  readonly number: string
  /** Documented parameter for the number of items on a page. */
  readonly size?: string
  /** Where the items are in the documented answer: `['data']`; `[]` if the answer is the list. */
  readonly items: readonly string[]
  /** Where the answer holds the number of pages, if it does. */
  readonly total?: readonly string[]
}

/** Goes through the pages of one list, one call at a time; its user makes the calls. */
export class PageReader {
  readonly #path: string
  readonly #pages: Pages
  readonly #params: { readonly [name: string]: unknown }
  #next: number
  #before: string | undefined
  #over = false
  #wasEmpty = false

  /**
   * `path` is what messages call the function: `app.integrations.shop.list_orders`. `params` are those of the first
   * call; if they name a page, reading begins there.
   */
  constructor(path: string, pages: Pages, params: { readonly [name: string]: unknown }) {
    const first = params[pages.number]
    this.#path = path
    this.#pages = pages
    this.#params = params
    this.#next =
      typeof first === 'number' || (typeof first === 'string' && /^\d{1,15}$/.test(first)) ? Number(first) : 1
  }

  /** Parameters of the next call; undefined after the last page. */
  next(): { readonly [name: string]: unknown } | undefined {
    return this.#over ? undefined : { ...this.#params, [this.#pages.number]: this.#next }
  }

  /**
   * The items of the answer to the last `next()`. If the answer says how many pages there are, the list ends with the
   * last of them, however empty those before it are. Else it ends with the second empty page in a row, because an API
   * that filters after it cut the pages has empty ones in the middle, or with a page that repeats the one before: then
   * the API does not count pages.
   *
   * @throws {TransportError} `no_list` if the answer has no list where its items should be.
   */
  take(answer: unknown): readonly unknown[] {
    const items = this.#itemsOf(answer)
    const last = this.#lastPage(answer)
    if (last !== undefined) this.#over = this.#next >= last
    else if (items.length === 0) this.#over = this.#wasEmpty
    else if (this.#repeats(items)) {
      this.#over = true
      return []
    }
    this.#wasEmpty = items.length === 0
    this.#next++
    return items
  }

  #itemsOf(answer: unknown): readonly unknown[] {
    const { items: place } = this.#pages
    const found = valueAt(answer, place)
    if (Array.isArray(found)) return found as readonly unknown[]
    // Some servers write an empty list as null.
    if (found === null) return []
    const where = place.length === 0 ? 'to be a list' : `to hold a list in "${place.join('.')}"`
    throw new TransportError(
      'no_list',
      `${this.#path}: expected the answer for page ${this.#next} ${where}, got ${kindOf(found)}`,
    )
  }

  /** Number of the last page, also as digits in a text; undefined if the answer does not say it. */
  #lastPage(answer: unknown): number | undefined {
    const { total } = this.#pages
    const found = total && valueAt(answer, total)
    if (typeof found === 'string' && /^\d{1,15}$/.test(found)) return Number(found)
    return typeof found === 'number' ? found : undefined
  }

  #repeats(items: readonly unknown[]): boolean {
    const text = jsonText(items)!
    const same = text === this.#before
    this.#before = text
    return same
  }
}

const valueAt = (value: unknown, place: readonly string[]): unknown =>
  place.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as { readonly [name: string]: unknown })[name]
        : undefined,
    value,
  )
