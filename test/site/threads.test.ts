import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'
import { loadSiteParts } from '#codegen/site/make-namespace.js'
import { planSite } from '#codegen/site/plan.js'
import type { MadeFile } from '#codegen/site/shift.js'
import { siteFiles } from '#codegen/site/site.js'
import { makeNamespaces } from '#codegen/site/threads.js'
import { documentOf, moonbind, project, root, snapshot } from '../helpers/cli.js'

const inputOf = (playground: boolean) => ({
  title: 'T',
  namespaces: [
    readFileSync(join(root, 'spec/telnyx.md'), 'utf8'),
    documentOf('shop', ['one', 'two']),
    documentOf('bank', ['pay']),
  ].flatMap((text, index) => parseDocument(`${index}.md`, text).namespaces),
  overlays: new Map(),
  documents: new Map([['shop', '1.md']]),
  findings: [],
  playground,
})

async function madeBy(threads: number, playground: boolean): Promise<Record<string, string>> {
  const { frame, root: own, sources } = await planSite(inputOf(playground))
  const made: MadeFile[] = []
  await makeNamespaces(frame, sources, { threads, onMade: (_, files) => made.push(...files) })
  return sorted([...own, ...made])
}

const sorted = (files: readonly { readonly path: string; readonly content: string | Uint8Array }[]) =>
  Object.fromEntries(
    files.map(({ path, content }) => [path, String(content)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )

test('a site made by several threads equals one made by one thread, and one made at once', async () => {
  const one = await madeBy(1, false)
  expect(await madeBy(3, false)).toEqual(one)
  expect(one).toEqual(sorted(siteFiles(inputOf(false), await loadSiteParts())))
})

test('a failure at files that another thread made fails the whole site', async () => {
  const { frame, sources } = await planSite(inputOf(true))
  const refuse = (): never => {
    throw new Error('no space left')
  }
  await expect(makeNamespaces(frame, sources, { threads: 3, onMade: refuse })).rejects.toThrow('no space left')
})

test('only pages of changed documents are made again', async () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['one']), 'spec/bank.md': documentOf('bank', ['pay']) })
  const site = async (): Promise<readonly string[]> =>
    JSON.parse((await moonbind(['site', '--json'], { cwd })).out).written.filter((path: string) => path.includes('/'))
  expect(await site()).toContain('bank/pay.html')
  const before = snapshot(join(cwd, 'site'))
  expect(await site()).toEqual([])

  appendFileSync(join(cwd, 'site/bank/pay.html'), 'edited')
  rmSync(join(cwd, 'site/shop/one.md'))
  expect(await site()).toEqual(['bank/pay.html', 'shop/one.md'])
  expect(snapshot(join(cwd, 'site'))).toEqual(before)

  writeFileSync(join(cwd, 'spec/shop.md'), documentOf('shop', ['one']).replace('string | yes', 'string | no'))
  const written = await site()
  expect(written).toContain('shop/one.html')
  expect(written.filter((path) => path.includes('bank'))).toEqual([])
})
