/** What is known at one point of a script. */
import type { Binding } from '../scope/binding.js'
import {
  aTable,
  join,
  joinFacts,
  opened,
  type TableFacts,
  type TableIdentity,
  unknown,
  type Value,
} from '../values/value.js'

export class State {
  readonly #parent: State | undefined
  readonly #values = new Map<Binding, Value>()
  readonly #tables = new Map<TableIdentity, TableFacts>()
  /** No statement after this point runs on this branch. */
  dead = false

  readonly #later: boolean

  /** `later`: the code runs at some later time, when variables may have other values. */
  constructor(parent?: State, later = false) {
    this.#parent = parent
    this.#later = later
  }

  get(binding: Binding): Value {
    const own = this.#values.get(binding)
    if (own !== undefined) return own
    const value = this.#parent?.get(binding) ?? unknown
    if (!this.#later) return value
    if (binding.assigned > 0) return unknown
    return value.kind === 'table' && binding.touches > 0 ? aTable : value
  }

  set(binding: Binding, value: Value): void {
    this.#values.set(binding, value)
  }

  facts(table: TableIdentity): TableFacts {
    return this.#tables.get(table) ?? this.#parent?.facts(table) ?? opened
  }

  setFacts(table: TableIdentity, facts: TableFacts): void {
    this.#tables.set(table, facts)
  }

  /** Forgets what a table holds, and all tables within it. */
  open(value: Value, seen = new Set<TableIdentity>()): void {
    if (value.kind !== 'table' || seen.has(value.table)) return
    seen.add(value.table)
    const { fields, items } = this.facts(value.table)
    for (const { value: inner } of [...fields.values(), ...items]) this.open(inner, seen)
    this.setFacts(value.table, opened)
  }

  /** A branch that begins here. */
  fork(later = false): State {
    return new State(this, later)
  }

  /** Continues after branches that were forked from here: one of them was taken. */
  merge(ways: readonly State[]): void {
    const alive = ways.filter((way) => !way.dead)
    const [first, ...others] = alive
    if (!first) {
      this.dead = true
      return
    }
    const bindings = new Set(alive.flatMap((way) => [...way.#values.keys()]))
    for (const binding of bindings)
      this.#values.set(
        binding,
        others.reduce((value, way) => join(value, way.get(binding)), first.get(binding)),
      )
    const tables = new Set(alive.flatMap((way) => [...way.#tables.keys()]))
    for (const table of tables)
      this.#tables.set(
        table,
        others.reduce((facts, way) => joinFacts(facts, way.facts(table)), first.facts(table)),
      )
  }
}
