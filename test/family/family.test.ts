import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createRuntime } from 'moonbind'
import type { Connect, NamespaceDefinition } from 'moonbind/runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { corpusFolder, withoutCorpus } from '../helpers/corpus.js'

const project = fileURLToPath(new URL('../..', import.meta.url))
// Inside of the package, so that `moonbind/runtime` is found as it is in a consumer's project.
const work = join(project, 'dist', '.family')
const out = join(work, 'generated')
const compiled = join(work, 'js')

interface Module {
  readonly definition: NamespaceDefinition
  readonly [name: string]: unknown
}

describe.skipIf(withoutCorpus)(`all further documents, generated and run${withoutCorpus}`, () => {
  beforeAll(() => {
    rmSync(work, { recursive: true, force: true })
    mkdirSync(work, { recursive: true })
    execFileSync(process.execPath, ['dist/codegen/cli.js', 'generate', '--spec', corpusFolder, '--out', out], {
      cwd: project,
      stdio: 'pipe',
    })
    writeFileSync(
      join(work, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.json',
        compilerOptions: { noEmit: false, rootDir: 'generated', outDir: 'js', declaration: true },
        include: ['generated'],
        exclude: [],
      }),
    )
    execFileSync(
      process.execPath,
      [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', join(work, 'tsconfig.json')],
      { cwd: project, stdio: 'pipe' },
    )
  }, 180_000)
  afterAll(() => rmSync(work, { recursive: true, force: true }))

  test('every function of every namespace can be called from Lua, under each of its names', async () => {
    const modules = await Promise.all(
      readdirSync(compiled).map(
        async (name) => (await import(pathToFileURL(join(compiled, name, 'index.js')).href)) as Module,
      ),
    )
    expect(modules.length).toBeGreaterThan(60)
    const reached = new Set<string>()
    const integrations = modules.map((module) => {
      const connect = Object.entries(module).find(
        ([name, value]) => typeof value === 'function' && !name.startsWith('validate'),
      )![1] as Connect<unknown, unknown>
      return connect({
        transport: async ({ namespace, function: called }) => void reached.add(`${namespace} ${called.name}`),
      })
    })
    const names = modules.flatMap(({ definition }) =>
      definition.functions.flatMap((each) =>
        [each.name, ...(each.aliases ?? [])].map((name) => [definition.namespace, each.name, name] as const),
      ),
    )
    // Required parameters are unknown here: a validation error names the function, so that it was found and asked.
    const source = names
      .map(([namespace, , name]) => `check(${JSON.stringify(namespace)}, ${JSON.stringify(name)})`)
      .join('\n')
    // A busy machine takes its time; only the number of calls matters here.
    const limits = { calls: 10_000, cpuMs: 60_000, wallMs: 60_000 }
    const runtime = await createRuntime({ integrations, isolation: 'inline', limits })
    const run = await runtime.run(`local function check(namespace, name)
      local ok, message = pcall(function() return app.integrations[namespace][name]({}) end)
      if not ok and not message:find('Invalid arguments for app.integrations', 1, true) then
        print(namespace, name, message)
      end
    end
    ${source}`)
    await runtime.close()
    expect([run.error, run.output]).toEqual([undefined, ''])
    expect(run.calls.length).toBe(names.length)
    expect(reached.size).toBeGreaterThan(100)
  }, 60_000)
})
