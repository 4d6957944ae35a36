// node test/bench/http.mjs [--rounds 25] [--calls 100]
// Calls of a REST API, from Lua and TypeScript, next to openapi-fetch alone, bare fetch and the official client. The
// server is a process of its own. Medians of paired rounds: every way runs once in each round, in an order that turns,
// and is compared with openapi-fetch in the same round. Time is what counts; CPU, of this process with all its threads,
// says what of it is work.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { bareFetch, KINDS, moonbind, officialClient, openapiFetch, SCRIPT_CALLS, undiciRequest } from './http-ways.mjs'

const option = (name, otherwise) =>
  process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise
const rounds = option('--rounds', 25)
const calls = option('--calls', 100)

const WARM_UP = 4
const AT_ONCE = 50

const quantile = (numbers, part) => numbers.toSorted((a, b) => a - b)[Math.round((numbers.length - 1) * part)]
const median = (numbers) => quantile(numbers, 0.5)
const spread = (numbers, digits) =>
  `${quantile(numbers, 0.25).toFixed(digits)}–${quantile(numbers, 0.75).toFixed(digits)}`

/**
 * Microseconds for a call of each, round by round: { time, cpu }. `entries`: { name, act, count } where `act` makes
 * `count` calls.
 */
async function compare(entries) {
  const measured = entries.map(() => ({ time: [], cpu: [] }))
  for (let round = -WARM_UP; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      // From another place in each round, and backwards in every other one.
      const at = (turn + round + WARM_UP) % entries.length
      const index = round % 2 === 0 ? at : entries.length - 1 - at
      const { act, count } = entries[index]
      const [began, before] = [performance.now(), process.cpuUsage()]
      await act()
      const [time, { user, system }] = [(performance.now() - began) * 1000, process.cpuUsage(before)]
      if (round < 0) continue
      measured[index].time.push(time / count)
      measured[index].cpu.push((user + system) / count)
    }
  }
  return measured
}

/** Prints a table; `base` is the row that is 1. Answers the ratio of each, by time. */
function report(title, entries, measured, base) {
  const ratiosOf = (index, what) => measured[index][what].map((value, round) => value / measured[base][what][round])
  console.log(`\n${title}`)
  console.log(
    `  ${''.padEnd(24)}${'µs/call'.padStart(9)}   ${'quartiles'.padEnd(13)}${'ratio'.padStart(7)}   ${'quartiles'.padEnd(11)}${'CPU µs'.padStart(8)}${'ratio'.padStart(7)}`,
  )
  return entries.map(({ name }, index) => {
    const { time, cpu } = measured[index]
    const ratios = ratiosOf(index, 'time')
    const byTime = `${median(time).toFixed(0).padStart(9)}   ${spread(time, 0).padEnd(13)}${median(ratios).toFixed(2).padStart(7)}   ${spread(ratios, 2).padEnd(11)}`
    console.log(
      `  ${name.padEnd(24)}${byTime}${median(cpu).toFixed(0).padStart(8)}${median(ratiosOf(index, 'cpu')).toFixed(2).padStart(7)}`,
    )
    return median(ratios)
  })
}

async function measure(title, ways, act, count) {
  const entries = ways.map((way) => ({ name: way.name, count, act: () => act(way) }))
  return report(
    title,
    entries,
    await compare(entries),
    ways.findIndex(({ name }) => name.startsWith('openapi-fetch')),
  )
}

const TITLES = {
  list: 'GET /phone_numbers: 20 items of 9 fields',
  get: 'GET /phone_numbers/{id}: 9 fields',
  send: 'POST /messages: 3 fields out, 9 in',
}

async function measureAll(baseUrl) {
  const { inLua, inTypeScript, close } = await moonbind(baseUrl, AT_ONCE)
  const bare = bareFetch(baseUrl)
  const alone = openapiFetch(baseUrl)
  const ways = [inLua, inTypeScript, alone, bare, await undiciRequest(baseUrl), await officialClient(baseUrl)]
  const goals = []
  for (const kind of KINDS) {
    const [ratio] = await measure(`One after another. ${TITLES[kind]}`, ways, (way) => way.calls[kind](calls), calls)
    goals.push({ what: `Lua, one after another, ${kind}`, ratio, most: 1.3 })
  }
  const together = (way) => Promise.all(Array.from({ length: AT_ONCE }, () => way.script()))
  const title = `${AT_ONCE} scripts at once, ${SCRIPT_CALLS} calls each: a list, three of its numbers, a message; ${AT_ONCE} requests at once for moonbind, no cap for the others`
  const [ratio] = await measure(title, ways, together, AT_ONCE * SCRIPT_CALLS)
  await close()
  return [...goals, { what: `Lua, ${AT_ONCE} scripts at once`, ratio, most: 1.2 }]
}

const server = fork(fileURLToPath(new URL('http-server.mjs', import.meta.url)))
try {
  const [baseUrl] = await once(server, 'message')
  console.log(
    `Node ${process.version}, ${os.cpus().length} x ${os.cpus()[0].model.trim()}; medians of ${rounds} paired rounds; ratios to openapi-fetch`,
  )
  const goals = await measureAll(baseUrl)
  console.log('\nGoals')
  for (const { what, ratio, most } of goals)
    console.log(`  ${what.padEnd(34)}at most ${most}   ${ratio.toFixed(2)}   ${ratio <= most ? 'met' : 'NOT met'}`)
} finally {
  server.disconnect()
}
process.exit()
