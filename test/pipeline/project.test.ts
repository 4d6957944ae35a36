import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cache } from '#codegen/project/cache.js'
import { forgetful } from '#codegen/project/open-cache.js'
import { openProject } from '#codegen/project/open-project.js'
import { type Project, readProject } from '#codegen/project/project.js'
import { readSpecFolder } from '#codegen/project/spec-folder.js'
import { documentOf, project, put, snapshot } from '../helpers/cli.js'
import { memoryCache, type SpecTexts, specFolder, tryRead } from './folders.js'

const runs = { numRuns: 8 }

function fill(folder: string, texts: SpecTexts): void {
  rmSync(join(folder, 'spec'), { recursive: true, force: true })
  for (const [name, text] of Object.entries(texts)) put(folder, `spec/${name}`, text)
}

/** What reports say of a project. */
const told = async (read: Project | string) =>
  typeof read === 'string'
    ? read
    : {
        documents: read.documents,
        namespaces: read.namespaces,
        blocked: read.blocked,
        unreadable: read.unreadable,
        changes: read.changes,
        unchanged: read.unchanged,
        findings: await read.findings(),
      }

const selection = fc.record({
  only: fc.constantFrom(undefined, undefined, 'shop', 'other', 'nobody'),
  keepGoing: fc.boolean(),
})

describe('one reading of a project', { timeout: 120_000 }, () => {
  test('a project writes exactly what it reports as stale, and nothing is stale afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(specFolder, specFolder, selection, async (first, then, { only, keepGoing }) => {
        const cwd = project({})
        const options = { spec: join(cwd, 'spec'), out: join(cwd, 'out'), cache: memoryCache() }
        const selected = { ...options, keepGoing, ...(only !== undefined && { only }) }
        fill(cwd, first)
        await (await readProject({ ...options, keepGoing: true })).write()
        fill(cwd, then)
        const before = snapshot(options.out)
        const read = await tryRead(selected)
        if (typeof read === 'string') return
        await read.write()
        const after = snapshot(options.out)
        const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])]
          .filter((path) => before[path] !== after[path])
          .sort()
        expect(read.changes.map(({ path }) => path)).toEqual(differing)
        if (read.blocked) {
          expect(differing).toEqual([])
          return
        }
        const again = await readProject(selected)
        expect([again.changes, again.unchanged]).toEqual([[], read.unchanged + written(read)])
      }),
      runs,
    )
  })

  test('a project gives the same results cached, partly cached and computed', async () => {
    await fc.assert(
      fc.asyncProperty(specFolder, specFolder, selection, async (first, then, { only, keepGoing }) => {
        const cwd = project({})
        const cache = memoryCache()
        const options = {
          spec: join(cwd, 'spec'),
          out: join(cwd, 'out'),
          keepGoing,
          ...(only !== undefined && { only }),
        }
        for (const texts of [first, then, first]) {
          fill(cwd, texts)
          const computed = await told(await tryRead({ ...options, cache: forgetful }))
          expect(await told(await tryRead({ ...options, cache }))).toEqual(computed)
          expect(await told(await tryRead({ ...options, cache, examine: true }))).toEqual(computed)
        }
      }),
      runs,
    )
  })

  test('commands that generate nothing get the same results before and after generating', async () => {
    await fc.assert(
      fc.asyncProperty(specFolder, selection, async (texts, { only, keepGoing }) => {
        const cwd = project({})
        fill(cwd, texts)
        const [spec, out] = [join(cwd, 'spec'), join(cwd, 'out')]
        const selected = { keepGoing, ...(only !== undefined && { only }) }
        const open = (cache: Cache) =>
          openProject({ ...selected, folder: readSpecFolder(spec), cache, wants: ['sources'] })
        const said = async (cache: Cache) => {
          const opened = open(cache)
          const verdict = await opened.verdict()
          const { namespaces, overlays } = await opened.sources()
          return { verdict, sources: { namespaces, overlays }, findings: await opened.findings() }
        }
        const cache = memoryCache()
        const generating = await tryRead({ ...selected, spec, out, cache: forgetful })
        if (typeof generating === 'string') {
          await expect(open(cache).verdict()).rejects.toThrow('unknown namespace')
          return
        }
        const before = await said(cache)
        expect(before.verdict).toMatchObject({
          documents: generating.documents,
          namespaces: generating.namespaces,
          blocked: generating.blocked,
          unreadable: generating.unreadable,
        })
        expect(await generating.load()).toMatchObject(before.sources)
        expect(before.findings).toEqual(await generating.findings())
        const later = await tryRead({ ...selected, spec, out, cache })
        expect(await told(later)).toEqual(await told(generating))
        expect(await said(cache)).toEqual(before)
      }),
      runs,
    )
  })

  test('a project emits nothing for a command that does not ask for output', async () => {
    const cwd = project({ 'spec/shop.md': documentOf('shop', ['ping']) })
    const kinds = new Set<string | Uint8Array | undefined>()
    const cache: Cache = { get: () => undefined, set: ([kind]) => void kinds.add(kind) }
    const opened = openProject({ folder: readSpecFolder(join(cwd, 'spec')), cache, wants: ['sources'] })
    await opened.verdict()
    await opened.sources()
    await opened.findings()
    expect([...kinds].sort()).toEqual(['document', 'example-findings', 'findings', 'outline', 'verdict'])
    await opened.compare(join(cwd, 'out'))
    expect(kinds).toContain('output')
  })

  test('a project gives the same results on any number of threads, progress included', async () => {
    await fc.assert(
      fc.asyncProperty(specFolder, selection, async (texts, { only, keepGoing }) => {
        const cwd = project({})
        fill(cwd, texts)
        const read = async (threads: number, examine: boolean) => {
          const progress: unknown[] = []
          const result = await tryRead({
            spec: join(cwd, 'spec'),
            out: join(cwd, 'out'),
            cache: forgetful,
            keepGoing,
            ...(only !== undefined && { only }),
            threads,
            examine,
            onProgress: (...step) => void progress.push(step),
          })
          return { progress, told: await told(result) }
        }
        const one = await read(1, true)
        expect(await read(3, true)).toEqual(one)
        expect(await read(2, false)).toEqual(one)
      }),
      { numRuns: 4 },
    )
  })
})

