/** Builds again and runs the tests that a change touches, until it is stopped. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromRoot, relatedTests } from './related.mjs'
import { compileGenerated, forget, stepsAfter } from './steps.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Editors write a file several times, and a tool writes many: they are taken together, in milliseconds. */
const QUIET = 150

/** If a change touches more test files, these many of the nearest are run before the others. */
const NEAREST = 5

const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts']

/** What was changed since the last turn that ended well. */
const changed = new Set()
let timer
let running = false
let child
/** A change came while a turn was running: the turn ends, and the next one takes its files along. */
let stopped = false

for (const folder of ['codegen', 'runtime', 'spec', 'test']) {
  watch(join(root, folder), { recursive: true }, (_event, name) => {
    if (
      name === null ||
      !/\.(?:ts|mjs|js|json|css|html|svg|hbs|md|yaml|lua|txt)$/.test(name) ||
      /node_modules|\.moonbind/.test(name)
    )
      return
    changed.add(fromRoot(root, join(root, folder, name)))
    clearTimeout(timer)
    timer = setTimeout(work, QUIET)
  })
}
console.log('watching codegen/, runtime/, spec/ and test/; press Ctrl+C to stop')

async function work() {
  if (running) {
    stopped = true
    child?.kill()
    return
  }
  if (changed.size === 0) return
  running = true
  stopped = false
  const files = [...changed]
  changed.clear()
  const built = await turn(files)
  if (stopped || !built) for (const file of files) changed.add(file)
  running = false
  if (stopped) void work()
}

/** Answers whether everything was built. */
async function turn(files) {
  console.log(`\nchanged: ${files.slice(0, 5).join(', ')}${files.length > 5 ? ` and ${files.length - 5} more` : ''}`)
  for (const file of files) if (!existsSync(join(root, file))) forget(root, file)
  const start = Date.now()
  const before = generated()
  for (const step of stepsAfter(files)) if ((await run(step)) !== 0) return false
  const written = [...generated()].filter(([file, time]) => before.get(file) !== time).map(([file]) => file)
  if (written.length > 0 && (await run(compileGenerated)) !== 0) return false
  console.log(`built in ${((Date.now() - start) / 1000).toFixed(1)} s`)
  await test(relatedTests(root, [...files, ...written]))
  return true
}

/** The nearest first: they fail most often, and soonest. */
async function test(tests) {
  if (tests.length === 0) console.log('no test reaches them')
  const count = tests.length > 2 * NEAREST ? NEAREST : tests.length
  for (const part of [tests.slice(0, count), tests.slice(count)]) {
    if (part.length > 0 && (stopped || (await run([process.execPath, ...VITEST, ...part])) !== 0)) break
  }
}

/** When each file below generated/ was written. */
const generated = () =>
  new Map(
    readdirSync(join(root, 'generated'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [fromRoot(root, path), statSync(path).mtimeMs]),
  )

const run = ([command, ...args]) =>
  new Promise((resolve) => {
    child = spawn(command, args, { cwd: root, stdio: 'inherit' })
    child.on('close', resolve).on('error', () => resolve(1))
  })
