/** Makes the mock's answer for each kind of call. */
import type { FunctionDefinition, ParameterDefinition } from '../definition.js'
import { TransportError } from '../errors.js'
import { callPath } from '../path.js'
import type { TransportRequest } from '../transport.js'
import type { Json, Schema } from '../validation/schema.js'
import { type Entity, fieldKey, keep, type Store, view } from './entity.js'
import { type Filter, fieldsOf, informedItems, matches, readFilters } from './filters.js'
import { type Fill, make } from './make.js'
import { isPaging, type Page, pageField, readPage } from './paging.js'
import { isFieldOf, isSame, listPlace, objectPlace, type Place } from './places.js'
import { holds, plain } from './plain.js'
import { type Action, type NameSense, snake } from './words.js'

type Params = TransportRequest['params']

/** For a list whose answer is not documented: its items are under `data`. */
const UNKNOWN_LIST: Schema = { type: 'object', properties: { data: { type: 'array', items: { type: 'object' } } } }

/** True if a call answers many things. */
export function answersList({ result, parameters }: FunctionDefinition, { action, plural, noun }: NameSense): boolean {
  if (result === undefined) return action === 'list'
  if (!listPlace(result)) return false
  if (action === 'list') return true
  const named = parameters.some(({ name }) => fieldKey(name, noun) === 'id')
  return action === 'get' && plural && !named && objectPlace(result, noun).place.length === 0
}

export function answerList(
  { function: definition, params }: TransportRequest,
  { noun }: NameSense,
  store: Store,
): Json {
  const result = definition.result ?? UNKNOWN_LIST
  const found = listPlace(result)!
  const items = informedItems(definition, found.items)
  const filters = readFilters(definition, params, items, noun)
  const show = (entity: Entity): Json => view(entity, items)
  const all = select(
    store,
    noun,
    items,
    filters,
    definition.parameters.some(({ name }) => isPaging(name)),
  )
  const page = readPage(definition.parameters, params, found.maxItems, (id) => position(all, id))
  const shown = all.slice(page.start, page.start + page.size).map(show)
  // A list with a documented least length keeps it on its last page, too.
  while (shown.length < found.minItems) shown.push(show(store.made(noun, `?more#${shown.length}`, shown.length)))
  return make(result, {
    noun,
    key: `${noun}/${page.start}`,
    index: 0,
    items: Math.min(2, page.size),
    fill: fillList(found.place, shown, page, all.length, params),
  })
}

/** All items that a list call asks for, written ones first. */
function select(store: Store, noun: string, items: Schema, filters: readonly Filter[], paged: boolean): Entity[] {
  const asked = (entity: Entity): boolean => {
    if (entity.deleted) return false
    view(entity, items)
    return filters.every((filter) => matches(entity, filter))
  }
  const written = store.written().filter((entity) => belongs(entity, noun, items) && asked(entity))
  const ids = new Set(written.map(({ fields }) => fields.get('id')).filter((id) => id !== undefined))
  const made = store.base(noun, paged).filter((entity) => asked(entity) && !ids.has(entity.fields.get('id')!))
  if (written.length + made.length > 0 || filters.length === 0) return [...written, ...made]
  return madeToMatch(store, noun, filters).filter(({ deleted }) => !deleted)
}

/** Makes items that match if none does; only one if the filter identifies one. */
function madeToMatch(store: Store, noun: string, filters: readonly Filter[]): Entity[] {
  const single = filters.some(
    ({ field, shown, choices }) =>
      shown && choices === undefined && /(?:^|_)(?:id|number|email|name|slug|url)$/.test(field),
  )
  const text = filters.map(({ field, value }) => `${field}=${value}`).join('&')
  return Array.from({ length: single ? 1 : 3 }, (_, index) =>
    store.made(noun, `?${text}#${index}`, index, fieldsOf(filters)),
  )
}

/** Fields that any item may have. */
const COMMON = /^(?:id|status|state|type|kind|name|title|url)$|_(?:id|at)$/

/**
 * An item that a call wrote is in the lists of its own noun. It is also in a list of another noun if the call gave at
 * least two, and at least half, of the fields that the items show, not counting fields that anything may have: what
 * `send_sms{ from, to, text }` wrote is in `list_messages`, whose items show `from`, `to` and `text`.
 */
function belongs(entity: Entity, noun: string, items: Schema): boolean {
  if (entity.noun === noun) return true
  const telling = Object.keys(items.properties ?? {})
    .map(snake)
    .filter((name) => !COMMON.test(name))
  const shared = telling.filter((name) => entity.given?.has(name)).length
  return shared >= 2 && shared * 2 >= telling.length
}

function position(all: readonly Entity[], id: string): number | undefined {
  const index = all.findIndex(({ fields }) => fields.get('id') === id)
  return index < 0 ? undefined : index
}

