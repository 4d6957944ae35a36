import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentOf, moonbind, project, put, snapshot } from '../helpers/cli.js'

const shop = documentOf('shop', ['list_items', 'get_item'])

describe('the folders of .moonbind/config.yaml', () => {
  const config = 'spec: docs/lua\nout: src/made\n'
  const inFolders = async (): Promise<string> => {
    const cwd = project({ '.moonbind/config.yaml': config, 'docs/lua/shop.md': shop })
    expect(await moonbind(['generate'], { cwd })).toMatchObject({ code: 0, err: '' })
    return cwd
  }

  test('every command uses the configured folders', async () => {
    const cwd = await inFolders()
    expect(Object.keys(snapshot(join(cwd, 'src/made')))).toContain('shop/index.ts')
    expect(await moonbind(['check', '--run'], { cwd })).toMatchObject({ code: 0, err: '' })
    expect((await moonbind(['explain', 'shop.get_item'], { cwd })).out).toContain('docs/lua/shop.md:')
    expect((await moonbind(['docs'], { cwd })).out).toBe('shop\nshop.list_items\nshop.get_item\n')
    const script = 'print(app.integrations.shop.get_item({ id = "1" }).ok)'
    expect(await moonbind(['run', '--mock', '-e', script], { cwd })).toMatchObject({ code: 0, err: '' })
  })

  test('folders of the command line override those of .moonbind/config.yaml', async () => {
    const cwd = await inFolders()
    expect(await moonbind(['generate', '--spec', 'docs/lua', '--out', 'other'], { cwd })).toMatchObject({ code: 0 })
    expect(Object.keys(snapshot(join(cwd, 'other')))).toContain('shop/index.ts')
  })

  test('a fix names the folders only if the command line named them', async () => {
    const cwd = await inFolders()
    rmSync(join(cwd, 'src/made/shop/index.ts'))
    expect((await moonbind(['check'], { cwd })).out).toContain('with: npx moonbind generate\n')
    const named = await moonbind(['check', '--spec', 'docs/lua', '--out', 'src/made'], { cwd })
    expect(named.out).toContain('with: npx moonbind generate --spec docs/lua --out src/made\n')
  })

  test.each([
    ['spec: [a]\n', '1:7: expected "spec" to be a string'],
    ['out: ""\n', '1:6: expected "out" to be a string'],
    ['generate: x\n', '1:1: unknown key "generate" in the configuration, did you mean "generated"?'],
  ])('every command refuses the configured folders %j', async (text, want) => {
    const cwd = project({ '.moonbind/config.yaml': text, 'spec/shop.md': shop })
    for (const command of [['generate'], ['check'], ['run', '-e', 'return'], ['docs'], ['explain', 'shop']]) {
      expect(await moonbind(command, { cwd })).toEqual({
        code: 2,
        out: '',
        err: `moonbind: .moonbind/config.yaml:${want}\n`,
      })
    }
  })
})

describe('bindings that nobody compiled', () => {
  const pages = async (cwd: string): Promise<string> => (await moonbind(['docs'], { cwd })).out

  test('uncompiled bindings run as generated, and follow every change', async () => {
    const cwd = project({ 'spec/shop.md': shop })
    await moonbind(['generate'], { cwd })
    expect(await pages(cwd)).toBe('shop\nshop.list_items\nshop.get_item\n')
    put(cwd, 'spec/shop.md', documentOf('shop', ['ping']))
    await moonbind(['generate'], { cwd })
    expect(await pages(cwd)).toBe('shop\nshop.ping\n')
    expect(readdirSync(join(cwd, '.moonbind/cache-bindings')).length).toBeGreaterThan(1)
  })

  test('compiled bindings are preferred to uncompiled ones', async () => {
    const cwd = project({
      'spec/shop.md': shop,
      'generated/own/index.js':
        'export const definition = { format: 99, namespace: "own", functions: [], docs: { page: "", functions: {} } }',
    })
    await moonbind(['generate'], { cwd })
    expect((await moonbind(['docs'], { cwd })).out).toContain('own')
  })

  test('uncompiled bindings that do not parse are named', async () => {
    const cwd = project({ 'spec/shop.md': shop })
    await moonbind(['generate'], { cwd })
    put(cwd, 'generated/shop/index.ts', 'export const = 1\n')
    const { code, err } = await moonbind(['docs'], { cwd })
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^moonbind: cannot load the bindings of shop: /),
    })
  })
})
