import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFolderAtRef } from '#codegen/files/git.js'

const top = mkdtempSync(join(tmpdir(), 'moonbind-git-'))
const project = join(top, 'project')
const spec = join(project, 'sub', 'spec')
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()

beforeAll(() => {
  mkdirSync(spec, { recursive: true })
  git(project, 'init', '-q', '-b', 'main')
  writeFileSync(join(project, 'other.md'), 'no spec yet\n')
  git(project, 'add', '.')
  git(project, 'commit', '-qm', 'one')
  writeFileSync(join(spec, 'ä b.md'), Buffer.from([0x23, 0x20, 0xff, 0x0a]))
  writeFileSync(join(spec, 'x.md'), '# then\n')
  symlinkSync('x.md', join(spec, 'link.md'))
  git(project, 'add', '.')
  git(project, 'commit', '-qm', 'two')
  writeFileSync(join(spec, 'x.md'), '# now\n')
})
afterAll(() => rmSync(top, { recursive: true, force: true }))

describe('a folder at a ref', () => {
  test('has the bytes of then, without links', async () => {
    const files = await readFolderAtRef('HEAD', spec)
    expect(files.map(({ name, bytes }) => [name, [...bytes].join(' ')])).toEqual([
      ['x.md', [...Buffer.from('# then\n')].join(' ')],
      ['ä b.md', '35 32 255 10'],
    ])
  })

  test('has only what is wanted, and refuses a link that leads out of it', async () => {
    expect((await readFolderAtRef('HEAD', spec, (name) => name === 'x.md')).map(({ name }) => name)).toEqual(['x.md'])
    expect(await readFolderAtRef('HEAD', spec, () => false)).toEqual([])
    git(project, 'checkout', '-q', '-b', 'links')
    symlinkSync('../../other.md', join(spec, 'out.md'))
    git(project, 'add', 'sub/spec/out.md')
    git(project, 'commit', '-qm', 'link')
    await expect(readFolderAtRef('links', spec)).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringContaining('sub/spec/out.md is a link at links, which is not followed'),
    })
    git(project, 'checkout', '-qf', 'main')
  })

  const refused: [string, string, string][] = [
    ['v9', 'usage', 'unknown git ref "v9"'],
    ['--output=x', 'usage', '"--output=x" is no git ref'],
    ['HEAD~1', 'input', 'HEAD~1 has no folder sub/spec with documents'],
  ]
  test.each(refused)('%s is refused: %s', async (ref, kind, message) => {
    await expect(readFolderAtRef(ref, spec)).rejects.toMatchObject({ name: 'GitError', kind, message })
  })

  test('outside a checkout is refused', async () => {
    await expect(readFolderAtRef('HEAD', top)).rejects.toMatchObject({ kind: 'input' })
    await expect(readFolderAtRef('HEAD', join(top, 'nowhere'))).rejects.toMatchObject({ kind: 'input' })
  })

  test('of a shallow clone names the fetch that fixes it', async () => {
    const clone = join(top, 'clone')
    git(top, 'clone', '-q', '--depth=1', `file://${project}`, clone)
    await expect(readFolderAtRef('v1', join(clone, 'sub', 'spec'))).rejects.toMatchObject({
      kind: 'usage',
      message: 'unknown git ref "v1"; this clone is shallow, fetch it first: git fetch --depth=1 origin v1',
    })
    await expect(readFolderAtRef('HEAD~1', join(clone, 'sub', 'spec'))).rejects.toMatchObject({
      message: 'unknown git ref "HEAD~1"; this clone is shallow, fetch it first: git fetch --unshallow',
    })
  })
})
