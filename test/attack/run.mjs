// Runs every attack, each in a process of its own, and fails if one is not contained.
// node test/attack/run.mjs [--isolation inline|worker] [--memory MB] [--part 2/5] [--only NAME,…] [--verbose]
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { attacks } from './attacks.mjs'
import { attacks as combined } from './combined.mjs'
import { attacks as corners } from './corners.mjs'
import { attacks as holding } from './holding.mjs'
import { attacks as kinds } from './kinds.mjs'
import { attackPolicies, policyAttacks } from './policy.mjs'

const option = (name) => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const root = fileURLToPath(new URL('../..', import.meta.url))
const shared = `${process.env.MOONBIND_SHARED ?? `${root}/../shared`}/attacks/attacks.mjs`
const given = existsSync(shared) ? await import(pathToFileURL(shared).href) : undefined
if (given === undefined) console.log(`${shared} is not there: only the attacks of this folder`)
const all = {
  ...attacks,
  ...kinds,
  ...holding,
  ...corners,
  ...combined,
  ...Object.assign({}, ...Object.values(given ?? {})),
}
const isolations = option('--isolation') === undefined ? ['inline', 'worker'] : [option('--isolation')]
const only = option('--only')?.split(',')
const memoryMb = Number(option('--memory') ?? 32)
/** Every fifth attack from the second one on, for example. */
const [part, parts] = (option('--part') ?? '1/1').split('/').map(Number)

/**
 * CPU limit and 250 ms, or that of a script that waits; starting and compiling is in it. Memory: the base and 150 MB
 * with the limit of 32 MB, the limit and 150 MB with any other. In a worker the host's loop runs on.
 */
const LATEST = 750
const LATEST_WAITING = 5_250
const MOST_MB = memoryMb === 32 ? 150 : memoryMb + 150
const LONGEST_GAP = 100

let failed = 0
let count = 0
for (const isolation of isolations) {
  const worst = { ms: 0, rssMb: 0, gap: 0 }
  for (const [index, [name, source]] of Object.entries(all).entries()) {
    if (only !== undefined && !only.includes(name)) continue
    if (index % parts !== part - 1) continue
    count++
    const { result, problems } = contained(source, isolation)
    for (const key of Object.keys(worst)) worst[key] = Math.max(worst[key], result?.[key] ?? 0)
    if (problems.length > 0) failed++
    if (problems.length > 0 || process.argv.includes('--verbose'))
      console.log(`${isolation} ${name}: ${problems.join('; ')} ${JSON.stringify(result)}`)
  }
  console.log(
    `${isolation}: worst ${worst.ms.toFixed(0)} ms, +${worst.rssMb.toFixed(0)} MB, longest stall of the host ${worst.gap.toFixed(0)} ms`,
  )
}
for (const isolation of part === 1 ? isolations : []) {
  const sent = await attackPolicies(isolation, only)
  for (const problem of sent) console.log(`${isolation} ${problem}`)
  count +=
    only === undefined || Object.hasOwn(policyAttacks, only)
      ? Object.keys(only === undefined ? policyAttacks : { only }).length
      : 0
  failed += sent.length
}
console.log(`${count} attacks, ${failed} not contained`)
process.exitCode = failed === 0 ? 0 : 1

/** Up to three tries: on a machine that is busy with other things, times say little about us. */
function contained(source, isolation) {
  let last
  for (let tries = 0; tries < 3; tries++) {
    const child = spawnSync(process.execPath, [fileURLToPath(new URL('one.mjs', import.meta.url))], {
      input: JSON.stringify({ source, isolation, memoryMb }),
      encoding: 'utf8',
      timeout: 120_000,
      cwd: root,
    })
    const result = child.status === 0 ? JSON.parse(child.stdout.trim().split('\n').at(-1)) : undefined
    const problems =
      result === undefined ? [`died: ${child.signal ?? child.stderr.slice(-300)}`] : judge(result, isolation)
    last = { result, problems }
    if (!problems.some((problem) => /^(took|stalled)/.test(problem))) break
  }
  return last
}

function judge({ ms, rssMb, gap, next, outcome }, isolation) {
  const problems = []
  if (ms > (outcome === 'wall' ? LATEST_WAITING : LATEST)) problems.push(`took ${ms.toFixed(0)} ms`)
  if (rssMb > MOST_MB) problems.push(`grew by ${rssMb.toFixed(0)} MB`)
  if (isolation === 'worker' && gap > LONGEST_GAP) problems.push(`stalled the host for ${gap.toFixed(0)} ms`)
  if (!next) problems.push('the next run failed')
  if (outcome === 'internal') problems.push('an internal error')
  return problems
}
