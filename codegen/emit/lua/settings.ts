/** Settings of the language servers and of luacheck. JSON with a comment in the first line, which both servers take. */
import type { Namespace } from '../../ir.js'
import { MARK } from './namespace-stub.js'
import { luaQuoted } from './quote.js'

/** Globals of Lua 5.3 that scripts do not have. */
export const absentFromScripts: readonly string[] = [
  ...['arg', 'dofile', 'io', 'loadfile', 'package', 'require', 'string.dump'],
  ...'execute exit getenv remove rename setlocale tmpname'.split(' ').map((name) => `os.${name}`),
  ...(
    'debug gethook getinfo getlocal getmetatable getregistry getupvalue getuservalue sethook setlocal setmetatable ' +
    'setupvalue setuservalue upvalueid upvaluejoin'
  )
    .split(' ')
    .map((name) => `debug.${name}`),
]

const JSON_MARK = MARK.replace('--', '//')

/** `.luarc.json` of LuaLS. */
export const luaLsSettings = (): string =>
  `${JSON_MARK}\n${JSON.stringify(
    {
      'runtime.version': 'Lua 5.3',
      'workspace.library': ['library'],
      'runtime.builtin': { io: 'disable', package: 'disable' },
      'type.checkTableShape': true,
    },
    undefined,
    2,
  )}\n`

/** `.emmyrc.json` of EmmyLua. */
export const emmyLuaSettings = (): string =>
  `${JSON_MARK}\n${JSON.stringify(
    { runtime: { version: 'Lua5.3' }, workspace: { library: ['./library'] }, diagnostics: { enable: true } },
    undefined,
    2,
  )}\n`

/**
 * The accounts of each namespace. luacheck cannot allow fields of any name, so the ones that scripts use are listed.
 */
export type Accounts = ReadonlyMap<string, readonly string[]>

/** `.luacheckrc`: a standard with everything that scripts have, including the documented functions. */
export function luacheckSettings(namespaces: readonly Namespace[], accounts: Accounts): string {
  const fields = namespaces.map((namespace) => namespaceFields(namespace, accounts.get(namespace.namespace) ?? []))
  return `${MARK}
local moonbind = {
  read_globals = {
    app = { fields = { integrations = { fields = {
${fields.map((field) => `      ${field},`).join('\n')}
    } } } },
    docs = { fields = { list = {}, read = {}, accounts = {} } },
    json = { fields = { encode = {}, decode = {}, array = {}, object = {}, null = { other_fields = true } } },
    pages = {},
    parallel = {},${otherGlobals(namespaces)}
  },
}
stds.moonbind = moonbind
std = "lua53+moonbind"
not_globals = { ${absentFromScripts.map(luaQuoted).join(', ')} }
max_line_length = false
exclude_files = { "library" }
`
}

/** Functions of the default account, and accounts with the same functions. */
function namespaceFields({ namespace, functions }: Namespace, accounts: readonly string[]): string {
  const names = [...new Set(functions.flatMap(({ name, aliases = [] }) => [name, ...aliases]))]
  const fields = names.map((name) => `[${luaQuoted(name)}] = {}`)
  const named = ['default', ...accounts]
    .filter((account) => !names.includes(account))
    .map((account) => `[${luaQuoted(account)}] = { fields = { ${fields.join(', ')} } }`)
  return `[${luaQuoted(namespace)}] = { fields = { ${[...fields, ...named].join(', ')} } }`
}

function otherGlobals(namespaces: readonly Namespace[]): string {
  const having = (form: 'tools' | 'namespace' | 'global') => namespaces.filter(({ calls }) => calls?.includes(form))
  const names = [
    ...(having('tools').length > 0 ? ['tools'] : []),
    ...having('namespace').map(({ namespace }) => namespace),
    ...having('global').flatMap(({ functions }) => functions.map(({ name }) => name)),
  ]
  return [...new Set(names)].map((name) => `\n    [${luaQuoted(name)}] = { other_fields = true },`).join('')
}
