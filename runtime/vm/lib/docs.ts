import { listDocs, readDocs } from '../../docs.js'
import { MoonbindError } from '../../errors.js'
import { nearest } from '../../nearest.js'
import fengari, { type LuaState } from '../fengari.js'
import { raise } from '../position.js'
import { Run } from '../run.js'
import { decode, type Library, push, pushText } from '../values.js'

/** What scripts read about the functions they can call. */
export const docsLibrary: Library = {
  /** Names of the pages, one in a line. */
  list(L: LuaState): number {
    pushText(L, listDocs(Run.of(L).machine.namespaces).join('\n'))
    return 1
  },

  /** The Markdown of a page: `docs.read("namespace")`, `docs.read("namespace.function")`. */
  read(L: LuaState): number {
    const name = nameArgument(L)
    pushText(L, page(L, name))
    return 1
  },

  /** The accounts of a namespace, as a list: `default` first. */
  accounts(L: LuaState): number {
    const name = nameArgument(L)
    const { namespaces, toLua } = Run.of(L).machine
    const found = namespaces.find((one) => one.namespace === name)
    if (found === undefined)
      return raise(
        L,
        unknownNamespace(
          name,
          namespaces.map((one) => one.namespace),
        ),
      )
    push(L, toLua.convert(L, [...new Set(['default', ...found.accounts])]))
    return 1
  },
}

/** Longest name that is looked up, in characters. */
const LONGEST_NAME = 200

function nameArgument(L: LuaState): string {
  const bytes = fengari.luaL_checkstring(L, 1)
  return bytes.length > LONGEST_NAME ? `${decode(bytes.subarray(0, LONGEST_NAME))}…` : decode(bytes)
}

function page(L: LuaState, name: string): string {
  try {
    return readDocs(Run.of(L).machine.namespaces, name)
  } catch (thrown) {
    if (thrown instanceof MoonbindError) return raise(L, thrown.message)
    throw thrown
  }
}

function unknownNamespace(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  return `Unknown namespace: ${name}. ${near === undefined ? `Namespaces: ${names.join(', ')}` : `Did you mean: ${near}`}`
}
