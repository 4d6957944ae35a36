import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moonbind, project } from '../helpers/cli.js'

const document = (name: string): string => `# Shop API

### ${name}

Adds an item.

| Parameter | Type | Required | Description |
|---|---|---|---|
| \`title\` | string | yes | Its title |

\`\`\`lua
app.integrations.shop.${name}({ title = "Hat" })
\`\`\`
`

test('stubs writes only what is missing or old', async () => {
  const cwd = project({ 'spec/shop.md': document('add') })
  const first = await moonbind(['stubs', '--json'], { cwd })
  expect(JSON.parse(first.out)).toEqual({
    folder: 'lua',
    written: ['library/shop.lua', 'library/_moonbind.lua', '.luarc.json', '.emmyrc.json', '.luacheckrc'],
    deleted: [],
  })
  expect((await moonbind(['stubs'], { cwd })).out).toBe('nothing to do: 5 files up to date\n')
  writeFileSync(join(cwd, 'spec/shop.md'), document('append'))
  const check = await moonbind(['stubs', '--check'], { cwd })
  expect(check).toMatchObject({ code: 1, out: '  differs  lua/library/shop.lua\n  differs  lua/.luacheckrc\n' })
  expect(check.err).toContain('lua is not what the documents say')
  expect((await moonbind(['stubs'], { cwd })).out).toBe('  written  lua/library/shop.lua\n  written  lua/.luacheckrc\n')
  expect(readFileSync(join(cwd, 'lua/library/shop.lua'), 'utf8')).toContain('function account.append(params) end')
})

test('stubs deletes files of a document that is gone, and keeps files of others', async () => {
  const cwd = project({ 'spec/shop.md': document('add'), 'spec/depot.md': document('add').replaceAll('shop', 'depot') })
  await moonbind(['stubs'], { cwd })
  writeFileSync(join(cwd, 'lua/library/mine.lua'), 'return {}\n')
  const { out } = await moonbind(['stubs', '--spec', 'spec'], {
    cwd: project({
      'spec/shop.md': document('add'),
      'lua/library/mine.lua': 'return {}\n',
      'lua/library/depot.lua': readFileSync(join(cwd, 'lua/library/depot.lua'), 'utf8'),
    }),
  })
  expect(out).toContain('  deleted  lua/library/depot.lua\n')
  expect(out).not.toContain('mine')
})

test('stubs writes nothing if it would overwrite a file of somebody else', async () => {
  const cwd = project({ 'spec/shop.md': document('add'), 'lua/.luarc.json': '{}\n' })
  const { code, err, out } = await moonbind(['stubs'], { cwd })
  expect({ code, err, out }).toEqual({
    code: 4,
    err: 'moonbind: lua/.luarc.json was not written by moonbind: move it away, or choose another folder with --out\n',
    out: '',
  })
})

test.each([
  ['shop', 'option --account: expected NAMESPACE.ACCOUNT, got "shop"'],
  ['shp.work', 'option --account: unknown namespace "shp", did you mean "shop"?'],
])('stubs --account %s is refused', async (account, message) => {
  const { code, err } = await moonbind(['stubs', '--account', account], {
    cwd: project({ 'spec/shop.md': document('add') }),
  })
  expect(code).toBe(2)
  expect(err).toContain(message)
})
