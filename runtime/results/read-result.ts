/** Reads the rest of a result page by page. */
import { MoonbindError } from '../errors.js'
import { checkMaxTokens, fitted } from '../fit/index.js'
import { extraSize, measure } from '../fit/measure.js'
import { checkOptions, kindOf } from '../options.js'
import { CHARACTERS } from '../tokens.js'
import { pathOf, valueAt } from './pointer.js'
import type { ResultStore } from './store.js'

export interface ReadResultOptions {
  /** The handle: `res_…`. */
  readonly result: string
  /** Which part, as a JSON Pointer: `/value`, `/output`, `/error`, `/calls`, `/value/data/3`. By default the whole. */
  readonly path?: string
  /** The first item, field or character, counted from 0. */
  readonly offset?: number
  /** The maximum number of items, fields or characters; by default as many as fit. */
  readonly limit?: number
  /** The maximum number of tokens of the value as JSON text; by default 6,000. */
  readonly maxTokens?: number
}

export interface ResultPage {
  readonly path: string
  readonly type: 'list' | 'object' | 'text' | 'number' | 'boolean' | 'null'
  /**
   * The number of items, fields or characters in all, and which of them are on this page. Absent for values without
   * parts.
   */
  readonly total?: number
  readonly offset?: number
  readonly count?: number
  /** The offset of the next page; absent on the last. */
  readonly next?: number
  /** If a single part is too long and was cut: the path at which to read it. */
  readonly cut?: string
  readonly value: unknown
}

const DEFAULT_TOKENS = 6_000

/**
 * A page of a result that `present` kept. Items and fields are complete; `fit` cuts one only if it does not fit by
 * itself.
 *
 * @throws {MoonbindError} `unknown_result` for a handle of nothing; `invalid_options`; {UnknownNameError} for a path of
 * nothing.
 */
export async function readResult(store: ResultStore, options: ReadResultOptions): Promise<ResultPage> {
  const { result, path, offset, limit, maxTokens } = checked(options)
  const text = await store.get(result)
  if (text === undefined) throw unknownResult(result)
  const page = pageOf(valueAt(JSON.parse(text), path), { path, offset, limit, room: maxTokens * CHARACTERS })
  if (page.total !== undefined && offset > page.total)
    throw invalid(`offset ${offset} is beyond the end: ${path || 'the result'} has ${page.total} ${partsOf(page.type)}`)
  return page
}

const partsOf = (type: ResultPage['type']): string =>
  type === 'text' ? 'characters' : type === 'list' ? 'items' : 'fields'

interface Wanted {
  readonly path: string
  readonly offset: number
  readonly limit: number
  /** Characters of JSON text. */
  readonly room: number
}

function pageOf(value: unknown, wanted: Wanted): ResultPage {
  const { path } = wanted
  if (typeof value === 'string') return { path, type: 'text', ...textPage(value, wanted) }
  if (Array.isArray(value))
    return { path, type: 'list', ...partsPage([...value.entries()], wanted, (kept) => kept.map(([, item]) => item)) }
  if (typeof value === 'object' && value !== null)
    return { path, type: 'object', ...partsPage(Object.entries(value), wanted, Object.fromEntries) }
  return { path, type: value === null ? 'null' : (typeof value as 'number' | 'boolean'), value }
}

type Page = Omit<ResultPage, 'path' | 'type'>
type Entries = readonly (readonly [name: string | number, value: unknown])[]

function partsPage(all: Entries, { path, offset, limit, room }: Wanted, make: (kept: Entries) => unknown): Page {
  const candidates = all.slice(offset, offset + limit)
  let size = 2
  const beyond = candidates.findIndex(
    ([name, value]) =>
      (size += measure(value).size + 1 + (typeof name === 'string' ? measure(name).size + 1 : 0)) > room,
  )
  const kept = beyond < 0 ? candidates : candidates.slice(0, beyond)
  if (kept.length > 0 || candidates.length === 0)
    return { ...counted(all.length, offset, kept.length), value: make(kept) }
  const [name] = candidates[0]!
  const value = fitted(make([candidates[0]!]), { maxTokens: Math.floor(room / CHARACTERS) }).value
  return { ...counted(all.length, offset, 1), cut: `${path}${pathOf([name])}`, value }
}

function textPage(text: string, { offset, limit, room }: Wanted): Page {
  const start = offset > 0 && isInside(text, offset) ? offset - 1 : offset
  let end = start
  for (let size = 2; end < text.length && end - start < limit; end++) {
    size += 1 + extraSize(text, end)
    if (size > room) break
  }
  if (end < text.length && isInside(text, end)) end += end - start > 1 ? -1 : 1
  return { ...counted(text.length, start, end - start), value: text.slice(start, end) }
}

/** Whether a surrogate pair would be cut there. */
const isInside = (text: string, offset: number): boolean => offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff

function counted(
  total: number,
  offset: number,
  count: number,
): Pick<ResultPage, 'total' | 'offset' | 'count' | 'next'> {
  const next = offset + count
  return { total, offset, count, ...(next < total && { next }) }
}

function checked(options: ReadResultOptions): Required<ReadResultOptions> {
  checkOptions('read_result', options, ['result', 'path', 'offset', 'limit', 'maxTokens'])
  const { result, path = '', offset = 0, limit = Number.MAX_SAFE_INTEGER, maxTokens = DEFAULT_TOKENS } = options
  for (const [name, text] of [
    ['result', result],
    ['path', path],
  ] as const)
    if (typeof text !== 'string') throw invalid(`expected "${name}" to be a string, got ${kindOf(text)}`)
  for (const [name, number, least] of [
    ['offset', offset, 0],
    ['limit', limit, 1],
  ] as const)
    if (!Number.isSafeInteger(number) || number < least)
      throw invalid(
        `expected "${name}" to be a whole number of at least ${least}, got ` +
          `${typeof number === 'number' ? number : kindOf(number)}`,
      )
  checkMaxTokens('read_result', maxTokens)
  return { result, path, offset, limit, maxTokens }
}

const invalid = (problem: string): MoonbindError => new MoonbindError('invalid_options', `read_result: ${problem}`)

function unknownResult(result: string): MoonbindError {
  const shown = JSON.stringify(result.slice(0, 60))
  return new MoonbindError(
    'unknown_result',
    `read_result: there is no result ${shown}: results are kept for a limited time, and handles look like res_…; ` +
      'run the script again',
  )
}
