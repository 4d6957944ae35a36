import { expect, test } from 'vitest'
import { documentedAccounts } from '#codegen/emit/lua/accounts.js'
import { documentedAccounts as accountsOfPage } from '#runtime/played/documented-accounts.js'
import { functionOf, namespaceOf } from '../emit/emitting.js'

const documented = (code: string) =>
  namespaceOf([
    functionOf('send', { examples: [{ language: 'lua', code }] }),
    functionOf('items.list', { aliases: ['list'] }),
  ])

/** What a program has of the same namespace: its page. */
const definitionOf = (code: string) => ({
  namespace: 'demo',
  title: 'Demo',
  functions: documented(code).functions.map(({ name, aliases = [] }) => ({ name, aliases })),
  docs: { page: `# Demo\n\n## send\n\n\`\`\`lua\n${code}\n\`\`\`\n\nText of \`app.integrations.demo.text.send\`.\n` },
})

test.each([
  ['app.integrations.demo.send({ to = "a" })', []],
  ['app.integrations.demo.work.send({ to = "a" })', ['work']],
  ['app.integrations.demo["work"].send{}', ['work']],
  ['local demo = app.integrations.demo\ndemo.work.send{}\ndemo.send{}', ['work']],
  ['local work = app.integrations.demo.work\nwork.send {}', ['work']],
  ['app.integrations.demo.send{}\napp.integrations.demo.home.send "x"', ['home']],
  ['app.integrations.other.work.send({})', []],
  ['app.integrations.demo.items.list({})', []],
  ['app.integrations.demo.work.items.list({})', ['work']],
  ['app.integrations.demo.work.list({})', ['work']],
  ['app.integrations.demo.work.unknown({})', []],
  ['this is not Lua: app.integrations.demo.work.send(', []],
])('the accounts of %j are %j, in a document and on its page', (code, accounts) => {
  expect(documentedAccounts(documented(code))).toEqual(accounts)
  expect(accountsOfPage(definitionOf(code) as never)).toEqual(accounts)
})
