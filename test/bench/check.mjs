// What `moonbind check` costs as a whole process, beside a bare node: an unchanged project, 450 unchanged documents, one
// of them changed. Median of several runs; needs nothing but a build (npm run build).
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'dist/codegen/cli.js')
const RUNS = Number(process.env.MOONBIND_RUNS ?? 7)
const DOCUMENTS = Number(process.env.MOONBIND_DOCUMENTS ?? 450)

const document = readFileSync(join(root, 'spec/telnyx.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'moonbind-bench-'))

function run(cwd, args) {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  const took = performance.now() - start
  if (status !== 0) throw new Error(`node ${args.join(' ')} in ${cwd}: exit code ${status}\n${stderr.slice(0, 2000)}`)
  return took
}

function measure(name, limit, act) {
  const times = Array.from({ length: RUNS }, act).sort((a, b) => a - b)
  const [median, least, most] = [times[RUNS >> 1], times[0], times.at(-1)]
  rows.push({ name, median, least, most, limit })
  return median
}

const rows = []
try {
  mkdirSync(join(folder, 'one/spec'), { recursive: true })
  writeFileSync(join(folder, 'one/spec/telnyx.md'), document)
  mkdirSync(join(folder, 'many/spec'), { recursive: true })
  for (let index = 0; index < DOCUMENTS; index++)
    writeFileSync(join(folder, `many/spec/ns${index}.md`), document.replaceAll('telnyx', `ns${index}`))
  const [one, many] = [join(folder, 'one'), join(folder, 'many')]
  for (const cwd of [one, many]) run(cwd, [cli, 'generate'])

  const bare = measure('node -e 0', undefined, () => run(one, ['-e', '0']))
  measure('one document, nothing remembered', undefined, () => run(one, [cli, 'check', '--no-cache']))
  run(one, [cli, 'check'])
  measure('one document, unchanged', 1000, () => run(one, [cli, 'check']))
  const first = performance.now()
  run(many, [cli, 'check'])
  rows.push({ name: `${DOCUMENTS} documents, findings not remembered (once)`, median: performance.now() - first })
  measure(`${DOCUMENTS} documents, unchanged`, bare + 500, () => run(many, [cli, 'check']))
  // A guide of its own changes no generated code, and makes its pages stale: generate fixes them before the next run.
  let edits = 0
  measure(`${DOCUMENTS} documents, one changed`, 2000, () => {
    appendFileSync(join(many, 'spec/ns7.md'), `\nEdit ${++edits}.\n`)
    run(many, [cli, 'generate'])
    return run(many, [cli, 'check'])
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

console.log(
  `node ${process.version}, ${cpus().length} × ${cpus()[0].model}, median of ${RUNS} (least–most), milliseconds`,
)
for (const { name, median, least, most, limit } of rows) {
  const spread = least === undefined ? '' : ` (${least.toFixed(0)}–${most.toFixed(0)})`
  const goal = limit === undefined ? '' : `  ${median <= limit ? 'within' : 'OVER'} ${limit.toFixed(0)}`
  console.log(`${name.padEnd(46)} ${median.toFixed(0).padStart(6)}${spread}${goal}`)
}
