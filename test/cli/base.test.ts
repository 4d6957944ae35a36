import { chmodSync, cpSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '#codegen/check/finding.js'
import { documentOf, moonbind, project, put } from '../helpers/cli.js'
import { git } from '../helpers/git.js'

const shop = documentOf('shop', ['list_items', 'get_item'])
const package_ = (version: string): string => JSON.stringify({ name: 'x', version })

const template = mkdtempSync(join(tmpdir(), 'moonbind-base-'))
afterAll(() => rmSync(template, { recursive: true, force: true }))
beforeAll(async () => {
  put(template, 'spec/shop.md', shop)
  put(template, 'spec/README.md', '# not a document\n')
  put(template, 'package.json', package_('1.2.3'))
  put(template, '.gitignore', 'node_modules\n')
  await moonbind(['generate'], { cwd: template })
  git(template, 'init', '-q', '-b', 'main', '--template=')
  git(template, 'add', '.')
  git(template, 'commit', '-q', '-m', 'first')
  git(template, 'tag', 'v1')
})

/** A repository with a tag v1 of a document; what is tagged stays as it was. */
function repository(): string {
  const cwd = project({})
  cpSync(template, cwd, { recursive: true })
  return cwd
}

interface Read {
  readonly code: number | null
  readonly err: string
  readonly rules: readonly string[]
  readonly release?: {
    readonly bump: string
    readonly current?: string
    readonly suggested?: string
    readonly changelog: string
  }
}

async function check(cwd: string, ...args: string[]): Promise<Read> {
  const { code, out, err } = await moonbind(['check', '--json', ...args], { cwd })
  if (out === '') return { code, err, rules: [] }
  const { findings, release }: { findings: Finding[]; release?: Required<Read>['release'] } = JSON.parse(out)
  return {
    code,
    err,
    rules: findings.filter(({ section }) => section === 'breaking').map(({ rule }) => rule),
    ...(release && { release }),
  }
}

const dropped = shop
  .replaceAll('| `id` | string | yes | Which one |', '| `key` | integer | no | Something else entirely |')
  .replaceAll('{ id = "1" }', '{}')

test('--base with a git ref shows what changed since, the suggested version and a changelog entry', async () => {
  const cwd = repository()
  expect(await check(cwd, '--base', 'v1')).toMatchObject({
    code: 0,
    rules: [],
    release: { bump: 'none', current: '1.2.3', suggested: '1.2.3' },
  })
  put(cwd, 'spec/shop.md', dropped)
  put(cwd, 'package.json', package_('2.0.0'))
  await moonbind(['generate'], { cwd })
  const read = await check(cwd, '--base', 'v1')
  expect(read).toMatchObject({
    code: 1,
    err: '',
    rules: expect.arrayContaining(['param-removed', 'param-added-optional']),
  })
  expect(read.release).toMatchObject({
    bump: 'major',
    current: '1.2.3',
    suggested: '2.0.0',
    changelog: expect.stringContaining('## 2.0.0\n\n### Breaking\n'),
  })
  for (const name of ['list_items', 'get_item'])
    expect(read.release!.changelog).toContain(`- shop.${name}.id: the parameter is no longer documented`)
})

test('--base takes a folder, a document or a printed schema', async () => {
  const cwd = repository()
  put(cwd, 'then/shop.md', shop)
  put(cwd, 'then.json', (await moonbind(['schema', 'spec/shop.md'], { cwd })).out)
  put(cwd, 'all.json', (await moonbind(['schema', '--json', 'spec/shop.md'], { cwd })).out)
  put(cwd, 'spec/shop.md', shop.replace('| yes |', '| no |'))
  put(cwd, 'spec/other.md', documentOf('other', ['ping']))
  await moonbind(['generate'], { cwd })
  for (const base of ['then', 'then.json', 'all.json'])
    expect(await check(cwd, '--base', base)).toMatchObject({
      code: 0,
      rules: ['namespace-added', 'param-became-optional'],
      release: { suggested: '1.3.0' },
    })
  expect(await check(cwd, '--base', 'then/shop.md')).toMatchObject({ code: 0, rules: ['param-became-optional'] })
})

test('--base finds a document that is gone or renamed', async () => {
  const cwd = repository()
  renameSync(join(cwd, 'spec/shop.md'), join(cwd, 'spec/store.md'))
  await moonbind(['generate'], { cwd })
  expect(await check(cwd, '--base', 'v1')).toMatchObject({ code: 0, rules: [] })
  rmSync(join(cwd, 'spec/store.md'))
  put(cwd, 'spec/other.md', documentOf('other', ['ping']))
  await moonbind(['generate'], { cwd })
  expect(await check(cwd, '--base', 'v1')).toMatchObject({ code: 1, rules: ['namespace-removed', 'namespace-added'] })
  put(cwd, 'spec/shop.md', shop.replaceAll('integrations.shop.', 'integrations.store.'))
  rmSync(join(cwd, 'spec/other.md'))
  await moonbind(['generate'], { cwd })
  expect((await check(cwd, '--base', 'v1')).rules).toContain('namespace-renamed')
})

test('what the other branch gained since is not our change', async () => {
  const cwd = repository()
  git(cwd, 'checkout', '-q', '-b', 'feature')
  git(cwd, 'checkout', '-q', 'main')
  put(cwd, 'spec/shop.md', shop.replace('| yes | Which one |', '| yes | Which one |\n| `more` | string | no | More |'))
  git(cwd, 'commit', '-qam', 'more on main')
  git(cwd, 'checkout', '-q', 'feature')
  for (const base of ['main', 'main...HEAD'])
    expect(await check(cwd, '--base', base)).toMatchObject({ code: 0, rules: [] })
  for (const args of [['main', '--base-tip'], ['main..HEAD']])
    expect(await check(cwd, '--base', ...args)).toMatchObject({ code: 1, rules: ['param-removed'] })
})

test('with the first documents everything is new, and the version is that of the nearest package', async () => {
  const cwd = project({
    'packages/api/package.json': package_('3.1.0'),
    'package.json': package_('1.0.0'),
    '.gitignore': 'node_modules\n',
  })
  git(cwd, 'init', '-q', '-b', 'main')
  git(cwd, 'add', '.')
  git(cwd, 'commit', '-q', '-m', 'empty')
  put(cwd, 'packages/api/spec/shop.md', shop)
  const folders = ['--spec', 'packages/api/spec', '--out', 'packages/api/generated']
  await moonbind(['generate', ...folders], { cwd })
  expect(await check(cwd, '--base', 'main', ...folders)).toMatchObject({
    code: 0,
    rules: ['base-without-documents', 'namespace-added'],
    release: { current: '3.1.0', suggested: '3.2.0' },
  })
})

test('a base document with errors is never taken for unchanged', async () => {
  const cwd = repository()
  put(cwd, 'then/shop.md', shop.replace('| string |', '| strnig |'))
  // One function of then is not known: it is one finding, and the other function is compared.
  expect(await check(cwd, '--base', 'then')).toMatchObject({ code: 0, rules: ['base-with-errors'] })
  put(cwd, 'spec/shop.md', shop.replace(/(## get_item[^]*)\| yes \|/, '$1| no |'))
  await moonbind(['generate'], { cwd })
  expect(await check(cwd, '--base', 'then')).toMatchObject({
    code: 0,
    rules: ['base-with-errors', 'param-became-optional'],
  })
  put(cwd, 'then/shop.md', 'no document\n')
  expect(await check(cwd, '--base', 'then')).toMatchObject({ code: 0, rules: ['base-with-errors'] })
})

test('findings about changes can be accepted with the same base', async () => {
  const cwd = repository()
  put(cwd, 'spec/shop.md', documentOf('shop', ['list_items']))
  await moonbind(['generate'], { cwd })
  const [finding]: Finding[] = JSON.parse((await moonbind(['check', '--json', '--base', 'v1'], { cwd })).out).findings
  const without = await moonbind(['accept', finding!.fingerprint, '--reason', 'r'], { cwd })
  expect(without).toMatchObject({ code: 2, err: expect.stringContaining('need the same --base') })
  expect(await moonbind(['accept', finding!.fingerprint, '--reason', 'r', '--base', 'v1'], { cwd })).toMatchObject({
    code: 0,
  })
  expect(await check(cwd, '--base', 'v1')).toMatchObject({ code: 0, release: { bump: 'major' } })
  expect((await moonbind(['check'], { cwd })).out).not.toContain('acceptance-unused')
})

describe('a base that cannot be read', () => {
  test('an unknown ref is refused, also in a shallow clone', async () => {
    const cwd = repository()
    expect(await check(cwd, '--base', 'v2')).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        '--base v2: there is no folder or file of that name, and unknown git ref "v2", did you mean "v1"?',
      ),
    })
    git(cwd, 'commit', '-q', '--allow-empty', '-m', 'second')
    const clone = project({})
    git(clone, 'clone', '-q', '--depth=1', `file://${cwd}`, 'c')
    expect(await check(join(clone, 'c'), '--base', 'v1')).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        'this clone is shallow, fetch it first: git fetch --unshallow origin v1:refs/remotes/origin/v1',
      ),
    })
    expect(await check(join(clone, 'c'), '--base', 'HEAD')).toMatchObject({ code: 0 })
  })

  const cases: [name: string, prepare: (cwd: string) => void, base: string, code: number, message: string][] = [
    ['an empty folder', (cwd) => put(cwd, 'then/README.md', ''), 'then', 3, 'no documents in then'],
    [
      'a folder with a binary file',
      (cwd) => put(cwd, 'then/shop.md', Uint8Array.of(0xff, 0xfe, 0x00, 0x41)),
      'then',
      3,
      '--base then: then/shop.md: Unexpected byte 0xFF at offset 0, expected UTF-8 text',
    ],
    [
      'a folder with a link that goes in a circle',
      (cwd) => {
        put(cwd, 'then/a.md', shop)
        symlinkSync('loop.md', join(cwd, 'then/loop.md'))
      },
      'then',
      3,
      'its symbolic links go in a circle',
    ],
    [
      'a binary file at a ref',
      (cwd) => {
        put(cwd, 'spec/bin.md', Uint8Array.of(0x80))
        git(cwd, 'add', '.')
        git(cwd, 'commit', '-q', '-m', 'binary')
        rmSync(join(cwd, 'spec/bin.md'))
      },
      'HEAD',
      3,
      '--base HEAD: spec/bin.md: Unexpected byte 0x80',
    ],
    [
      'a schema that is none',
      (cwd) => put(cwd, 'x.json', '[{"namespace":"a","title":"A","functions":[{"name":1}],"guides":[]}]'),
      'x.json',
      3,
      'x.json: [0].functions[0].name: expected a string',
    ],
    ['a schema that is no JSON', (cwd) => put(cwd, 'x.json', '<<<<<<< HEAD'), 'x.json', 3, 'x.json: not JSON'],
    ['an option in disguise', () => {}, '-x', 2, ''],
  ]
  test.each(cases)('an unreadable base is refused: %s', async (_name, prepare, base, code, message) => {
    const cwd = repository()
    prepare(cwd)
    const read = await check(cwd, `--base=${base}`)
    expect(read.err).toContain(message)
    expect(read.code).toBe(code)
  })

  test('without a git checkout, a ref is refused and everything else is checked', async () => {
    const cwd = project({ 'spec/shop.md': shop })
    await moonbind(['generate'], { cwd })
    expect(await check(cwd)).toMatchObject({ code: 0 })
    expect(await check(cwd, '--base', 'main')).toMatchObject({
      code: 3,
      err: expect.stringContaining('is in no git checkout'),
    })
  })
})

