import { expect, test } from 'vitest'
import { namedNamespaces } from '../../codegen/site/playground/browser/named-namespaces.js'

const known = new Set(['shop', 'crm', 'odd-name'])

test.each<[script: string, named: readonly string[] | undefined]>([
  ['print(1)', []],
  ['app.integrations.shop.get_item{}', ['shop']],
  ['local a = app.integrations.shop.get_item{} app . integrations . crm.work.find{}', ['shop', 'crm']],
  ['app.integrations["odd-name"].get{}', ['odd-name']],
  ['shop.get_item{}', ['shop']],
  ['-- app.integrations.nothing\nprint("app.integrations.nothing")', []],
  // What may reach others.
  ['app.integrations.shopp.get_item{}', undefined],
  ['app.integrations[name].get{}', undefined],
  ['app.integrations["sh" .. "op"].get{}', undefined],
  ['for name in pairs(app.integrations) do print(name) end', undefined],
  ['local a = app print(a.integrations.shop)', undefined],
  ['print(docs.list())', undefined],
  ['_G.app.integrations.shop.get{}', undefined],
  ['load("return app")()', undefined],
])('%s', (script, named) => {
  const found = namedNamespaces(script, known)
  expect(found && [...found]).toEqual(named)
})
