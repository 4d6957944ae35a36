import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentOf, moonbind, project, put, snapshot } from '../helpers/cli.js'

const good = documentOf('shop', ['list_items', 'get_item'])
const table = (rows: string): string =>
  `# Shop

## get_item

Gets one.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
${rows}
`

test('generate says what it read and wrote, or that there is nothing to do', async () => {
  const cwd = project({ 'spec/shop.md': good })
  const first = await moonbind(['generate'], { cwd })
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('shop  2 functions  2 parameters  0 errors\n')
  expect(first.out).toMatch(/^ {2}new {5}generated\/shop\/index\.ts$/m)
  const before = snapshot(join(cwd, 'generated'))
  expect(Object.keys(before)).toContain('shop/schema.json')

  const second = await moonbind(['generate'], { cwd })
  expect(second).toMatchObject({ code: 0, err: '' })
  expect(second.out).toContain('nothing to do: ')
  expect(snapshot(join(cwd, 'generated'))).toEqual(before)
})

test('generate gives the same bytes from any folder', async () => {
  const [one, other] = [project({ 'spec/shop.md': good }), project({ 'deep/docs/shop.md': good })]
  await moonbind(['generate'], { cwd: one })
  await moonbind(['generate', '--spec', join(other, 'deep/docs'), '--out', join(other, 'made')])
  expect(snapshot(join(other, 'made'))).toEqual(snapshot(join(one, 'generated')))
})

test('generate deletes only files that it generated', async () => {
  const cwd = project({ 'spec/shop.md': good, 'spec/other.md': documentOf('other', ['ping']) })
  await moonbind(['generate'], { cwd })
  put(cwd, 'generated/shop/notes.md', 'mine')
  put(cwd, 'generated/other/notes.md', 'mine')
  put(cwd, 'spec/shop.md', documentOf('shop', ['list_items']))
  put(cwd, 'spec/other.md', documentOf('another', ['ping']))
  const { out } = await moonbind(['generate'], { cwd })
  const left = Object.keys(snapshot(join(cwd, 'generated')))
  expect(left.filter((path) => path.includes('get_item'))).toEqual([])
  expect(left.filter((path) => path.startsWith('other/'))).toEqual(['other/notes.md'])
  expect(left).toContain('shop/notes.md')
  expect(out).toMatch(/^ {2}deleted generated\/other\//m)
})

test('generate overwrites conflict markers and edits in generated files', async () => {
  const cwd = project({ 'spec/shop.md': good })
  await moonbind(['generate'], { cwd })
  const before = snapshot(join(cwd, 'generated'))
  for (const [path, text] of Object.entries(before))
    put(cwd, `generated/${path}`, `<<<<<<< HEAD\n${text}=======\n>>>>>>> theirs\n`)
  expect(await moonbind(['generate'], { cwd })).toMatchObject({ code: 0 })
  expect(snapshot(join(cwd, 'generated'))).toEqual(before)
})

test('--only leaves the other namespaces as they are', async () => {
  const cwd = project({ 'spec/shop.md': good, 'spec/other.md': documentOf('other', ['ping']) })
  await moonbind(['generate'], { cwd })
  put(cwd, 'spec/shop.md', documentOf('shop', ['list_items']))
  put(cwd, 'spec/other.md', documentOf('other', ['pong']))
  const before = snapshot(join(cwd, 'generated/other'))
  expect(await moonbind(['generate', '--only', 'shop'], { cwd })).toMatchObject({ code: 0 })
  expect(snapshot(join(cwd, 'generated/other'))).toEqual(before)
  expect(snapshot(join(cwd, 'generated/shop'))['schema.json']).not.toContain('get_item')
  expect(await moonbind(['generate', '--only', 'shpo'], { cwd })).toMatchObject({
    code: 2,
    err: 'moonbind: unknown namespace "shpo", did you mean "shop"?\n',
  })
})

test('generate --json prints the whole result', async () => {
  const cwd = project({ 'spec/shop.md': good })
  const { out } = await moonbind(['generate', '--json'], { cwd })
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    documents: [
      {
        file: 'spec/shop.md',
        namespaces: [{ namespace: 'shop', functions: 2, parameters: 2 }],
        errors: 0,
        warnings: 0,
      },
    ],
    deleted: [],
    unchanged: 0,
    diagnostics: [],
  })
  expect(JSON.parse(out).written).toContain('generated/shop/index.ts')
})