describe('documents of now that cannot be read', () => {
  test('readable documents are compared, and unreadable ones are reported', async () => {
    const cwd = repository()
    put(cwd, 'then/shop.md', shop)
    put(cwd, 'then/store.md', documentOf('store', ['ping', 'pong']))
    put(cwd, 'spec/shop.md', shop.replace('| string |', '| strnig |'))
    put(cwd, 'spec/store.md', documentOf('store', ['ping']))
    const { out } = await moonbind(['check', '--base', 'then'], { cwd })
    expect(out).toContain('breaking/function-removed')
    expect(out).not.toContain('namespace-removed')
    expect(out).toContain('breaking: incomplete (without spec/shop.md, which has errors)')
  })

  const cases: [name: string, prepare: (cwd: string) => void, code: number, message: RegExp][] = [
    [
      'conflict markers',
      (cwd) =>
        put(
          cwd,
          'spec/shop.md',
          shop.replace('### Parameters', '<<<<<<< HEAD\n### Parameters\n=======\n### Parameter\n>>>>>>> other'),
        ),
      1,
      /^spec\/shop\.md:7:1 error .*conflict/m,
    ],
    [
      'a binary file',
      (cwd) => put(cwd, 'spec/b.md', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)),
      3,
      /^spec\/b\.md:1:1 error Unexpected byte 0x89/m,
    ],
    [
      'a link that goes in a circle',
      (cwd) => symlinkSync('loop.md', join(cwd, 'spec/loop.md')),
      3,
      /^spec\/loop\.md error Cannot read it: its symbolic links go in a circle/m,
    ],
    [
      'a folder in place of a document',
      (cwd) => put(cwd, 'spec/x.md/y', ''),
      3,
      /^spec\/x\.md error Unexpected a folder, expected a text file/m,
    ],
    [
      'a file that nobody may read',
      (cwd) => chmodSync(join(cwd, 'spec/shop.md'), 0),
      3,
      /^spec\/shop\.md error Cannot read it: permission denied/m,
    ],
  ]
  test.each(cases)('unreadable current documents are reported: %s', async (name, prepare, code, message) => {
    if (name.includes('may read') && process.getuid?.() === 0) return
    const cwd = repository()
    prepare(cwd)
    const read = await moonbind(['check', '--base', 'v1'], { cwd })
    expect(read.out).toMatch(message)
    expect(read.code).toBe(code)
    expect(read.err).toBe('')
  })

  test('a missing or empty folder of documents is refused', async () => {
    const cwd = project({ 'empty/README.md': '' })
    expect(await moonbind(['check'], { cwd })).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringContaining('cannot read the documents of spec'),
    })
    expect(await moonbind(['check', '--spec', 'empty'], { cwd })).toMatchObject({ code: 3, out: '' })
  })
})
