import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { documentOf, type Finished, moonbind, moonbindProcess, project, put, root, snapshot } from '../helpers/cli.js'

const dist = pathToFileURL(`${root}/dist/`).href
const watched = { NODE_OPTIONS: `--import ${pathToFileURL(`${root}/test/helpers/report-loads.mjs`).href}` }

/** What a command line loads: modules of ours as they are below `dist/`, libraries with their whole address. */
async function loadedBy(args: readonly string[], cwd: string): Promise<string[]> {
  const { err } = await moonbindProcess(args, { cwd, env: watched })
  return [...err.matchAll(/^loads (.*)$/gm)].map(([, url = '']) => url.replace(dist, ''))
}

/** Runs command lines one after another in one process, each from the first line of the bundle on. */
const ONE_AFTER_ANOTHER = `
const [entry, jobs] = JSON.parse(process.argv[1])
const written = { stdout: '', stderr: '' }
const print = process.stdout.write.bind(process.stdout)
for (const name of ['stdout', 'stderr']) process[name].write = (text) => { written[name] += text; return true }
const finished = []
for (const [index, { args, cwd }] of jobs.entries()) {
  process.chdir(cwd)
  process.argv = [process.execPath, entry, ...args]
  process.exitCode = undefined
  Object.assign(written, { stdout: '', stderr: '' })
  await import(entry + '?' + index)
  finished.push({ code: process.exitCode, out: written.stdout, err: written.stderr })
}
process.exitCode = 0
print(JSON.stringify(finished))
`

function inBundle(jobs: readonly { args: readonly string[]; cwd: string }[]): Finished[] {
  const input = JSON.stringify([`${dist}codegen/bundle/cli.js`, jobs])
  const args = ['--input-type=module', '-e', ONE_AFTER_ANOTHER, input]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

test('the bundled command prints and writes what the modules print and write', async () => {
  const shop = documentOf('shop', ['list_items', 'get_item'])
  const projects: Record<string, string>[] = [
    { 'spec/shop.md': shop, 'spec/other.md': documentOf('other', ['ping']) },
    // A document with an error, an overlay and a configuration with mistakes, no documents.
    { 'spec/shop.md': shop, 'spec/other.md': '# Nothing\n' },
    { 'spec/shop.md': shop, 'spec/shop.http.yaml': 'no: overlay\n' },
    { 'spec/shop.md': shop, '.moonbind/config.yaml': 'rules: 1\n' },
    { 'README.md': '' },
  ]
  const commands = [['generate'], ['check', '--json'], ['schema', 'missing.md']]
  const [inside, outside] = [projects.map(project), projects.map(project)]
  const jobsIn = (folders: string[]) => folders.flatMap((cwd) => commands.map((args) => ({ args, cwd })))
  const finished: Finished[] = []
  for (const { args, cwd } of jobsIn(inside)) finished.push(await moonbind(args, { cwd }))
  expect(finished.filter(({ code }) => code === 0)).not.toEqual([])
  expect(inBundle(jobsIn(outside))).toEqual(finished)
  expect(outside.map(snapshot)).toEqual(inside.map(snapshot))
})

test('an unchanged run loads no library and few files, and a changed document loads its readers', async () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['list_items']) })
  inBundle([['generate'], ['generate'], ['check']].map((args) => ({ args, cwd })))
  for (const command of ['generate', 'check']) {
    const loaded = await loadedBy([command], cwd)
    expect(loaded, command).toContain('codegen/bundle/cli.js')
    const others = loaded.filter((name) => !/^codegen\/(?:cli|failure|bundle\/[\w-]+)\.js$/.test(name))
    expect(others, command).toEqual([])
    expect(new Set(loaded).size, command).toBeLessThan(32)
  }
  put(cwd, 'spec/shop.md', documentOf('shop', ['get_item']))
  expect((await loadedBy(['generate'], cwd)).join('\n')).toMatch(/bundle\/load-/)
})