function fillList(place: Place, shown: readonly Json[], page: Page, total: number, params: Params): Fill {
  return (path, schema) => {
    if (isSame(place, path)) return [...shown]
    const name = path.at(-1)
    if (name === undefined || path.length > place.length + 1) return undefined
    const said = pageField(name, schema, page, shown.length, total)
    return said === undefined ? echo(params, name, schema) : said
  }
}

/** A field repeats the argument that has its name. */
function echo(params: Params, name: string, schema: Schema): Json | undefined {
  const value = Object.hasOwn(params, name) ? plain(params[name]) : undefined
  return value !== undefined && holds(schema, value) ? value : undefined
}

/** Answers a call that is about one item. */
export function answerOne(request: TransportRequest, reading: NameSense, store: Store): Json {
  const { function: definition, params } = request
  const entity = target(request, reading, store)
  const result = definition.result ?? { type: 'object' as const }
  const { place } = objectPlace(result, reading.noun)
  if (place.length === 0) return view(entity, result)
  return make(result, {
    noun: entity.noun,
    key: entity.key,
    index: entity.index,
    fill: fillObject(entity, place, params),
  })
}

function fillObject(entity: Entity, place: Place, params: Params): Fill {
  return (path, schema) => {
    if (isSame(place, path)) return view(entity, schema)
    const name = path.at(-1)
    return name !== undefined && place.some((_, depth) => isFieldOf(place.slice(0, depth), path))
      ? echo(params, name, schema)
      : undefined
  }
}

/** The item that a call is about, changed as the call says. */
function target(request: TransportRequest, { action, verb, noun }: NameSense, store: Store): Entity {
  const { namespace, account, function: definition, params } = request
  const given = givenFields(params, noun)
  if (action === 'create') return store.write(noun, [...given, ...(STATED.get(verb) ?? [])], new Set(given.keys()))
  const by = identifier(definition.parameters, params, noun)
  if (!by) return unnamed(definition.name, action, noun, given, store)
  const entity = store.find(noun, by.field, by.value) ?? store.made(noun, `=${by.value}`, 0, [[by.field, by.value]])
  if (entity.deleted) {
    const path = callPath(namespace, definition.name, account)
    throw new TransportError('not_found', `${path}: nothing has ${by.name} ${JSON.stringify(by.value)} any more`)
  }
  if (by.field.endsWith('_id')) keep(entity, 'id', by.value)
  if (action === 'update') for (const [name, value] of given) if (name !== by.field) entity.fields.set(name, value)
  if (action === 'delete') {
    entity.deleted = true
    entity.fields.set('deleted', true)
  }
  return entity
}

/** An item that no argument identifies: the only one of its noun, or one made from these arguments. */
function unnamed(name: string, action: Action, noun: string, given: ReadonlyMap<string, Json>, store: Store): Entity {
  if (action !== 'update' && given.size > 0) return store.made(noun, `!${name}${JSON.stringify([...given])}`, 0, given)
  const only = store.made(noun, '!')
  for (const [field, value] of given) only.fields.set(field, value)
  return only
}

/** Fields that a verb gives to what it creates. */
const STATED: ReadonlyMap<string, readonly (readonly [string, Json])[]> = new Map([
  [
    'send',
    [
      ['status', 'queued'],
      ['direction', 'outbound'],
    ],
  ],
  ['schedule', [['status', 'scheduled']]],
])

/** Arguments that hold the fields of the written item. */
const BUNDLES = ['data', 'fields', 'properties', 'attributes', 'input', 'body', 'payload', 'params', 'record', 'values']

/** The arguments as fields. */
function givenFields(params: Params, noun: string): Map<string, Json> {
  const fields = new Map<string, Json>()
  for (const [name, raw] of Object.entries(params)) {
    const value = plain(raw)
    if (value === undefined) continue
    fields.set(fieldKey(name, noun), value)
    if (
      typeof value !== 'object' ||
      value === null ||
      Array.isArray(value) ||
      !(BUNDLES.includes(snake(name)) || snake(name) === noun)
    )
      continue
    for (const [inner, field] of Object.entries(value as { readonly [name: string]: Json }))
      fields.set(fieldKey(inner, noun), field)
  }
  return fields
}

/** The argument that identifies the item: its id, else any required id, else the only required argument. */
function identifier(
  parameters: readonly ParameterDefinition[],
  params: Params,
  noun: string,
): { name: string; field: string; value: string | number } | undefined {
  const scalars = parameters.filter(({ name }) => typeof params[name] === 'string' || typeof params[name] === 'number')
  const required = scalars.filter((parameter) => parameter.required)
  const found =
    scalars.find(({ name }) => fieldKey(name, noun) === 'id') ??
    required.find(({ name }) => /(?:^|_)(?:id|uuid|key|slug)$/.test(snake(name))) ??
    (required.length === 1 ? required[0] : undefined)
  return found && { name: found.name, field: fieldKey(found.name, noun), value: params[found.name] as string | number }
}
