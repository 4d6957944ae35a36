import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../helpers/cli.js'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
/** What npm would publish, without building anything. */
const packed: string[] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  }),
)[0].files.map(({ path }: { path: string }) => path)

describe('the package', () => {
  test('has every file that its exports and its command name', () => {
    const targets = JSON.stringify([manifest.exports, manifest.bin]).match(/dist\/[^"]+/g)!
    for (const target of targets) {
      const pattern = new RegExp(`^${target.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`)
      expect(
        packed.some((path) => pattern.test(path)),
        target,
      ).toBe(true)
    }
  })

  test('has the pages that messages lead to', () => {
    expect(packed).toEqual(
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

  test('has generated code once, and no source map without its source', () => {
    expect(packed.filter((path) => path.startsWith('generated/') || path.endsWith('.map'))).toEqual([])
    const scripts = packed.filter((path) => path.endsWith('.js') && path.startsWith('dist/codegen'))
    for (const path of scripts) expect(readFileSync(join(root, path), 'utf8')).not.toContain('//# sourceMappingURL')
  })

  test('says where it comes from and where faults are reported', () => {
    expect(manifest).toMatchObject({
      repository: { type: 'git', url: expect.stringMatching(/^git\+https:/) },
      homepage: expect.stringMatching(/^https:/),
      bugs: { url: expect.stringMatching(/^https:/) },
      keywords: expect.arrayContaining(['lua']),
    })
  })

  test('loads moonbind/codegen with all that index.ts exports', async () => {
    const [entry, index] = await Promise.all([import('#codegen/entry.js'), import('#codegen/index.js')])
    expect(Object.keys(entry).sort()).toEqual(Object.keys(index).sort())
  })
})
