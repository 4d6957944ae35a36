import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSpecFile } from '#codegen/files/index.js'
import { facts, markdown } from '#codegen/ir.js'
import { newCellReadings } from '#codegen/parse/cell-readings.js'
import { createCache } from '#codegen/project/cache.js'
import { plain } from '#codegen/project/document.js'
import { loadDocument } from '#codegen/project/load.js'
import { packDocument, unpackDocument } from '#codegen/project/pack.js'
import { documentOf, type Finished, moonbind, project, put, root, snapshot } from '../helpers/cli.js'

/** Something of every section: a note, a broken example, a stale file. */
async function prepared(): Promise<string> {
  const cwd = project({
    'spec/shop.md': documentOf('shop', ['list_items', 'get_item'])
      .replace('{ id = "1" }', '{ idd = "1" }')
      .replace('| Which one |', '| |'),
    'spec/other.md': documentOf('other', ['ping']),
  })
  await moonbind(['generate'], { cwd })
  put(cwd, 'generated/other/index.ts', 'edited\n')
  return cwd
}

const check = (cwd: string, ...args: string[]): Promise<Finished> => moonbind(['check', '--json', ...args], { cwd })
const entries = (cwd: string): string[] =>
  readdirSync(join(cwd, '.moonbind/cache'))
    .filter((name) => name !== '.gitignore')
    .map((name) => join(cwd, '.moonbind/cache', name))

test('the cache notices a changed document although its length and time are as before', async () => {
  const cwd = await prepared()
  const file = join(cwd, 'spec/shop.md')
  const past = new Date(Date.now() - 60_000)
  await check(cwd)
  utimesSync(file, past, past)
  // The stamp holds the time of the last change in any way, which cannot be set: it has to become old.
  await new Promise((resolve) => setTimeout(resolve, 2_600))
  const before = await check(cwd)
  expect(await check(cwd)).toEqual(before)
  put(cwd, 'spec/shop.md', readFileSync(file, 'utf8').replace('Which one', 'Which 1!!'))
  utimesSync(file, past, past)
  const computed = await check(cwd, '--no-cache')
  for (let run = 0; run < 2; run++) expect(await check(cwd)).toEqual(computed)
})

test('cached and computed results are equal, again and again, also with a base', async () => {
  const cwd = await prepared()
  put(cwd, 'then/shop.md', documentOf('shop', ['list_items', 'get_item']))
  for (const args of [[], ['--base', 'then']]) {
    const computed = await check(cwd, '--no-cache', ...args)
    expect(computed.code).toBe(1)
    for (let run = 0; run < 3; run++) expect(await check(cwd, ...args)).toEqual(computed)
  }
})

const changes: [name: string, change: (cwd: string) => void][] = [
  ['a document', (cwd) => put(cwd, 'spec/other.md', documentOf('other', ['pong']))],
  ['a new document', (cwd) => put(cwd, 'spec/third.md', documentOf('third', ['ping']))],
  ['a document less', (cwd) => rmSync(join(cwd, 'spec/other.md'))],
  ['an error', (cwd) => put(cwd, 'spec/other.md', '# Nothing\n')],
  ['bytes that are no text', (cwd) => put(cwd, 'spec/other.md', Uint8Array.of(0xff))],
  ['a generated file', (cwd) => put(cwd, 'generated/shop/index.ts', 'x\n')],
  ['a generated file less', (cwd) => rmSync(join(cwd, 'generated/shop/index.ts'))],
  ['an overlay', (cwd) => put(cwd, 'spec/other.http.yaml', 'no: overlay\n')],
  ['a file of somebody else', (cwd) => put(cwd, 'generated/README.md', 'x\n')],
]
test.each(changes)('cached and computed results are equal after %s changed', async (_name, change) => {
  const cwd = await prepared()
  await check(cwd)
  change(cwd)
  const computed = await check(cwd, '--no-cache')
  for (let run = 0; run < 2; run++) expect(await check(cwd)).toEqual(computed)
})