const written = ({ changes }: Project): number => changes.filter(({ kind }) => kind !== 'orphaned').length

describe('a generated file that somebody edited', () => {
  const edits: [name: string, edit: (file: string, text: string) => void][] = [
    ['to the same length', (file, text) => writeFileSync(file, text.replace('ping', 'pong'))],
    [
      'and put back',
      (file, text) => {
        writeFileSync(file, 'x')
        writeFileSync(file, text)
      },
    ],
    ['to nothing', (file) => writeFileSync(file, '')],
    [
      'to bytes that are not text',
      (file, text) => writeFileSync(file, Buffer.from(text.replace('ping', '\xff'), 'latin1')),
    ],
    ['away', (file) => rmSync(file)],
  ]
  test.each(edits)('%s in a generated file is noticed right after it was written, and later', async (_name, edit) => {
    const cwd = project({ 'spec/shop.md': documentOf('shop', ['ping']) })
    const options = { spec: join(cwd, 'spec'), out: join(cwd, 'out'), cache: memoryCache() }
    const file = join(cwd, 'out/shop/index.ts')
    for (let round = 0; round < 3; round++) {
      await (await readProject(options)).write()
      const wanted = snapshot(options.out)
      edit(file, wanted['shop/index.ts']!)
      const changed = snapshot(options.out)['shop/index.ts'] !== wanted['shop/index.ts']
      expect((await readProject(options)).changes.map(({ path }) => path)).toEqual(changed ? ['shop/index.ts'] : [])
      await (await readProject(options)).write()
      expect(snapshot(options.out)).toEqual(wanted)
    }
  })
})
