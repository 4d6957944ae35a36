import { MoonbindError } from '../errors.js'
import type { AccountOptions, HttpApi } from '../integration.js'
import { checkOptions } from '../options.js'
import type { ApiKey, HttpTable } from './call-table.js'
import { accountsInEnvironment, keyVariable } from './keys.js'
import { isCall } from './refuse.js'
import { httpTransport, readEnvironment } from './transport.js'

/** Connects a namespace to its API; generated code calls it. */
export function httpApi(table: HttpTable): HttpApi {
  const calls = Object.entries(table.calls).flatMap(([name, entry]) =>
    isCall(entry) && entry.pages ? [[name, entry.pages] as const] : [],
  )
  return {
    pages: new Map(calls),
    connect(accounts, options) {
      const names = accounts ? Object.keys(accounts) : accountsInEnvironment(table.env, readEnvironment())
      const keys = new Map(names.map((name) => [name, readKey(name, accounts?.[name])]))
      const known = ['default', ...names].flatMap((name) => {
        const key = keys.get(name) ?? readEnvironment()[keyVariable(table.env, name)]
        return typeof key === 'string' ? [key] : []
      })
      return { transport: httpTransport(table, { ...options, keys }), accounts: names, keys: known }
    },
  }
}

function readKey(name: string, options: AccountOptions | undefined): ApiKey | undefined {
  if (options === undefined) return undefined
  checkOptions(`account ${JSON.stringify(name)}`, options, ['apiKey'])
  const { apiKey } = options
  if (apiKey === undefined || typeof apiKey === 'string' || typeof apiKey === 'function') return apiKey
  throw new MoonbindError(
    'invalid_options',
    `account ${JSON.stringify(name)}: expected "apiKey" to be a string or a function`,
  )
}
