import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../helpers/cli.js'
import { inOwnProject } from './in-own-project.js'
import { manifest, type Packed, pack } from './installed.js'
import { withoutLibraries } from './without-libraries.js'

let packed: Packed
// npm takes its time on a busy machine.
beforeAll(() => {
  packed = pack()
}, 240_000)
afterAll(() => packed.remove())

describe('the package', () => {
  test('the package has every file that its exports and its command name', () => {
    const targets = JSON.stringify([manifest.exports, manifest.bin]).match(/dist\/[^"]+/g)!
    for (const target of targets) {
      const pattern = new RegExp(`^${target.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`)
      expect(
        packed.files.some((path) => pattern.test(path)),
        target,
      ).toBe(true)
    }
  })

  test('the package has the pages that messages name', () => {
    expect(packed.files).toEqual(
      expect.arrayContaining([
        'codegen/check/RULES.md',
        'codegen/overlay/README.md',
        'spec/README.md',
        'README.md',
        'LICENSE',
        'NOTICE',
        'dist/codegen/schemas/report.schema.json',
      ]),
    )
  })

  test('the package has generated code once, and no source map without its source', () => {
    expect(packed.files.filter((path) => path.startsWith('generated/') || path.endsWith('.map'))).toEqual([])
    const scripts = packed.files.filter((path) => path.endsWith('.js') && path.startsWith('dist/codegen'))
    for (const path of scripts) expect(readFileSync(join(root, path), 'utf8')).not.toContain('//# sourceMappingURL')
  })

  test('package.json names the repository and where to report faults', () => {
    expect(manifest).toMatchObject({
      repository: { type: 'git', url: expect.stringMatching(/^git\+https:/) },
      homepage: expect.stringMatching(/^https:/),
      bugs: { url: expect.stringMatching(/^https:/) },
      keywords: expect.arrayContaining(['lua']),
    })
  })

  test.each([
    ['moonbind/codegen', '#codegen/entry.js', '#codegen/index.js'],
    ['moonbind/mcp', '#runtime/mcp/entry.js', '#runtime/mcp/index.js'],
  ])('loading %s gives everything that its types name', async (_, entry, index) => {
    const [loaded, whole] = await Promise.all([import(entry), import(index)])
    expect(Object.keys(loaded).sort()).toEqual(Object.keys(whole).sort())
  })
})

describe('a project without any optional library', () => withoutLibraries(() => packed))
describe('a project that generates', () => inOwnProject(() => packed))
