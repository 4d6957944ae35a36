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
const inFence = (code: string): string => `\`\`\`lua\n${code}\n\`\`\``

const definitionOf = (code: string, written = inFence) => ({
  namespace: 'demo',
  title: 'Demo',
  functions: documented(code).functions.map(({ name, aliases = [] }) => ({ name, aliases })),
  docs: { page: `# Demo\n\n## send\n\n${written(code)}\n\nText of \`app.integrations.demo.text.send\`.\n` },
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

const lines = (code: string, change: (line: string) => string): string => code.split('\n').map(change).join('\n')

test.each<[string, (code: string) => string, string[]]>([
  ['a fence', inFence, ['home', 'work']],
  ['a fence that does not say what it is', (code) => `~~~\n${code}\n~~~`, ['home', 'work']],
  ['a longer fence', (code) => `\`\`\`\`lua title="x"\n${code}\n\`\`\`\``, ['home', 'work']],
  ['a fence in a list', (code) => `- so:\n\n${lines(inFence(code), (line) => `  ${line}`)}`, ['home', 'work']],
  ['a fence in a list in a list', (code) => lines(inFence(code), (line) => `      ${line}`), ['home', 'work']],
  ['four blanks', (code) => lines(code, (line) => `    ${line}`), ['home', 'work']],
  ['a tab', (code) => lines(code, (line) => `\t${line}`), ['home', 'work']],
  ['a fence of another language', (code) => `\`\`\`js\n${code}\n\`\`\``, []],
])('a page shows the accounts of its code in %s', (_, written, accounts) => {
  const code = 'local work = app.integrations.demo.work\nwork.send{}\napp.integrations.demo.home.send{}'
  expect(accountsOfPage(definitionOf(code, written) as never)).toEqual(accounts)
})

test.each([
  ['fences that do not end', (count: number) => Array.from({ length: count }, (_, i) => `\`\`\`\`a${i}`).join('\n')],
  ['blanks after a fence', (count: number) => `\`\`\`${' '.repeat(count)}x`],
  ['indented lines', (count: number) => '    x\n'.repeat(count)],
])('accounts are found on a page of 400,000 %s (quadratic time would be minutes)', (_, make) => {
  expect(accountsOfPage({ ...definitionOf(''), docs: { page: make(400_000) } } as never)).toEqual([])
})
