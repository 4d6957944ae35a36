import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentOf, moonbind, project, put, snapshot } from '../helpers/cli.js'

async function generated(): Promise<string> {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['list_items', 'get_item']) })
  await moonbind(['generate'], { cwd })
  return cwd
}

describe('check', () => {
  test('is clean after generate, also with the line ends of Windows, and writes nothing', async () => {
    const cwd = await generated()
    expect(await moonbind(['check'], { cwd })).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^clean: \d+ files in generated/) })
    for (const [path, text] of Object.entries(snapshot(join(cwd, 'generated')))) put(cwd, `generated/${path}`, text.replaceAll('\n', '\r\n'))
    const before = snapshot(cwd)
    expect(await moonbind(['check'], { cwd })).toMatchObject({ code: 0 })
    expect(await moonbind(['generate'], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining('nothing to do') })
    expect(snapshot(cwd)).toEqual(before)
  })

  const cases: [name: string, change: (cwd: string) => void, want: RegExp[]][] = [
    ['a missing file', (cwd) => rmSync(join(cwd, 'generated/shop/index.ts')), [/^generated\/shop\/index\.ts error .* missing-output$/m]],
    ['an edited file', (cwd) => put(cwd, 'generated/shop/index.ts', 'x\n'), [/^generated\/shop\/index\.ts error .*edited by hand.* edited-output\n {4}at line 1\n {4}- x$/m]],
    ['a conflict', (cwd) => put(cwd, 'generated/shop/index.ts', '<<<<<<< HEAD\n'), [/^generated\/shop\/index\.ts error holds the markers of a merge conflict edited-output$/m]],
    ['a changed document', (cwd) => put(cwd, 'spec/shop.md', documentOf('shop', ['list_items'])), [/^generated\/shop\/schema\.json error .* stale-output\n {4}at line \d+$/m, /^generated\/shop\/\S*get_item\S* error .* orphaned-output$/m]],
    ['a document that is gone', (cwd) => {
      rmSync(join(cwd, 'spec/shop.md'))
      put(cwd, 'spec/other.md', documentOf('other', ['ping']))
    }, [/^generated\/shop\/schema\.json error .* orphaned-output$/m, /^generated\/other\/schema\.json error .* missing-output$/m]],
  ]
  test.each(cases)('finds %s and says what mends it', async (_name, change, want) => {
    const cwd = await generated()
    change(cwd)
    const before = snapshot(cwd)
    const { code, out } = await moonbind(['check'], { cwd })
    expect(code).toBe(1)
    for (const pattern of want) expect(out).toMatch(pattern)
    expect(out).toMatch(/\nmend with: make generate \(or: npx moonbind generate\)\n$/)
    expect(snapshot(cwd)).toEqual(before)
    await moonbind(['generate'], { cwd })
    expect(await moonbind(['check'], { cwd })).toMatchObject({ code: 0 })
  })

  test('compares nothing where a document has errors, and is not clean', async () => {
    const cwd = await generated()
    put(cwd, 'spec/shop.md', '# Shop\n')
    const { code, out } = await moonbind(['check'], { cwd })
    expect(code).toBe(1)
    expect(out).toMatch(/^spec\/shop\.md:.* error /)
    expect(out).toContain('not compared with generated')
  })

  test('names the folders in the command that mends, and says all as JSON', async () => {
    const cwd = project({ 'my docs/shop.md': documentOf('shop', ['ping']) })
    const { code, out } = await moonbind(['check', '--spec', 'my docs', '--out', 'made', '--json'], { cwd })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: false, diagnostics: [] })
    const mend = "npx moonbind generate --spec 'my docs' --out made"
    expect(JSON.parse(out).findings).toContainEqual(expect.objectContaining({ rule: 'missing-output', section: 'stale', subject: 'made/shop/index.ts', mend }))
  })
})
