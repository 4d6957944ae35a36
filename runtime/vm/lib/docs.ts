import fengari, { type LuaState } from '../fengari.js'
import { raise } from '../position.js'
import { Run } from '../run.js'
import { decode, push, pushText, type Library } from '../values.js'

/** What scripts read about the functions they can call. */
export const docsLibrary: Library = {
  /** Names of the pages, one in a line. */
  list(L: LuaState): number {
    pushText(L, Run.of(L).machine.docs.list())
    return 1
  },

  /** The Markdown of a page: `docs.read("telnyx")`, `docs.read("telnyx.send_sms")`. */
  read(L: LuaState): number {
    const name = decode(fengari.luaL_checkstring(L, 1))
    const { docs } = Run.of(L).machine
    pushText(L, docs.read(name) ?? raise(L, docs.missing(name)))
    return 1
  },

  /** The accounts of a namespace, as a list: `default` first. */
  accounts(L: LuaState): number {
    const name = decode(fengari.luaL_checkstring(L, 1))
    const { docs, toLua } = Run.of(L).machine
    push(L, toLua.convert(L, docs.accounts(name) ?? raise(L, docs.missing(name))))
    return 1
  },
}
