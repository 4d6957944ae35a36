import { messageOf } from '../../errors.js'
import { PageReader } from '../../pages/page-reader.js'
import { callPath } from '../../path.js'
import { nearest } from '../../validation/nearest.js'
import fengari, {
  type LuaState,
  type LuaTable,
  type LuaValue,
  type NativeClosure,
  type NativeFunction,
} from '../fengari.js'
import { type HostFunction, makeCall, readArguments, refuse, type Target } from '../run/calls.js'
import { positioned, raise } from '../run/position.js'
import { Run } from '../run/run.js'
import { typeName } from '../values/from-lua.js'
import { argument, NATIVE_FUNCTION, nil, push, TABLE } from '../values/values.js'

/**
 * `for item in pages(app.integrations.shop.list_orders, { state = "open" }) do … end` goes through the items of all
 * pages. A page is fetched when its first item is asked for, so that leaving the loop early fetches no more.
 */
export function pages(L: LuaState): number {
  const target = listOf(L)
  const { pages: known } = target.fn
  if (known === undefined) return refuse(L, target, `has no pages${hint(L, target)}`)
  const { value, weight } = readArguments(L, target, 2)
  const reader = new PageReader(target.path, known, value as { readonly [name: string]: unknown })
  push(L, nil())
  fengari.lua_pushcclosure(L, iterator(target, reader, weight), 1)
  return 1
}

/** The list function in the first argument. */
function listOf(L: LuaState): Target {
  const first = argument(L, 1)
  const target = first?.type === NATIVE_FUNCTION ? (first.value as Partial<HostFunction>).target : undefined
  if (target !== undefined) return target
  const got = first?.type === NATIVE_FUNCTION ? 'another function' : first === undefined ? 'nothing' : typeName(first)
  return raise(
    L,
    `pages: expected a function of app.integrations that lists, and its parameters: pages(f, { … }), got ${got}`,
  )
}

/** The items of the current page are an upvalue, so that the memory of the run counts them. */
function iterator(target: Target, reader: PageReader, weight: number): NativeFunction {
  let at = 0
  const give = (L: LuaState): number => {
    push(L, itemsOf(L)?.strong.get(++at)?.value ?? nil())
    return 1
  }
  return (L) => {
    if (at < (itemsOf(L)?.strong.size ?? 0)) return give(L)
    const value = reader.next()
    if (value === undefined) {
      push(L, nil())
      return 1
    }
    return makeCall(L, target, { value, weight }, (thread, answer) => {
      keepItems(thread, Run.of(thread).machine.toLua.convert(thread, itemsOfPage(thread, reader, answer)))
      at = 0
      return give(thread)
    })
  }
}

/** The items of an answer; an error of the script's line if it holds no list. */
function itemsOfPage(L: LuaState, reader: PageReader, answer: unknown): readonly unknown[] {
  try {
    return reader.take(answer)
  } catch (thrown) {
    return Run.of(L).failures.raise(L, 'api', positioned(L, messageOf(thrown)))
  }
}

const upvalue = (L: LuaState): LuaValue => (L.ci.func!.value as NativeClosure).upvalue[0]!

function itemsOf(L: LuaState): LuaTable | undefined {
  const { type, value } = upvalue(L)
  return type === TABLE ? (value as LuaTable) : undefined
}

function keepItems(L: LuaState, { type, value }: LuaValue): void {
  Object.assign(upvalue(L), { type, value })
}

function hint(L: LuaState, { namespace, account, fn }: Target): string {
  const names = (
    Run.of(L).machine.namespaces.find((candidate) => candidate.namespace === namespace)?.functions ?? []
  ).flatMap((listed) => (listed.pages === undefined ? [] : [listed.name]))
  const near = nearest(fn.name, names)
  if (near !== undefined) return `. Did you mean: ${callPath(namespace, near, account)}`
  return names.length === 0 ? '' : `. Lists with pages: ${names.join(', ')}`
}
