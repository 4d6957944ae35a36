import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Failure } from '#codegen/failure.js'
import {
  knownSpecFile,
  listDocuments,
  listFiles,
  readOutput,
  readSpecFile,
  type SpecFile,
  textOf,
  writeOutput,
} from '#codegen/files/index.js'
import { ownerName } from '#codegen/files/owner.js'
import { documentOf, moonbind, project, put, root, snapshot } from '../helpers/cli.js'

describe('documents', () => {
  test('documents are the *.md except README.md and _*, sorted by bytes', () => {
    const folder = project({
      'b.md': '',
      'B.md': '',
      'é.md': '',
      'README.md': '',
      '_draft.md': '',
      'a.http.yaml': '',
      'a.markdown': '',
    })
    expect(listDocuments(folder).map((file) => file.slice(folder.length + 1))).toEqual(['B.md', 'b.md', 'é.md'])
  })

  test.each([
    ['a missing folder', (folder: string) => join(folder, 'none'), 'no such file or folder'],
    ['a file', (folder: string) => join(folder, 'README.md'), 'not a folder'],
    ['a folder without documents', (folder: string) => folder, 'expected at least one <namespace>.md'],
  ])('the documents folder cannot be read if it is %s', (_name, where, message) => {
    const folder = project({ 'README.md': '' })
    expect(() => listDocuments(where(folder))).toThrow(
      expect.objectContaining({ kind: 'input', message: expect.stringContaining(message) }),
    )
  })

  test.each([
    ['a folder', (file: string) => mkdirSync(file), 'Unexpected a folder'],
    ['a link that goes in a circle', (file: string) => symlinkSync(file, file), 'circle'],
    ['a link to nothing', (file: string) => symlinkSync('nothing', file), 'no such file'],
    [
      'a file of 1 GiB',
      (file: string) => writeFileSync(file, '') ?? truncateSync(file, 2 ** 30),
      'Unexpected file of 1024 MiB, expected at most 2 MiB',
    ],
    ['a device', (file: string) => symlinkSync('/dev/zero', file), 'a device'],
  ])('%s is unreadable', (_name, make, message) => {
    const file = join(project({}), 'x.md')
    make(file)
    expect(() => textOf(readSpecFile(file))).toThrow(
      expect.objectContaining({ rule: 'unreadable-file', message: expect.stringContaining(message) }),
    )
  })

  test('a file that is not UTF-8 is reported at its first wrong byte', () => {
    const folder = project({ 'x.md': Buffer.from([0x61, 0x0a, 0x62, 0xff]) })
    const want = {
      rule: 'not-utf8',
      place: { line: 2, column: 2 },
      message: 'Unexpected byte 0xFF at offset 3, expected UTF-8 text',
    }
    expect(() => textOf(readSpecFile(join(folder, 'x.md')))).toThrow(
      expect.objectContaining({ ...want, place: expect.objectContaining(want.place) }),
    )
  })
})

describe('a file that is known by its digest', () => {
  const known = (): { readonly file: string; readonly read: SpecFile } => {
    const file = join(project({ 'x.md': 'one\r\n' }), 'x.md')
    return { file, read: knownSpecFile(file, readSpecFile(file).digest) }
  }

  test('a file known by its digest is read when needed, and crosses to another thread with its bytes', () => {
    const { read } = known()
    expect(textOf(read)).toBe('one\n')
    expect(structuredClone(known().read).bytes).toEqual(new TextEncoder().encode('one\n'))
  })

  test.each([
    ['changed', (file: string) => writeFileSync(file, 'two\n')],
    ['deleted', (file: string) => rmSync(file)],
  ])('a file known by its digest is refused if it was %s meanwhile', (_change, change) => {
    const { file, read } = known()
    change(file)
    expect(() => textOf(read)).toThrow(`${file} was changed while it was read; run the command again`)
  })
})

