import { describe, expect, test } from 'vitest'
import { type CompletedNamespace, complete } from '#codegen/cli/repl/complete.js'

const text = { type: 'string' } as const
const shop: CompletedNamespace = {
  namespace: 'shop',
  accounts: ['work', 'wholesale'],
  functions: [
    { name: 'sell', aliases: ['sell_item'], parameters: ['item', 'tags'].map((name) => ({ name, schema: text })) },
    { name: 'show', parameters: [] },
  ],
  docs: { page: '', functions: {} },
}
const commands = [':docs', ':quit']

describe('what may follow', () => {
  test.each([
    ['', undefined],
    [':', [':docs', ':quit']],
    [':d', [':docs']],
    [':docs sh', ['shop', 'shop.sell', 'shop.show']],
    [':docs shop.se', ['shop.sell']],
    ['ap', ['app']],
    ['x = app.i', ['app.integrations']],
    ['app.integrations.', ['app.integrations.shop']],
    ['print(app.integrations.shop.s', ['app.integrations.shop.sell', 'app.integrations.shop.show']],
    ['app.integrations.shop.w', ['app.integrations.shop.work', 'app.integrations.shop.wholesale']],
    ['app.integrations.shop.work.se', ['app.integrations.shop.work.sell']],
    ['app.integrations.shop.sell{', ['item = ', 'tags = ']],
    ['app.integrations.shop.sell({ i', ['item = ']],
    ['app.integrations.shop.work.sell_item{ item = "x", ', ['tags = ']],
    ['app.integrations.shop.sell{ item = pri', ['print']],
    ['app.integrations.bank.', []],
    ['docs.re', ['docs.read']],
    ['whi', ['while']],
    ['constructor.', []],
    ['(', undefined],
  ])('completes %j', (line, words) => {
    const [found] = complete(line, [shop], commands)
    if (words === undefined) expect(found.length).toBeGreaterThan(30)
    else expect(found).toEqual(words)
  })
})