describe('a document with an error', () => {
  const cases: [name: string, text: string | Uint8Array, code: number, want: RegExp][] = [
    ['no function', '# Shop\n\nNothing here.\n', 1, /^spec\/shop\.md:\d+:\d+\S* error .*function/],
    ['a function twice', documentOf('shop', ['ping', 'ping']), 1, /^spec\/shop\.md:22:\d+\S* error .*ping/],
    [
      'a parameter twice',
      table('| `id` | string | yes | One |\n| `id` | string | no | Two |'),
      1,
      /^spec\/shop\.md:12:\d+\S* error .*id/,
    ],
    [
      'a type nobody knows',
      table('| `id` | strng | yes | One |'),
      1,
      /^spec\/shop\.md:11:10\S* error Unexpected .*strng.*string/,
    ],
    ['a row with a missing cell', table('| `id` | string | yes |'), 1, /^spec\/shop\.md:11:\d+\S* error .*cell/],
    [
      'not UTF-8',
      Buffer.from('# Shop\n\n## caf\xe9\n', 'latin1'),
      3,
      /^spec\/shop\.md:3:7 error Unexpected byte 0xE9 at offset 14, expected UTF-8 text not-utf8/,
    ],
    [
      'a reserved namespace',
      documentOf('runtime', ['ping']),
      1,
      /^spec\/shop\.md:\d+:\d+\S* error Unexpected namespace `runtime`.* reserved-namespace/,
    ],
  ]

  test.each(cases)('%s is one diagnostic, and nothing is written', async (_name, text, code, want) => {
    const cwd = project({ 'spec/shop.md': good })
    await moonbind(['generate'], { cwd })
    const before = snapshot(join(cwd, 'generated'))
    put(cwd, 'spec/shop.md', text)
    const result = await moonbind(['generate'], { cwd })
    expect(result.code).toBe(code)
    expect(result.err).toMatch(want)
    expect(result.err).toMatch(/\n\n✖ 1 error\n$/)
    expect(result.out).toContain('nothing was written')
    expect(snapshot(join(cwd, 'generated'))).toEqual(before)
  })

  test('a second document of one namespace is an error', async () => {
    const cwd = project({ 'spec/a.md': documentOf('shop', ['ping']), 'spec/b.md': documentOf('shop', ['pong']) })
    const result = await moonbind(['generate'], { cwd })
    expect(result.code).toBe(1)
    expect(result.err).toMatch(
      /^spec\/b\.md:\d+:\d+\S* error Unexpected namespace `shop`, expected one that is not in spec\/a\.md already duplicate-namespace\n/,
    )
    expect(snapshot(join(cwd, 'generated'))).toEqual({})
  })

  test('with --keep-going, a document with an error keeps its output and does not block the others', async () => {
    const cwd = project({ 'spec/shop.md': good, 'spec/other.md': documentOf('other', ['ping']) })
    await moonbind(['generate'], { cwd })
    const before = snapshot(join(cwd, 'generated/shop'))
    put(cwd, 'spec/shop.md', '# Shop\n')
    put(cwd, 'spec/other.md', documentOf('other', ['pong']))
    expect(await moonbind(['generate', '--keep-going'], { cwd })).toMatchObject({ code: 1 })
    expect(snapshot(join(cwd, 'generated/shop'))).toEqual(before)
    expect(snapshot(join(cwd, 'generated/other'))['schema.json']).toContain('pong')
  })
})

const unreadableFolders: [name: string, make: (cwd: string) => void, want: RegExp][] = [
  ['is missing', () => {}, /^moonbind: cannot read the documents of spec: no such file or folder/],
  [
    'is empty',
    (cwd) => mkdirSync(join(cwd, 'spec')),
    /^moonbind: no documents in spec: expected at least one <namespace>\.md/,
  ],
  ['has a README only', (cwd) => put(cwd, 'spec/README.md', good), /^moonbind: no documents in spec/],
  ['is a file', (cwd) => put(cwd, 'spec', good), /^moonbind: cannot read the documents of spec: not a folder/],
  [
    'is a link that goes in a circle',
    (cwd) => symlinkSync('spec', join(cwd, 'spec')),
    /^moonbind: cannot read the documents of spec: its symbolic links go in a circle/,
  ],
  [
    'has a folder named like a document',
    (cwd) => mkdirSync(join(cwd, 'spec/x.md'), { recursive: true }),
    /^spec\/x\.md error Unexpected a folder/,
  ],
]
test.each(unreadableFolders)('an unreadable spec folder is refused: %s', async (_name, make, want) => {
  const cwd = project({})
  make(cwd)
  for (const command of ['generate', 'check']) {
    const result = await moonbind([command], { cwd })
    expect(result.code).toBe(3)
    expect(result.err + result.out).toMatch(want)
    expect(result.err).not.toMatch(/\n {4}at /)
  }
  expect(snapshot(join(cwd, 'generated'))).toEqual({})
})

const unwritableOutputs: [name: string, files: Record<string, string>, out: string, want: RegExp][] = [
  ['a file is where the folder must be', { made: '' }, 'made', /^moonbind: cannot read made: not a folder/],
  ['a file is above the folder', { made: '' }, 'made/deep', /^moonbind: cannot read made\/deep: not a folder/],
  ['a file is where a namespace must be', { 'made/shop': '' }, 'made', /^moonbind: cannot (?:read|write) made\/shop\//],
  [
    'a folder is where a file must be',
    { 'made/shop/index.ts/x': '' },
    'made',
    /^moonbind: made\/shop\/index\.ts is a folder, expected a file or nothing/,
  ],
  ['a place where nothing can be', {}, '/proc/moonbind', /^moonbind: cannot write to \/proc\/moonbind/],
]
test.each(unwritableOutputs)('output that cannot be written is reported: %s', async (_name, files, out, want) => {
  const cwd = project({ 'spec/shop.md': good, ...files })
  const before = snapshot(cwd)
  const result = await moonbind(['generate', '--out', out], { cwd })
  expect(result.err).toMatch(want)
  expect(result.code).toBe(4)
  expect(snapshot(cwd)).toEqual(before)
})
