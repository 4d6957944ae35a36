/** Builds again and runs the tests that a change touches, until it is stopped. */
import { spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromRoot, relatedTests } from './related.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Editors write a file several times, and a tool writes many: they are taken together, in milliseconds. */
const QUIET = 150

const changed = new Set()
let timer
let running = false

for (const folder of ['codegen', 'runtime', 'spec', 'test']) {
  watch(join(root, folder), { recursive: true }, (_event, name) => {
    if (
      name === null ||
      !/\.(?:ts|mjs|js|json|hbs|md|yaml|lua|txt)$/.test(name) ||
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
  if (running || changed.size === 0) return
  running = true
  const files = [...changed]
  changed.clear()
  await turn(files)
  running = false
  void work()
}

async function turn(files) {
  console.log(`\nchanged: ${files.slice(0, 5).join(', ')}${files.length > 5 ? ` and ${files.length - 5} more` : ''}`)
  if (files.some((file) => !file.startsWith('test/')) && (await run('make', ['generate'])) !== 0) return
  const tests = relatedTests(root, files)
  if (tests.length === 0) return console.log('no test reaches them')
  await run(process.execPath, [vitest(), 'run', '--config', 'test/vitest.config.ts', ...tests])
}

function vitest() {
  const script = join(root, 'node_modules/vitest/vitest.mjs')
  if (!existsSync(script)) throw new Error('vitest is not installed: run npm ci')
  return script
}

const run = (command, args) =>
  new Promise((resolve) =>
    spawn(command, args, { cwd: root, stdio: 'inherit' })
      .on('close', resolve)
      .on('error', () => resolve(1)),
  )