const damages: [name: string, damage: (cwd: string) => void][] = [
  ['deleted', (cwd) => rmSync(join(cwd, '.moonbind/cache'), { recursive: true })],
  [
    'half written',
    (cwd) =>
      entries(cwd).forEach((file) => writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size >> 1))),
  ],
  ['empty', (cwd) => entries(cwd).forEach((file) => writeFileSync(file, ''))],
  [
    'corrupted',
    (cwd) =>
      entries(cwd).forEach((file) =>
        writeFileSync(
          file,
          readFileSync(file, 'utf8').replace(/shop/g, 'sh0p').replace('"findings":[', '"findings":[],"x":['),
        ),
      ),
  ],
  [
    "foreign: every entry under another one's name",
    (cwd) => {
      const files = entries(cwd)
      const contents = files.map((file) => readFileSync(file))
      files.forEach((file, index) => writeFileSync(file, contents[(index + 1) % contents.length]!))
    },
  ],
  [
    'of another version',
    (cwd) =>
      entries(cwd).forEach((file) =>
        writeFileSync(file, readFileSync(file, 'utf8').replace('moonbind-cache 2', 'moonbind-cache 1')),
      ),
  ],
  [
    'a file',
    (cwd) => {
      rmSync(join(cwd, '.moonbind/cache'), { recursive: true })
      put(cwd, '.moonbind/cache', 'x')
    },
  ],
  [
    'made of folders',
    (cwd) =>
      entries(cwd).forEach((file) => {
        rmSync(file)
        mkdirSync(file)
      }),
  ],
]
test.each(damages)('a cache that is %s is not believed', async (_name, damage) => {
  const cwd = await prepared()
  const computed = await check(cwd, '--no-cache')
  await check(cwd)
  damage(cwd)
  for (let run = 0; run < 2; run++) expect(await check(cwd)).toEqual(computed)
})

test.each(damages)('a cache that is %s does not change what is generated', async (_name, damage) => {
  const cwd = await prepared()
  await moonbind(['generate'], { cwd })
  damage(cwd)
  put(cwd, 'generated/shop/index.ts', 'edited\n')
  await moonbind(['generate'], { cwd })
  await moonbind(['generate', '--no-cache', '--out', 'fresh'], { cwd })
  expect(snapshot(join(cwd, 'generated'))).toEqual(snapshot(join(cwd, 'fresh')))
  expect((await moonbind(['generate'], { cwd })).out).toContain('nothing to do')
})

test('a new cache ignores itself in git, and is next to the installed libraries if there are any', async () => {
  const cwd = await prepared()
  await check(cwd)
  expect(readFileSync(join(cwd, '.moonbind/cache/.gitignore'), 'utf8')).toBe('*\n')
  mkdirSync(join(cwd, 'node_modules'))
  await check(cwd)
  expect(readdirSync(join(cwd, 'node_modules/.cache/moonbind')).length).toBeGreaterThan(0)
})

test('a cached document equals the parsed one, with places and sources', () => {
  const document = loadDocument(readSpecFile(join(root, 'spec/telnyx.md')), newCellReadings())
  const again = unpackDocument(JSON.parse(JSON.stringify(packDocument(document))))
  expect(again.namespaces).toEqual(document.namespaces)
  expect(again.unread).toEqual(document.unread)
  expect(again.messages).toEqual(document.messages.map(plain))
  const [[was], [is]] = [document.namespaces, again.namespaces]
  expect(is![markdown]).toBe(was![markdown])
  for (const [index, each] of was!.functions.entries()) {
    expect(is!.functions[index]![facts]).toEqual(each[facts])
    expect(is!.functions[index]![markdown]).toBe(each[markdown])
    expect(is!.functions[index]!.parameters.map((parameter) => parameter[facts])).toEqual(
      each.parameters.map((parameter) => parameter[facts]),
    )
    expect(is!.functions[index]!.examples.map((example) => example[facts])).toEqual(
      each.examples.map((example) => example[facts]),
    )
  }
})

test('cache entries of another tool are ignored', () => {
  const kept = new Map<string, Uint8Array>()
  const store = {
    read: (name: string) => kept.get(name),
    write: (name: string, bytes: Uint8Array) => void kept.set(name, bytes),
  }
  const [one, other] = [createCache(store, 'one'), createCache(store, 'other')]
  one.set(['a', 'b'], 1)
  expect([one.get(['a', 'b']), one.get(['ab', '']), one.get(['a', 'b', '']), other.get(['a', 'b'])]).toEqual([
    1,
    undefined,
    undefined,
    undefined,
  ])
})

test('two runs at once and a third one leave what a single run leaves', async () => {
  const cwd = project({
    'spec/shop.md': documentOf('shop', ['list_items']),
    'spec/other.md': documentOf('other', ['ping']),
  })
  const run = () =>
    new Promise((resolve) =>
      spawn(process.execPath, [join(root, 'dist/codegen/cli.js'), 'generate'], { cwd, stdio: 'ignore' }).on(
        'close',
        resolve,
      ),
    )
  expect(await Promise.all([run(), run()])).toEqual([0, 0])
  expect((await moonbind(['generate'], { cwd })).out).toContain('nothing to do')
  await moonbind(['generate', '--no-cache', '--out', 'fresh'], { cwd })
  expect(snapshot(join(cwd, 'generated'))).toEqual(snapshot(join(cwd, 'fresh')))
})
