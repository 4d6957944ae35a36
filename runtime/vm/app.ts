import { nearest } from '../validation/nearest.js'
import type { Schema } from '../validation/schema.js'
import type { VmFunction, VmNamespace } from './contract.js'
import type { LuaState, LuaTable, LuaValue, NativeFunction } from './fengari.js'
import { hostFunction } from './run/calls.js'
import { raise } from './run/position.js'
import { typeName } from './values/from-lua.js'
import {
  argument,
  bool,
  isString,
  native,
  newTable,
  push,
  pushText,
  setField,
  str,
  tableValue,
  textOf,
} from './values/values.js'

const ROOT = 'app.integrations'

/**
 * The globals of all runs of a machine: `app`, and the other names that the documents use. A global of the language
 * keeps its meaning, and of two namespaces that claim one name the first has it.
 */
export function buildGlobals(L: LuaState, namespaces: readonly VmNamespace[]): ReadonlyMap<string, LuaValue> {
  const globals = new Map<string, LuaValue>([['app', tableValue(buildApp(L, namespaces))]])
  const claim = (name: string, value: () => LuaValue): void => void (globals.has(name) || globals.set(name, value()))
  const inTools = namespaces.filter(({ calls = [] }) => calls.includes('tools'))
  if (inTools.length > 0) claim('tools', () => tableValue(toolsTable(L, inTools)))
  for (const namespace of namespaces) {
    if (namespace.calls?.includes('namespace'))
      claim(namespace.namespace, () => tableValue(namespaceTable(L, namespace)))
    if (!namespace.calls?.includes('global')) continue
    for (const { name, f } of functionsOf(namespace, 'default', `${ROOT}.${namespace.namespace}`))
      claim(name, () => native(f))
  }
  return globals
}

/** `tools.<function>{…}` of all namespaces whose documents write calls this way. */
function toolsTable(L: LuaState, namespaces: readonly VmNamespace[]): LuaTable {
  const table = newTable(L)
  const names = new Set<string>()
  for (const namespace of namespaces) {
    for (const { name, f } of functionsOf(namespace, 'default', `${ROOT}.${namespace.namespace}`)) {
      if (!names.has(name)) setField(table, name, native(f))
      names.add(name)
    }
  }
  return lock(L, table, 'tools', {
    text: [...names].join('\n'),
    missing: (name) => `Unknown function: tools.${name}.${hint(name, [...names], 'There are')}`,
  })
}

/** Every name of every function with what it calls. */
function functionsOf(
  namespace: VmNamespace,
  account: string,
  path: string,
): { readonly name: string; readonly f: NativeFunction }[] {
  return namespace.functions.flatMap((fn) => {
    const f = hostFunction({
      namespace: namespace.namespace,
      fn,
      account,
      path: `${path}.${fn.name}`,
      schema: parameterSchema(fn),
    })
    return [fn.name, ...(fn.aliases ?? [])].map((name) => ({ name, f }))
  })
}

/** `app`: read-only tables, entries in the documented order. */
function buildApp(L: LuaState, namespaces: readonly VmNamespace[]): LuaTable {
  const integrations = newTable(L)
  for (const namespace of namespaces)
    setField(integrations, namespace.namespace, tableValue(namespaceTable(L, namespace)))
  const names = namespaces.map((namespace) => namespace.namespace)
  lock(L, integrations, ROOT, {
    text: names.join('\n'),
    missing: (name) => `Unknown namespace: ${ROOT}.${name}.${hint(name, names, 'Namespaces')}`,
  })
  const app = newTable(L)
  setField(app, 'integrations', tableValue(integrations))
  return lock(L, app, 'app', {
    text: names.map((name) => `${ROOT}.${name}`).join('\n'),
    missing: (name) => `Unknown: app.${name}. Did you mean: integrations`,
  })
}

function namespaceTable(L: LuaState, namespace: VmNamespace): LuaTable {
  const path = `${ROOT}.${namespace.namespace}`
  const accounts = new Map<string, LuaTable>()
  for (const account of new Set(['default', ...namespace.accounts])) {
    accounts.set(account, accountTable(L, namespace, account, `${path}.${account}`))
  }
  return functionTable(L, namespace, 'default', path, accounts)
}

function accountTable(L: LuaState, namespace: VmNamespace, account: string, path: string): LuaTable {
  return functionTable(L, namespace, account, path, new Map())
}

/** The functions of a namespace for one account; a namespace also finds its accounts. */
function functionTable(
  L: LuaState,
  namespace: VmNamespace,
  account: string,
  path: string,
  accounts: ReadonlyMap<string, LuaTable>,
): LuaTable {
  const table = newTable(L)
  const hidden = new Map<string, NativeFunction>()
  for (const fn of namespace.functions) {
    const f = hostFunction({
      namespace: namespace.namespace,
      fn,
      account,
      path: `${path}.${fn.name}`,
      schema: parameterSchema(fn),
    })
    setField(table, fn.name, native(f))
    for (const alias of fn.aliases ?? []) hidden.set(alias, f)
  }
  const names = [...namespace.functions.flatMap((fn) => [fn.name, ...(fn.aliases ?? [])]), ...accounts.keys()]
  const kind = accounts.size === 0 ? 'Unknown function' : 'Unknown function or account'
  return lock(L, table, path, {
    text: namespace.docs.page,
    find: (name) => {
      const f = hidden.get(name)
      if (f !== undefined) return native(f)
      const found = accounts.get(name)
      return found && tableValue(found)
    },
    missing: (name) => {
      const near = nearest(name, names)
      return (
        `${near !== undefined && !accounts.has(near) ? 'Unknown function' : kind}: ` +
        `${path}.${name}.${hint(name, names, 'There are')}`
      )
    },
  })
}

function hint(name: string, names: readonly string[], label: string): string {
  const near = nearest(name, names)
  if (near !== undefined) return ` Did you mean: ${near}`
  return names.length === 0 ? '' : ` ${label}: ${names.slice(0, 30).join(', ')}${names.length > 30 ? ', …' : ''}`
}

function parameterSchema(fn: VmFunction): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(fn.parameters.map((parameter) => [parameter.name, parameter.schema])),
  }
}

interface Locked {
  /** What print shows. */
  readonly text: string
  /** A value that exists but that pairs does not visit. */
  readonly find?: (name: string) => ReturnType<typeof native> | undefined
  readonly missing: (name: string) => string
}

/** Messages repeat names, but cut very long ones. */
const cut = (name: string): string => (name.length > 200 ? `${name.slice(0, 200)}…` : name)

/** Makes a table read-only for scripts, with an error for names that it does not have. */
function lock(L: LuaState, table: LuaTable, path: string, { text, find, missing }: Locked): LuaTable {
  const metatable = newTable(L)
  const index: NativeFunction = (thread) => {
    const key = argument(thread, 2)!
    const name = isString(key) ? cut(textOf(key)) : typeof key.value === 'number' ? String(key.value) : typeName(key)
    const found = isString(key) ? find?.(name) : undefined
    if (found === undefined) return raise(thread, missing(name))
    push(thread, found)
    return 1
  }
  setField(metatable, '__index', native(index))
  setField(
    metatable,
    '__tostring',
    native((thread) => {
      pushText(thread, text)
      return 1
    }),
  )
  setField(metatable, '__name', str(path))
  setField(metatable, '__metatable', bool(false))
  metatable.locked = path
  table.metatable = metatable
  table.locked = path
  return table
}
