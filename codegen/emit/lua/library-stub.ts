/** Describes for editors everything that is not a namespace: `app`, and the functions that only this host has. */

import { luaAccess } from '../../../runtime/lua/names.js'
import type { Namespace } from '../../ir.js'
import { className, MARK } from './namespace-stub.js'
import { luaQuoted } from './quote.js'
import { typeKey } from './types.js'

/** `moonbind.lua` of a library folder. */
export function libraryStub(namespaces: readonly Namespace[]): string {
  const fields = namespaces.map(({ namespace }) => `---@field ${typeKey(namespace)} ${className(namespace)}.Namespace`)
  return `${[
    `---@meta _\n${MARK}`,
    ['---@class app.Integrations', ...fields].join('\n'),
    '---@class app\n---@field integrations app.Integrations\napp = {}',
    ...otherForms(namespaces),
    library,
  ].join('\n\n')}\n`
}

/** The forms of calls that documents show in addition to `app.integrations`. */
function otherForms(namespaces: readonly Namespace[]): string[] {
  const having = (form: 'tools' | 'namespace' | 'global') => namespaces.filter(({ calls }) => calls?.includes(form))
  const inTools = having('tools').map(({ namespace }) => `${className(namespace)}.Account`)
  return [
    ...(inTools.length > 0 ? [`---@class tools: ${inTools.join(', ')}\ntools = {}`] : []),
    ...having('namespace')
      .filter(({ namespace }) => luaAccess(namespace).startsWith('.'))
      .map(
        ({ namespace }) => `---@type ${className(namespace)}.Namespace\n${namespace} = app.integrations.${namespace}`,
      ),
    ...having('global').flatMap(({ namespace, functions }) =>
      functions
        .filter(({ name }) => luaAccess(name).startsWith('.'))
        .map(({ name }) => `${name} = app.integrations${access(namespace)}.${name}`),
    ),
  ]
}

const access = (name: string): string => (luaAccess(name).startsWith('.') ? luaAccess(name) : `[${luaQuoted(name)}]`)

const library = `---JSON in both directions.
---@class json
---@field null json.Null Stands for null; nil cannot stand in a table
json = {}

---@class json.Null

---@param value any
---@return string
function json.encode(value) end

---@param text string
---@return any
function json.decode(text) end

---A table that is encoded as a list, also if it is empty.
---@generic T: table
---@param list? T
---@return T
function json.array(list) end

---A table that is encoded as an object, also if it is empty.
---@generic T: table
---@param object? T
---@return T
function json.object(object) end

---The documentation of the integrations.
---@class docs
docs = {}

---Names of all pages.
---@return string[]
function docs.list() end

---A page as Markdown.
---@param page string A namespace or \`namespace.function\`
---@return string
function docs.read(page) end

---Names of the accounts of a namespace.
---@param namespace string
---@return string[]
function docs.accounts(namespace) end

---Calls functions side by side; answers what each returned, in their order.
---@async
---@param functions (fun(): any)[]
---@return any ...
function parallel(functions) end

---Walks through a list item by item, page after page.
---@async
---@param list function A documented function that answers a list
---@param params? table
---@return fun(): any
function pages(list, params) end`
