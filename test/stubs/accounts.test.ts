import { expect, test } from 'vitest'
import { documentedAccounts } from '#codegen/emit/lua/accounts.js'
import { functionOf, namespaceOf } from '../emit/emitting.js'

const accountsIn = (code: string): string[] =>
  documentedAccounts(namespaceOf([functionOf('send', { examples: [{ language: 'lua', code }] })]))

test.each([
  ['app.integrations.demo.send({ to = "a" })', []],
  ['app.integrations.demo.work.send({ to = "a" })', ['work']],
  ['app.integrations.demo["work"].send{}', ['work']],
  ['local demo = app.integrations.demo\ndemo.work.send{}\ndemo.send{}', ['work']],
  ['local work = app.integrations.demo.work\nwork.send {}', ['work']],
  ['app.integrations.demo.send{}\napp.integrations.demo.home.send "x"', ['home']],
  ['app.integrations.other.work.send({})', []],
])('the accounts of %j are %j', (code, accounts) => {
  expect(accountsIn(code)).toEqual(accounts)
})
