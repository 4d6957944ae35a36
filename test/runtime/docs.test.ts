import { listDocs, readDocs } from 'moonbind'
import { describe, expect, test } from 'vitest'
import { openNamespace, shop } from './shop.js'

const namespaces = [shop, openNamespace('bank', ['pay', 'page.of.dots'])]

test('docs list every page, a namespace before its functions', () => {
  expect(listDocs(namespaces)).toEqual(['shop', 'shop.sell', 'shop.list', 'bank', 'bank.pay', 'bank.page.of.dots'])
})

describe('reads', () => {
  const pages: readonly (readonly [page: string, text: string])[] = [
    ['shop', '# Shop\n'],
    [' shop ', '# Shop\n'],
    ['app.shop', '# Shop\n'],
    ['app.integrations.shop', '# Shop\n'],
    ['shop.sell', '## sell\n'],
    ['integrations.shop.sell', '## sell\n'],
    ['app.integrations.shop.sell', '## sell\n'],
    ['shop.sell_item', '## sell\n'],
    ['app.integrations.shop.work.sell', '## sell\n'],
    ['bank.pay', '# bank\n'],
    ['bank.page.of.dots', '# bank\n'],
  ]
  test.each(pages)('docs read %s', (page, text) => {
    expect(readDocs(namespaces, page)).toBe(text)
  })
})

describe('unknown pages', () => {
  const pages = 'Pages: shop, shop.sell, shop.list, bank, bank.pay, bank.page.of.dots'
  const wrong: readonly (readonly [page: string, message: string])[] = [
    ['shop.sel', `Unknown page: shop.sel. Did you mean: shop.sell. ${pages}`],
    ['app.integrations.shpo', `Unknown page: app.integrations.shpo. Did you mean: shop. ${pages}`],
    ['sell', `Unknown page: sell. Did you mean: shop.sell. ${pages}`],
    ['x'.repeat(300), `Unknown page: ${'x'.repeat(200)}…. ${pages}`],
    ['telephone', `Unknown page: telephone. ${pages}`],
    ['', `Unknown page: . ${pages}`],
  ]
  test.each(wrong)('docs refuse the unknown page %j', (page, message) => {
    expect(() => readDocs(namespaces, page)).toThrow(message)
  })

  test('docs without any page say so', () => {
    expect(() => readDocs([], 'shop')).toThrow('Unknown page: shop. There are no pages')
  })

  test('the list of pages in a message is cut if it is long', () => {
    const many = openNamespace(
      'many',
      Array.from({ length: 50 }, (_, index) => `function_${index}`),
    )
    expect(() => readDocs([many], 'zzzzzzzzzzzz')).toThrow(/function_28 and 21 more$/)
  })
})
