import { hitLines } from '../../docs/agent-docs.js'
import { listDocs } from '../../docs/docs.js'
import { MoonbindError } from '../../errors.js'
import { nearest } from '../../validation/nearest.js'
import fengari, { type LuaState } from '../fengari.js'
import { raise } from '../run/position.js'
import { type Machine, Run } from '../run/run.js'
import { NotPlain, toPlain } from '../values/from-lua.js'
import { argument, decode, type Library, push, pushText, TYPE, typeAt } from '../values/values.js'

/** What scripts read about the functions they can call. */
export const docsLibrary: Library = {
  /** Names of the pages, one per line. */
  list(L: LuaState): number {
    pushText(L, listDocs(Run.of(L).machine.namespaces).join('\n'))
    return 1
  },

  /**
   * The Markdown of a page or of several: `docs.read("namespace.function")`, `docs.read({ "a", "b.c" }, { detail =
   * "signature" })`.
   */
  read(L: LuaState): number {
    const pages = typeAt(L, 1) === TYPE.string ? nameArgument(L) : (plainArgument(L, 1, 'read') as string[])
    const options = optionsArgument(L, 'read')
    pushText(
      L,
      asked(L, ({ docs }) => docs.read(pages, options)),
    )
    return 1
  },

  /** Functions for what someone wants to do, one per line: `docs.search("send a text message", { limit = 5 })`. */
  search(L: LuaState): number {
    const query = decode(fengari.luaL_checkstring(L, 1).subarray(0, LONGEST_QUERY))
    const options = optionsArgument(L, 'search')
    Run.of(L).guard.outside(() => Run.of(L).machine.docs.prepare())
    pushText(
      L,
      asked(L, ({ docs }) => hitLines(query, docs.search(query, options))),
    )
    return 1
  },

  /** The accounts of a namespace, as a list: `default` first. */
  accounts(L: LuaState): number {
    const name = nameArgument(L)
    const { namespaces, toLua } = Run.of(L).machine
    const found = namespaces.find((namespace) => namespace.namespace === name)
    if (found === undefined)
      return raise(
        L,
        unknownNamespace(
          name,
          namespaces.map((namespace) => namespace.namespace),
        ),
      )
    push(L, toLua.convert(L, [...new Set(['default', ...found.accounts])]))
    return 1
  },
}

/** Longest query, in bytes: of a longer one only the beginning counts. */
const LONGEST_QUERY = 8_000

/** Longest name that is looked up, in characters. */
const LONGEST_NAME = 200

function nameArgument(L: LuaState): string {
  const bytes = fengari.luaL_checkstring(L, 1)
  return bytes.length > LONGEST_NAME ? `${decode(bytes.subarray(0, LONGEST_NAME))}…` : decode(bytes)
}

/** The second argument as data; without it there are no options. */
const optionsArgument = (L: LuaState, name: string): object =>
  typeAt(L, 2) <= TYPE.nil ? {} : (plainArgument(L, 2, name) as object)

function plainArgument(L: LuaState, index: number, name: string): unknown {
  fengari.luaL_checkany(L, index)
  try {
    return toPlain(argument(L, index)!, undefined)
  } catch (thrown) {
    if (!(thrown instanceof NotPlain)) throw thrown
    return raise(L, `docs.${name}: ${thrown.message.replaceAll('cannot be sent', 'is not expected here')}`)
  }
}

/** The answer of the documentation, whose time counts toward the script. A refusal is an error of the script's line. */
function asked<T>(L: LuaState, ask: (machine: Machine) => T): T {
  const { guard, machine } = Run.of(L)
  try {
    return guard.whole(() => ask(machine))
  } catch (thrown) {
    if (!(thrown instanceof MoonbindError)) throw thrown
    return raise(L, thrown.message.replace(/^(?=read: |search: )/, 'docs.'))
  }
}

function unknownNamespace(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  const hint = near === undefined ? `Namespaces: ${names.join(', ')}` : `Did you mean: ${near}`
  return `Unknown namespace: ${name}. ${hint}`
}
