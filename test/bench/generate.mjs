// What `moonbind generate` costs as a whole process, next to hey-api with zod on the same content (npm run
// bench:generate). All rows take turns inside a round; ratios are paired by round, then the median is taken. A second
// row of moonbind shows what the machine adds to a ratio. MOONBIND_SIZES=1x7,50x10 MOONBIND_RUNS=5 for a shorter run.
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeApi, toMarkdown, toOpenApi } from './corpus.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const cli = join(here, '../../dist/codegen/cli.js')
const node22 = join(here, 'node22/node_modules/.bin/node')
const RUNS = Number(process.env.MOONBIND_RUNS ?? 5)
const SIZES = (process.env.MOONBIND_SIZES ?? '1x7,50x10,450x10').split(',')
const TIME = existsSync('/usr/bin/time') ? '/usr/bin/time' : undefined

/** At most so many times the peer, or so many milliseconds more than a bare node. */
const limits = {
  '1x7': { cold: 0.9, unchanged: 60 },
  '50x10': { cold: 0.8 },
  '450x10': { cold: 0.6, peak: 450, unchanged: 200, changed: 1_200 },
}

const folder = mkdtempSync(join(tmpdir(), 'moonbind-bench-'))

function run(cwd, argv) {
  const log = join(folder, 'time')
  const [command, ...args] = TIME ? [TIME, '-o', log, '-f', '%M', ...argv] : argv
  const start = performance.now()
  const { status, stderr } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  const wall = performance.now() - start
  if (status !== 0) throw new Error(`${argv.join(' ')}: exit code ${status}\n${stderr.slice(0, 2_000)}`)
  return { wall, peak: TIME ? Number(readFileSync(log, 'utf8').trim().split('\n').at(-1)) / 1_024 : Number.NaN }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

function makeCorpus(size) {
  const [documents, functions] = size.split('x').map(Number)
  const cwd = join(folder, size)
  for (const name of ['spec', 'openapi']) mkdirSync(join(cwd, name), { recursive: true })
  for (let index = 0; index < documents; index++) {
    const api = makeApi(index, functions)
    writeFileSync(join(cwd, `spec/${api.namespace}.md`), toMarkdown(api))
    writeFileSync(join(cwd, `openapi/${api.namespace}.json`), JSON.stringify(toOpenApi(api)))
  }
  return cwd
}

/** Every row: what is made ready for it, and what is measured. */
function rowsOf(cwd) {
  const generate = [process.execPath, cli, 'generate']
  const forget = () => {
    for (const name of ['generated', '.moonbind', 'peer']) rmSync(join(cwd, name), { recursive: true, force: true })
  }
  let edits = 0
  const edit = () => appendFileSync(join(cwd, 'spec/api0.md'), `\n## get_more_${++edits}\n\nGets more.\n`)
  return {
    'bare node': { argv: [process.execPath, '-e', '0'] },
    'hey-api 0.99 + zod, cold': {
      prepare: forget,
      argv: [node22, join(here, 'node22/hey-api.mjs'), 'openapi', 'peer'],
    },
    'moonbind, cold': { prepare: forget, argv: generate },
    'moonbind, cold, again': { prepare: forget, argv: generate },
    'moonbind, unchanged': { argv: generate },
    'moonbind, one document changed': { prepare: edit, argv: generate },
  }
}

function report(size, measured) {
  const walls = (name) => measured[name].map(({ wall }) => wall)
  const against = (name, other, combine) => median(walls(name).map((wall, index) => combine(wall, walls(other)[index])))
  const ratio = (name, other) => against(name, other, (a, b) => a / b)
  const more = (name) => against(name, 'bare node', (a, b) => a - b)
  const limit = limits[size] ?? {}
  const verdict = (value, most) => (most === undefined ? '' : ` ${value <= most ? 'within' : 'OVER'} ${most}`)
  const peer = 'hey-api 0.99 + zod, cold'
  console.log(`\n${size.replace('x', ' documents of ')} functions`)
  for (const name of Object.keys(measured)) {
    const cold = name === 'moonbind, cold'
    const notes = [
      `${median(walls(name)).toFixed(0).padStart(7)} ms`,
      `${median(measured[name].map(({ peak }) => peak))
        .toFixed(0)
        .padStart(5)} MiB`,
      ...(name === 'bare node' ? [] : [`bare + ${more(name).toFixed(0)} ms`]),
      ...(cold ? [`${ratio(name, peer).toFixed(2)} x hey-api${verdict(ratio(name, peer), limit.cold)}`] : []),
      ...(cold && limit.peak ? [`peak${verdict(median(measured[name].map(({ peak }) => peak)), limit.peak)}`] : []),
      ...(name.endsWith('again') ? [`${ratio(name, 'moonbind, cold').toFixed(2)} x itself`] : []),
      ...(name.endsWith('unchanged') ? [verdict(more(name), limit.unchanged)] : []),
      ...(name.endsWith('changed') && name.includes('one') ? [verdict(more(name), limit.changed)] : []),
    ]
    console.log(`  ${name.padEnd(32)}${notes.filter((note) => note !== '').join('  ')}`)
  }
}

try {
  console.log(`node ${process.version}, ${cpus().length} x ${cpus()[0].model}, medians of ${RUNS} paired rounds`)
  for (const size of SIZES) {
    const cwd = makeCorpus(size)
    const measured = {}
    const rows = Object.entries(rowsOf(cwd))
    for (let round = 0; round < RUNS; round++) {
      for (const [name, { prepare, argv }] of rows) {
        prepare?.()
        ;(measured[name] ??= []).push(run(cwd, argv))
      }
    }
    report(size, measured)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
