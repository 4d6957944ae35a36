import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { Vm, VmHost, VmRun } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'
import { phone, recordingHost } from './machine.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders: string[] = []
const opened: Vm[] = []
afterAll(async () => {
  await Promise.all(opened.map((vm) => vm.close()))
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const MEBI = 2 ** 20

/** What is changed in a machine: a text of its thread's code, or of another file, and what replaces it. */
type Change = readonly [from: RegExp, to: string, file?: string]

/** A machine that lacks what the changes take away. */
async function without(changes: readonly Change[]): Promise<typeof createVm> {
  const folder = mkdtempSync(join(tmpdir(), 'moonbind-'))
  folders.push(folder)
  for (const name of ['package.json', 'dist/runtime']) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [from, to, name = 'thread-source.js'] of changes) {
    const file = join(folder, 'dist/runtime/node', name)
    const text = readFileSync(file, 'utf8')
    expect(text.match(new RegExp(from, 'g'))).toHaveLength(1)
    writeFileSync(file, text.replace(from, to))
  }
  const built = (await import(pathToFileURL(join(folder, 'dist/runtime/vm/index.js')).href)) as {
    createVm: typeof createVm
  }
  return built.createVm
}

/** Nothing is counted, and no string is too long. */
const NO_ACCOUNTING = [
  [/charge\(bytes\)\{[^}]*\}/, 'charge(){}'],
  [/reserve\(size\)\{[^}]*\}/, 'reserve(){}'],
] as const
/** Nor are steps: the thread does not give control back. */
const NO_METERS = [
  ...NO_ACCOUNTING,
  [/tick\(steps2\)\{[^}]*\}/, 'tick(){}'],
  [/enter\(work\)\{/, 'enter(work){if(1)return work();'],
] as const

async function open(create: typeof createVm, memoryBytes: number): Promise<Vm> {
  const vm = await create([phone], { isolation: 'worker', limits: { memoryBytes, cpuMs: 20_000, wallMs: 120_000 } })
  opened.push(vm)
  return vm
}

const runIn = (vm: Vm, source: string, host: VmHost = recordingHost()) => vm.run(source, { chunkName: 'script', host })

/** The most that the process grew meanwhile, in MB. */
async function growth(work: () => Promise<VmRun>): Promise<{ readonly run: VmRun; readonly grown: number }> {
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5)
  const run = await work()
  clearInterval(timer)
  return { run, grown: (most - before) / MEBI }
}

/**
 * Steps are counted, so that the thread gives control back; neither what runs hold nor what the thread has is known.
 */
const NO_WALL: readonly Change[] = [
  ...NO_ACCOUNTING,
  [/isDue\(\w+\)\{[^}]*\}/, 'isDue(){}'],
  // A heap that is soon full.
  [/ \+ 192,/, ' + 24,', 'thread.js'],
]

const STRINGS = 'local t = {} for i = 1, 1e9 do t[i] = ("x"):rep(1e5) .. i end'
const TABLES =
  'local row, t = { 1 }, {} for i = 2, 1000 do row[i] = i end for i = 1, 1e9 do t[i] = { table.unpack(row) } end'
const BUFFER = 'local s = ("x"):rep(1e6) while true do s = s .. s end'
const MEASURED = /^script:1: Memory limit of \d+ MB exceeded, as the thread measures it$/

describe('a thread whose accounting is switched off', () => {
  const uncounted = without(NO_ACCOUNTING)

  test.for([
    ['strings', 8, STRINGS],
    ['strings', 100, STRINGS],
    ['tables', 8, TABLES],
    ['one string', 8, BUFFER],
  ] as const)(
    'a thread without accounting ends the run by measured memory: %s, %i MB',
    async ([, megabytes, source]) => {
      const vm = await open(await uncounted, megabytes * MEBI)
      await runIn(vm, 'return 1')
      const { run, grown } = await growth(() => runIn(vm, source))
      expect(run.error).toMatchObject({ kind: 'memory', message: expect.stringMatching(MEASURED) as string })
      expect(grown).toBeLessThan(megabytes + 120)
      expect((await runIn(vm, 'return 2')).values).toEqual([2])
    },
  )

  test('a thread without accounting ends only the run that made it grow', async () => {
    const vm = await open(await uncounted, 8 * MEBI)
    const modest = 'for i = 1, 300 do local x = app.integrations.phone.echo{ n = i }.n end return 7'
    const [greedy, ...others] = await Promise.all([TABLES, modest, modest, modest].map((source) => runIn(vm, source)))
    expect(greedy!.error?.message).toMatch(MEASURED)
    expect(others.map((run) => run.values)).toEqual([[7], [7], [7]])
  })

  test('a thread whose heap is full is ended, and its runs keep their output', async () => {
    const vm = await open(await without(NO_WALL), 2 * MEBI)
    const run = await runIn(vm, `print('before') ${TABLES}`)
    expect(run).toMatchObject({ error: { kind: 'memory', message: 'Memory limit exceeded' }, output: 'before\n' })
    expect((await runIn(vm, 'return 2')).values).toEqual([2])
  })

  test('a thread that does not yield is ended by the memory of the process', async () => {
    const vm = await open(await without(NO_METERS), 32 * MEBI)
    const { run, grown } = await growth(() => runIn(vm, STRINGS))
    expect(run.error).toEqual({ kind: 'memory', message: 'Memory limit exceeded by a step that cannot be interrupted' })
    expect(grown).toBeLessThan(1_500)
    expect((await runIn(vm, 'return 2')).values).toEqual([2])
  })
})

test('sessions that wait begin anew if the thread needs their memory', async () => {
  const vm = await open(createVm, 4 * MEBI)
  const inSession = (session: string, source: string) =>
    vm.run(source, { chunkName: 'script', host: recordingHost(), session })
  const fill = 'kept = {} for i = 1, 5e3 do kept[i] = { i } end return #kept'
  for (let i = 0; i < 8; i++) expect((await inSession(`session ${i}`, fill)).values).toEqual([5e3])
  expect((await inSession('session 0', 'return kept')).values).toEqual([null])
  expect((await inSession('session 7', 'return #kept')).values).toEqual([5e3])
})

test('scripts that are more than the thread has room for are ended, and the others go on', async () => {
  const vm = await open(createVm, 8 * MEBI)
  const source = 'local t = {} for i = 1, 1e4 do t[i] = { i } end app.integrations.phone.echo{} return #t'
  const runs = await Promise.all(Array.from({ length: 20 }, () => runIn(vm, source)))
  const kinds = runs.map((run) => run.error?.message ?? run.values[0])
  for (const kind of kinds)
    if (kind !== 1e4) expect(kind).toBe('script:1: Memory limit of 24 MB for all scripts of the thread exceeded')
  expect(kinds.filter((kind) => kind === 1e4).length).toBeGreaterThan(0)
})
