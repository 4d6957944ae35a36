import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readSpecFile } from '#codegen/files/index.js'
import { createMaker, type Job } from '#codegen/project/make.js'
import { createMemory } from '#codegen/project/memory.js'
import { forgetful } from '#codegen/project/open-cache.js'
import { doJobs, type Result } from '#codegen/project/threads.js'
import { documentOf, project } from '../helpers/cli.js'

const names = ['a', 'b', 'c', 'd', 'e', 'f']

function jobsIn(cwd: string): Job[] {
  return names.map((name) => ({ file: readSpecFile(join(cwd, `spec/${name}.md`)), output: true }))
}

const files = Object.fromEntries(names.map((name) => [`spec/${name}.md`, documentOf(name, ['ping'])]))

/** All results, in the order of the jobs, and what was said. */
async function results(jobs: readonly Job[], threads: number, script?: URL) {
  const found: Result[] = []
  const notices: string[] = []
  const make = createMaker({ overlays: [], memory: createMemory(forgetful) })
  await doJobs(
    { jobs, overlays: [], cache: undefined, keep: false },
    {
      make,
      threads,
      onDone: (index, { document: _, ...result }) => {
        expect(found[index]).toBeUndefined()
        found[index] = result
      },
      onNotice: (message) => void notices.push(message),
      ...(script && { script }),
    },
  )
  return { found, notices }
}

describe('a thread', { timeout: 120_000 }, () => {
  const deaths: [how: string, code: string, notice: RegExp | undefined][] = [
    ['that ends at once', '', undefined],
    ['that throws', 'throw new Error("out of order")', /a thread died \(out of order\)/],
    ['that exits', 'process.exit(3)', /a thread died \(exit code 3\)/],
    [
      'that dies with a job in its hands',
      "import { workerData } from 'node:worker_threads'\nAtomics.add(workerData.next, 0, 1)\nprocess.exit(9)",
      /a thread died \(exit code 9\)/,
    ],
    [
      'that leaves its job undone',
      "import { parentPort, workerData } from 'node:worker_threads'\n" +
        'parentPort.postMessage({ index: Atomics.add(workerData.next, 0, 1) })',
      undefined,
    ],
    ['that cannot be loaded', 'import "./none.js"', /a thread died \(Cannot find module/],
  ]
  test.each(deaths)('a thread that %s changes no result, and its death is reported', async (_how, code, notice) => {
    const cwd = project({ ...files, 'worker.mjs': code })
    const jobs = jobsIn(cwd)
    const alone = await results(jobs, 1)
    const helped = await results(jobs, 2, pathToFileURL(join(cwd, 'worker.mjs')))
    expect(helped.found).toEqual(alone.found)
    if (notice === undefined) expect(helped.notices).toEqual([])
    else expect(helped.notices).toEqual([expect.stringMatching(notice)])
  })

  test('a thread takes jobs, whatever their number', async () => {
    const jobs = jobsIn(project(files))
    const alone = await results(jobs, 1)
    for (const threads of [2, 4, 9]) expect(await results(jobs, threads)).toEqual(alone)
  })

  test('a thread that fails at a job leaves the failure to the main thread, and no other job begins', async () => {
    const jobs = jobsIn(project(files))
    const broken = { ...jobs[2]!, file: undefined as unknown as Job['file'] }
    await expect(results(jobs.with(2, broken), 2)).rejects.toThrow(TypeError)
  })
})
