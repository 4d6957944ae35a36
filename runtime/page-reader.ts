/** How lists of many pages are read on. */
import { jsonText } from './json-text.js'

/** How to come from one page of a list to the next. Plain data: it crosses into the worker. */
export interface Pages {
  /** Documented parameter that counts pages from 1. */
  readonly number: string
  /** Documented parameter for the number of items on a page. */
  readonly size?: string
  /** Where the items are in the documented answer: `['data']`. */
  readonly items: readonly string[]
  /** Where the number of pages is, if the answer says it. */
  readonly total?: readonly string[]
}

/** Goes through the pages of one list, one call at a time; whoever uses it makes the calls. */
export class PageReader {
  readonly #pages: Pages
  readonly #params: { readonly [name: string]: unknown }
  #next: number
  #before: string | undefined
  #over = false

  /** `params` are those of the first call; where they name a page, reading begins there. */
  constructor(pages: Pages, params: { readonly [name: string]: unknown }) {
    const first = params[pages.number]
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
   * The items of the answer to the last `next()`. A list ends where the answer says so, else with the first page that
   * is empty, or that is the one before once more: then the API does not count pages.
   */
  take(answer: unknown): readonly unknown[] {
    const { items: place, total } = this.#pages
    const found = at(answer, place)
    const items = Array.isArray(found) ? (found as readonly unknown[]) : []
    const last = total === undefined ? undefined : at(answer, total)
    if (items.length === 0) this.#over = true
    else if (typeof last === 'number') this.#over = this.#next >= last
    else if (this.#repeats(items)) {
      this.#over = true
      return []
    }
    this.#next++
    return items
  }

  #repeats(items: readonly unknown[]): boolean {
    const text = jsonText(items)!
    const same = text === this.#before
    this.#before = text
    return same
  }
}

const at = (value: unknown, place: readonly string[]): unknown =>
  place.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as { readonly [name: string]: unknown })[name]
        : undefined,
    value,
  )
