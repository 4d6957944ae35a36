/** The items that the mock holds for one account. */

import { typesOf } from '../validation/fits.js'
import type { Json, Schema } from '../validation/schema.js'
import { make } from './make.js'
import { holds } from './plain.js'
import { snake } from './words.js'

/** One item: a message, a customer. Its fields are made at their first use, and stay. */
export interface Entity {
  readonly noun: string
  /** The same key makes the same fields. */
  readonly key: string
  /** The item of index 0 shows documented examples unchanged. */
  readonly index: number
  /** By name in snake case. */
  readonly fields: Map<string, Json>
  /** Whether a call wrote it; otherwise it is made up. */
  readonly written: boolean
  /** Names of the fields that the call gave. */
  readonly given?: ReadonlySet<string>
  deleted: boolean
}

/** The name under which a field is kept: `message_id` of a message is its `id`. */
export function fieldKey(name: string, noun: string): string {
  const key = snake(name)
  const last = noun.split('_').at(-1)!
  return noun !== '' && (key === `${noun}_id` || key === `${last}_id`) ? 'id' : key
}

/** An item as an object of `schema`. Made-up fields are kept, so that the next answer repeats them. */
export function view(entity: Entity, schema: Schema): Json {
  const { noun, key, index } = entity
  const known = (name: string, field: Schema): Json | undefined => {
    const value = entity.fields.get(fieldKey(name, noun))
    return value !== undefined && holds(field, value) ? value : undefined
  }
  const made = make(described(schema, entity), {
    noun,
    key,
    index,
    fill: (path, field) => (path.length === 1 ? known(path[0]!, field) : undefined),
  })
  if (typeof made !== 'object' || made === null || Array.isArray(made)) return made
  for (const [name, value] of Object.entries(made as { readonly [name: string]: Json })) keep(entity, name, value)
  return structuredClone(made)
}

/** Keeps a field, unless it has a value already. */
export function keep(entity: Entity, name: string, value: Json): void {
  const key = fieldKey(name, entity.noun)
  if (!entity.fields.has(key)) entity.fields.set(key, value)
}

/** The schema of an object whose fields are not documented: an id and the fields that the item has. */
function described(schema: Schema, { fields }: Entity): Schema {
  const types = typesOf(schema)
  if ((types.length > 0 && !types.includes('object')) || schema.additionalProperties === false) return schema
  if (schema.properties || schema.items || schema.anyOf || schema.enum || schema.examples) return schema
  const known = Object.fromEntries([...fields.keys()].map((name) => [name, {}]))
  return { ...schema, type: 'object', properties: { id: { type: ['string', 'integer'] }, ...known } }
}

/** How many made-up items a list with pages has, and one without. */
const MANY = 25
const FEW = 3

/** How many made-up items are kept, and how many written ones of each noun; older ones are dropped. */
const REMEMBERED = 1_000

/** The items of one account. */
export class Store {
  /** Text that keys begin with: seed, namespace and account. */
  readonly #key: string
  readonly #written = new Map<string, Entity[]>()
  readonly #made = new Map<string, Entity>()

  constructor(key: string) {
    this.#key = key
  }

  /** The made-up items of a noun. */
  base(noun: string, paged: boolean): Entity[] {
    return Array.from({ length: paged ? MANY : FEW }, (_, index) => this.made(noun, `#${index}`, index))
  }

  /** A made-up item: the same one for the same text. */
  made(noun: string, text: string, index = 0, fields: Iterable<readonly [string, Json]> = []): Entity {
    const key = `${this.#key}/${noun}${text}`
    let entity = this.#made.get(key)
    if (!entity) {
      entity = { noun, key, index, fields: new Map(fields), written: false, deleted: false }
      this.#made.set(key, entity)
      if (this.#made.size > REMEMBERED) this.#made.delete(this.#made.keys().next().value!)
    }
    return entity
  }

  write(noun: string, fields: Iterable<readonly [string, Json]>, given: ReadonlySet<string>): Entity {
    const list = this.#written.get(noun) ?? []
    const index = list.length === 0 ? 0 : list.at(-1)!.index + 1
    const entity = {
      noun,
      key: `${this.#key}/${noun}+${index}`,
      index,
      fields: new Map(fields),
      written: true,
      given,
      deleted: false,
    }
    list.push(entity)
    if (list.length > REMEMBERED) list.shift()
    this.#written.set(noun, list)
    return entity
  }

  /** What calls have written, newest first. */
  written(): Entity[] {
    return [...this.#written.values()].flatMap((list) => list.toReversed())
  }

  /**
   * The item whose field has this value: of this noun, or one that a call wrote under another noun and that still
   * exists, because `send_sms` writes what `get_message` reads.
   */
  find(noun: string, field: string, value: Json): Entity | undefined {
    const same = (other: Json | undefined): boolean =>
      (typeof other === 'string' || typeof other === 'number') && String(other) === String(value)
    const has = ({ fields }: Entity): boolean =>
      same(fields.get(field)) || (field.endsWith('_id') && same(fields.get('id')))
    const found = [...this.written(), ...this.#made.values()].filter(has)
    return found.find((entity) => entity.noun === noun) ?? found.find((entity) => entity.written && !entity.deleted)
  }
}
