import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { documentOf, moonbind, moonbindProcess, project, put, root, snapshot } from '../helpers/cli.js'

const dist = pathToFileURL(`${root}/dist/`).href
const watched = { NODE_OPTIONS: `--import ${pathToFileURL(`${root}/test/helpers/report-loads.mjs`).href}` }

/** What a command line loads: modules of ours as they stand below `dist/`, libraries with their whole address. */
async function loadedBy(args: readonly string[], cwd: string): Promise<string[]> {
  const { err } = await moonbindProcess(args, { cwd, env: watched })
  return [...err.matchAll(/^loads (.*)$/gm)].map(([, url = '']) => url.replace(dist, ''))
}

describe('a run in which nothing changed', () => {
  test.each([['generate'], ['check']])('%s loads no library and few files', async (command) => {
    const cwd = project({ 'spec/shop.md': documentOf('shop', ['list_items']) })
    await moonbindProcess(['generate'], { cwd })
    await moonbindProcess([command], { cwd })
    const loaded = await loadedBy([command], cwd)
    expect(loaded).toContain('codegen/bundle/cli.js')
    expect(loaded.filter((name) => !/^codegen\/(?:cli|failure|bundle\/[\w-]+)\.js$/.test(name))).toEqual([])
    expect(new Set(loaded).size).toBeLessThan(32)
  })

  test('a changed document loads what reads it', async () => {
    const cwd = project({ 'spec/shop.md': documentOf('shop', ['list_items']) })
    await moonbindProcess(['generate'], { cwd })
    put(cwd, 'spec/shop.md', documentOf('shop', ['get_item']))
    expect((await loadedBy(['generate'], cwd)).join('\n')).toMatch(/bundle\/load-/)
  })
})

describe('the bundle says what the modules say', () => {
  const shop = documentOf('shop', ['list_items', 'get_item'])
  const projects: [name: string, files: Record<string, string>][] = [
    ['documents', { 'spec/shop.md': shop, 'spec/other.md': documentOf('other', ['ping']) }],
    ['a document with an error', { 'spec/shop.md': shop, 'spec/other.md': '# Nothing\n' }],
    ['an overlay with mistakes', { 'spec/shop.md': shop, 'spec/shop.http.yaml': 'no: overlay\n' }],
    ['a configuration with mistakes', { 'spec/shop.md': shop, '.moonbind/config.yaml': 'rules: 1\n' }],
    ['no documents', { 'README.md': '' }],
  ]
  const commands = [['generate'], ['check', '--json'], ['schema', 'missing.md']]
  test.each(projects)('for %s', async (_name, files) => {
    const [inside, outside] = [project(files), project(files)]
    for (const args of commands) {
      expect(await moonbindProcess(args, { cwd: outside })).toEqual(await moonbind(args, { cwd: inside }))
      expect(snapshot(outside)).toEqual(snapshot(inside))
    }
  })
})
