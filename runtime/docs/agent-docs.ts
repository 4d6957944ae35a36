/** The documentation of connected namespaces as an agent uses it: list, search, read. */

import { effectKinds } from '../effect.js'
import { MoonbindError, UnknownNameError } from '../errors.js'
import { checkOptions, kindOf, oneOf } from '../options.js'
import { details, type ReadOptions, readPages } from '../pages/read-pages.js'
import { Search, type SearchHit, type SearchOptions } from '../search/search.js'
import type { SearchableNamespace } from '../search/searchable.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { nearest } from '../validation/nearest.js'
import { listDocs } from './docs.js'

export interface Docs {
  /** Names of all pages, a namespace before its functions, in documented order. */
  list(): string[]
  /**
   * Functions, and sections of documents, that fit what someone wants to do; best first, and always in the same order.
   * The index is built by the first search.
   *
   * @throws {UnknownNameError} for an unknown namespace; {MoonbindError} for other invalid options.
   */
  search(query: string, options?: SearchOptions): SearchHit[]
  /**
   * One page or several as Markdown. A page is a namespace or `namespace.function`.
   *
   * @throws {UnknownNameError} naming the nearest page; {MoonbindError} for invalid options.
   */
  read(pages: string | readonly string[], options?: ReadOptions): string
}

/** The maximum number of hits of one search, and of pages in one text. */
const MOST_HITS = 100
const MOST_PAGES = 100
/** A text of fewer tokens could not even say that it was shortened. */
const FEWEST_TOKENS = 50

/** The documentation of generated namespaces: `createDocs([definition])`. */
export const createDocs = (namespaces: readonly SearchableNamespace[]): Docs => new AgentDocs(namespaces)

export class AgentDocs implements Docs {
  readonly #namespaces: readonly SearchableNamespace[]
  readonly #search: Search

  constructor(namespaces: readonly SearchableNamespace[]) {
    this.#namespaces = namespaces
    this.#search = new Search(namespaces)
  }

  /** Builds the index, unless it is there. */
  prepare(): void {
    this.#search.open()
  }

  list(): string[] {
    return listDocs(this.#namespaces)
  }

  search(query: string, options: SearchOptions = {}): SearchHit[] {
    if (typeof query !== 'string') throw invalid(`search: expected a query as a string, got ${kindOf(query)}`)
    checkSearch(this.#namespaces, options)
    return this.#search.find(query, options)
  }

  read(pages: string | readonly string[], options: ReadOptions = {}): string {
    checkRead(options)
    return readPages(this.#namespaces, checkPages(pages), options)
  }
}

function checkSearch(namespaces: readonly SearchableNamespace[], options: SearchOptions): void {
  checkOptions('search', options, ['namespace', 'effect', 'limit'])
  const { namespace, effect, limit } = options
  if (namespace !== undefined) checkNamespace(namespaces, namespace)
  if (effect !== undefined) oneOf('search', 'effect', effect, effectKinds)
  if (limit !== undefined) checkWhole('search', 'limit', limit, [1, MOST_HITS])
}

function checkNamespace(namespaces: readonly SearchableNamespace[], wanted: unknown): void {
  if (typeof wanted !== 'string') throw invalid(`search: expected "namespace" to be a string, got ${kindOf(wanted)}`)
  const names = namespaces.map(({ namespace }) => namespace)
  if (names.includes(wanted)) return
  const cut = JSON.stringify(wanted.slice(0, 200))
  throw new UnknownNameError(`search: unknown namespace ${cut}, ${didYouMean(wanted, names)}`, nearest(wanted, names))
}

function checkRead(options: ReadOptions): void {
  checkOptions('read', options, ['detail', 'maxTokens'])
  if (options.detail !== undefined) oneOf('read', 'detail', options.detail, details)
  if (options.maxTokens !== undefined) checkWhole('read', 'maxTokens', options.maxTokens, [FEWEST_TOKENS, 1e9])
}

function checkPages(pages: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(pages) ? pages : [pages]
  if (names.length > MOST_PAGES) throw invalid(`read: expected at most ${MOST_PAGES} pages, got ${names.length}`)
  return names.map((name) => {
    if (typeof name === 'string') return name
    throw invalid(`read: expected the name of a page, such as "namespace.function", got ${kindOf(name)}`)
  })
}

function checkWhole(what: string, name: string, value: unknown, [least, most]: readonly [number, number]): void {
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return
  const got = typeof value === 'number' ? String(value) : kindOf(value)
  throw invalid(`${what}: expected "${name}" to be a whole number from ${least} to ${most}, got ${got}`)
}

/** What a search prints: a line for each hit, or what to do if there is none. */
export function hitLines(query: string, hits: readonly SearchHit[]): string {
  if (hits.length > 0) return hits.map(({ line }) => line).join('\n')
  return `Nothing matches ${JSON.stringify(query.slice(0, 200))}: search with other words, or list all pages`
}

const invalid = (problem: string): MoonbindError => new MoonbindError('invalid_options', problem)
