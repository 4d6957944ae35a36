// What `moonbind check` costs as a whole process, next to a bare node: an unchanged project, 450 unchanged documents,
// one of them changed, an OpenAPI document as small and as large as they come; and what a report of 1,000 findings
// costs. Median of several runs; needs nothing but a build (npm run build).
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** Prints to fd 2 how much memory the process had at most. */
const withMemory = [
  '--import',
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>writeSync(2,`maxRSS ' +
    '${process.resourceUsage().maxRSS}`))',
]

/** MiB that a run took at most. */
function memoryOf(cwd, args) {
  const { stderr } = spawnSync(process.execPath, [...withMemory, ...args], { cwd, encoding: 'utf8' })
  return Number(/maxRSS (\d+)/.exec(stderr)[1]) / 1024
}

/** The API's document with copies of its operations and schemas under other names, up to a size. */
function enlarged(text, bytes) {
  const api = JSON.parse(text)
  const { paths, components } = structuredClone(api)
  for (let copy = 0, size = text.length; size < bytes; copy++, size += text.length) {
    for (const [path, item] of Object.entries(paths)) api.paths[`/copy${copy}${path}`] = item
    for (const [name, schema] of Object.entries(components.schemas ?? {}))
      api.components.schemas[`${name}Copy${copy}`] = schema
  }
  return JSON.stringify(api)
}

/** What a thousand findings in fifty documents look like. */
function thousandFindings() {
  const point = { line: 12, column: 3, offset: 200 }
  const findings = Array.from({ length: 1000 }, (_, index) => ({
    rule: 'param-removed',
    section: 'breaking',
    level: ['error', 'warning', 'info'][index % 3],
    fingerprint: index.toString(16).padStart(12, '0'),
    subject: `ns${index % 50}.get_item${index}.id`,
    message: `ns${index % 50}.get_item${index}.id: the parameter is no longer documented`,
    fix: 'take the change back, or accept it with a reason and release it as a new version',
    place: { file: `spec/ns${index % 50}.md`, start: point, end: point },
    bump: 'major',
  }))
  return { findings, sections: [{ section: 'breaking', state: 'checked' }], accepted: 0, files: new Map() }
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
  const extract = process.env.MOONBIND_UPSTREAM ?? join(root, '../shared/upstream/telnyx.openapi.json')
  const api = existsSync(extract) ? extract : join(root, 'test/fixtures/telephony.openapi.json')
  const large = join(folder, 'large.json')
  writeFileSync(large, enlarged(readFileSync(api, 'utf8'), 6e6))
  run(root, [cli, 'check', '--openapi', api])
  measure('this repository, with an OpenAPI document', bare + 600, () => run(root, [cli, 'check', '--openapi', api]))
  const heavy = [cli, 'check', '--no-cache', '--openapi', large]
  measure('the same of 6 MB, nothing remembered', 2000, () => run(root, heavy))
  rows.push({ name: 'MiB of memory that this takes at most', median: memoryOf(root, heavy), limit: 512 })
  const { formatReport } = await import(join(root, 'dist/codegen/cli/outputs.js'))
  const found = thousandFindings()
  for (const format of ['text', 'json', 'github', 'sarif', 'gitlab', 'junit', 'markdown']) {
    measure(`1,000 findings as ${format}`, 100, () => {
      const start = performance.now()
      formatReport(found, format)
      return performance.now() - start
    })
  }
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