describe('output', () => {
  test('output is listed without following links, and without our own staging folders', () => {
    const folder = project({ 'a/x.ts': '', 'a/b/y.md': '', '.moonbind-abc/0': '' })
    symlinkSync(folder, join(folder, 'a/loop'))
    expect(listFiles(folder)).toEqual(['a/b/y.md', 'a/loop', 'a/x.ts'])
    expect(listFiles(join(folder, 'none'))).toEqual([])
  })

  test('output is written, replaced and deleted, including empty folders', () => {
    const folder = project({ 'out/a/x.ts': 'old', 'out/a/docs/f.md': '', 'out/a/own.md': 'mine' })
    writeOutput(
      join(folder, 'out'),
      [
        { path: 'a/x.ts', text: 'new' },
        { path: 'b/y.ts', text: 'y' },
      ],
      ['a/docs/f.md'],
    )
    expect(snapshot(join(folder, 'out'))).toEqual({ 'a/own.md': 'mine', 'a/x.ts': 'new', 'b/y.ts': 'y' })
    expect(readdirSync(join(folder, 'out/a'))).toEqual(['own.md', 'x.ts'])
  })

  test('no output changes if one file cannot be written', () => {
    const folder = project({ 'out/a/x.ts': 'old', 'out/b': 'a file in the way of a folder' })
    const before = snapshot(folder)
    const write = () =>
      writeOutput(
        join(folder, 'out'),
        [
          { path: 'a/x.ts', text: 'new' },
          { path: 'b/y.ts', text: 'y' },
        ],
        [],
      )
    expect(write).toThrow(
      expect.objectContaining({ kind: 'output', message: expect.stringContaining('nothing was written') }),
    )
    expect(snapshot(folder)).toEqual(before)
    expect(readdirSync(join(folder, 'out'))).toEqual(['a', 'b'])
  })

  test.skipIf(process.getuid?.() === 0)('is not touched in a folder that is read-only', () => {
    const folder = project({ 'out/a/x.ts': 'old' })
    chmodSync(join(folder, 'out'), 0o555)
    expect(() => writeOutput(join(folder, 'out'), [{ path: 'a/x.ts', text: 'new' }], [])).toThrow(Failure)
    chmodSync(join(folder, 'out'), 0o755)
    expect(snapshot(join(folder, 'out'))).toEqual({ 'a/x.ts': 'old' })
  })

  test('a folder in the place of an output file is an error', () => {
    const folder = project({ 'a/x.ts/y': '' })
    expect(() => readOutput(folder, 'a/x.ts')).toThrow(
      expect.objectContaining({ kind: 'output', message: expect.stringContaining('is a folder') }),
    )
  })

  const dead = (): string => ownerName().replace(/\.\d+\.\d+$/, `.${spawnSync(process.execPath, ['-e', '0']).pid}.1`)
  const reused = (): string => ownerName().replace(/\.\d+$/, '.1')
  const left: [whose: string, owner: () => string, age: number, stays: boolean][] = [
    ['of this living run', ownerName, 1e9, true],
    ['of a run that was killed a moment ago', dead, 0, false],
    ['of a run whose number another process got', reused, 0, false],
    ['of another machine, young', () => 'abcdef12.1.1', 0, true],
    ['of another machine, from hours ago', () => 'abcdef12.1.1', 2 * 3_600_000, false],
    ['of no run that says its name, from hours ago', () => 'XXXXXX', 2 * 3_600_000, false],
  ]
  test.each(left)('a temporary folder %s stays or is removed', (_whose, owner, age, stays) => {
    const folder = project({ 'a.ts': '' })
    const name = `.moonbind-${owner()}-x1y2z3`
    put(folder, `${name}/shop/0`, '')
    utimesSync(join(folder, name), (Date.now() - age) / 1_000, (Date.now() - age) / 1_000)
    writeOutput(folder, [{ path: 'a.ts', text: 'a' }], [])
    expect(existsSync(join(folder, name))).toBe(stays)
  })
})

test('after a run was killed while writing, the next one leaves no temporary or partial file', async () => {
  const documents = Array.from({ length: 12 }, (_, index) => [
    `spec/n${index}.md`,
    documentOf(`n${index}`, ['ping', 'get_item', 'list_items']),
  ])
  const cwd = project(Object.fromEntries(documents))
  const child = spawn(process.execPath, [join(root, 'dist/codegen/cli.js'), 'generate'], { cwd, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  while (child.exitCode === null && !staged(cwd)) await new Promise((resolve) => setTimeout(resolve, 1))
  child.kill('SIGKILL')
  await ended
  await moonbind(['generate'], { cwd })
  expect(staged(cwd)).toBe(false)
  const healed = snapshot(join(cwd, 'generated'))
  await moonbind(['generate', '--no-cache', '--out', 'fresh'], { cwd })
  expect(healed).toEqual(snapshot(join(cwd, 'fresh')))
})

const staged = (cwd: string): boolean =>
  existsSync(join(cwd, 'generated')) &&
  readdirSync(join(cwd, 'generated')).some((name) => name.startsWith('.moonbind-'))
