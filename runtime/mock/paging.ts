/** Pages lists, as the names of parameters and of fields in answers suggest. */
import type { ParameterDefinition } from '../definition.js'
import { fits, typesOf } from '../validation/fits.js'
import type { Json, Schema } from '../validation/schema.js'
import { absent } from './make.js'
import { oneOf, snake } from './words.js'

type Params = { readonly [name: string]: unknown }

const SIZE = oneOf(`
  page_size per_page page_limit page_count limit max_results max_items max_count results_per_page items_per_page
  num_results number_of_results count size top take first rows
`)
const NUMBER = /^(?:page|page_number|page_num|page_no|page_index|current_page|p)$/
const OFFSET = /^(?:offset|skip|start|start_index|start_at|page_offset|from_index)$/
const CURSOR = oneOf(`
  cursor next_cursor page_cursor page_token next_page_token next_token continuation_token continuation after
  starting_after bookmark marker scroll_id
`)

/** The part of a list that a call asks for. */
export interface Page {
  readonly start: number
  readonly size: number
  /** Number of the page as the caller counts. */
  readonly number: number
}

/** True for a parameter that chooses a part of a list. */
export const isPaging = (name: string): boolean =>
  [SIZE, NUMBER, OFFSET, CURSOR].some((pattern) => pattern.test(snake(name)))

/** Length of a page if the call does not state it. */
const DEFAULT_SIZE = 20

/** `most` is the longest page, whatever a call asks for; `positionOf` finds the item with an id. */
export function readPage(
  parameters: readonly ParameterDefinition[],
  params: Params,
  most: number,
  positionOf: (id: string) => number | undefined,
): Page {
  const named = (pattern: RegExp) =>
    parameters.find(
      ({ name, schema }) => pattern.test(snake(name)) && (pattern === CURSOR || !typesOf(schema).includes('string')),
    )
  const [size, number, offset, cursor] = [named(SIZE), named(NUMBER), named(OFFSET), named(CURSOR)]
  const asked =
    whole(params[size?.name ?? ''], size?.schema.default) ??
    Math.min(DEFAULT_SIZE, size?.schema.maximum ?? DEFAULT_SIZE)
  const count = Math.min(Math.max(0, asked), most)
  const first = number?.schema.minimum === 0 || number?.schema.default === 0 ? 0 : 1
  const wanted = Math.max(first, whole(params[number?.name ?? ''], undefined) ?? first)
  const skipped =
    whole(params[offset?.name ?? ''], undefined) ??
    afterCursor(params[cursor?.name ?? ''], positionOf) ??
    (wanted - first) * count
  return {
    start: Math.max(0, skipped),
    size: count,
    number: offset || cursor ? first + Math.floor(skipped / Math.max(1, count)) : wanted,
  }
}

function whole(value: unknown, fallback: Json | undefined): number | undefined {
  if (typeof value === 'number') return Math.floor(value)
  return typeof fallback === 'number' ? fallback : undefined
}

const cursorAt = (start: number): string => `after-${start}`

/** Our own cursors, or the id of the last thing seen. */
function afterCursor(cursor: unknown, positionOf: (id: string) => number | undefined): number | undefined {
  if (typeof cursor !== 'string' || cursor === '') return undefined
  const own = /^after-(\d+)$/.exec(cursor)
  if (own) return Number(own[1])
  const position = positionOf(cursor)
  return position === undefined ? undefined : position + 1
}

/** The value of a field that describes the page; undefined for other fields. */
export function pageField(
  name: string,
  schema: Schema,
  { start, size, number }: Page,
  shown: number,
  total: number,
): Json | typeof absent | undefined {
  const more = start + shown < total
  const field = snake(name)
  if (/^(?:has_more|has_next|has_next_page|more|next_page_exists)$/.test(field)) return fitting(schema, [more])
  if (/^(?:has_previous|has_prev|has_previous_page)$/.test(field)) return fitting(schema, [start > 0])
  if (
    /^(?:total|total_(?:count|results|items|records|entries|hits|size|elements)|count_total|results_total)$/.test(field)
  )
    return fitting(schema, [total, String(total)])
  if (/^(?:total_pages|page_count|pages|last_page|num_pages)$/.test(field))
    return fitting(schema, [Math.max(1, Math.ceil(total / Math.max(1, size)))])
  if (/^(?:count|num_results|result_count|results_count|shown|length)$/.test(field)) return fitting(schema, [shown])
  if (NUMBER.test(field)) return fitting(schema, [number])
  if (OFFSET.test(field)) return fitting(schema, [start])
  if (
    /^next(?:_page)?$/.test(field) ||
    /^(?:next_)?(?:page_)?(?:cursor|token)$|^next_page_token$|^end_cursor$|^continuation(?:_token)?$/.test(field)
  ) {
    if (more) return fitting(schema, [cursorAt(start + shown), number + 1])
    return fits(schema, null) ? null : absent
  }
  return /^(?:page_size|per_page|limit)$/.test(field) ? fitting(schema, [size]) : undefined
}

/** The first of the values that the schema accepts. */
const fitting = (schema: Schema, values: readonly Json[]): Json | undefined =>
  values.find((value) => fits(schema, value))
