/**
 * Search over a large set of functions, next to minisearch with the same texts: time to build the index, its memory,
 * time of a query. And `fit` on a large value.
 *
 *     npm run bench:search [-- --functions 42000]
 */
import { createRequire } from 'node:module'
import { fit } from '../../dist/runtime/fit/index.js'
import { entriesOf, FIELDS } from '../../dist/runtime/search/entries.js'
import { Search } from '../../dist/runtime/search/search.js'
import { makeApi } from './corpus.mjs'

const MiniSearch = createRequire(import.meta.url)('minisearch')
const at = process.argv.indexOf('--functions')
const FUNCTIONS = at < 0 ? 42_000 : Number(process.argv[at + 1])
const PER_NAMESPACE = 60

/** Documents as generated definitions hold them: a page for each function. */
function namespaceOf(seed) {
  const { namespace, functions } = makeApi(seed, PER_NAMESPACE)
  const pages = functions.map(({ name, field, parameters }) => [
    name,
    `# ${namespace}.${name}\n\n${name.replaceAll('_', ' ')} of the ${field}.\n\n| Name | Type | Description |\n|---|---|---|\n${parameters
      .map(({ name, text }) => `| \`${name}\` | string | ${text} |`)
      .join('\n')}\n\n\`\`\`lua\napp.integrations.${namespace}.${name}({})\n\`\`\`\n`,
  ])
  return {
    namespace,
    title: namespace,
    docs: { page: pages.map(([, page]) => page).join('\n'), functions: Object.fromEntries(pages) },
    functions: functions.map(({ name, field, parameters }) => ({
      name,
      summary: `${name.replaceAll('_', ' ')} of the ${field}`,
      parameters: parameters.map(({ name, schema = { type: 'string' } }) => ({ name, schema })),
      effect: { kind: /^(?:list|get)/.test(name) ? 'read' : 'write' },
    })),
  }
}

const made = Array.from({ length: Math.ceil(FUNCTIONS / PER_NAMESPACE) }, (_, seed) => namespaceOf(seed + 1))
/** Strings of one piece: reading those that were put together would count as memory of the index. */
const namespaces = JSON.parse(JSON.stringify(made))
const queries = [
  'list all orders of a customer',
  'delete a price label',
  'update the due date of a task',
  'which phone numbers are active',
  'create an invoice with a currency',
  'get the owner of this vendor by id',
]

/** Milliseconds of the processor, and bytes that stay. */
function cost(make) {
  collect()
  const before = process.memoryUsage()
  const [made, ms] = timed(make)
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return { made, ms, bytes: heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers }
}

/** Twice: the first collection finds the buffers that the second one frees. */
function collect() {
  globalThis.gc?.()
  globalThis.gc?.()
}

function timed(run) {
  const cpu = process.cpuUsage()
  const made = run()
  const { user, system } = process.cpuUsage(cpu)
  return [made, (user + system) / 1000]
}

function middleOf(times, run) {
  const all = Array.from({ length: times }, (_, index) => timed(() => run(index))[1]).sort((a, b) => a - b)
  return all[times >> 1]
}

const ours = cost(() => {
  const search = new Search(namespaces)
  search.open()
  return search
})
const peer = cost(() => {
  const mini = new MiniSearch({ fields: FIELDS.map(({ name }) => name), idField: 'id' })
  let id = 0
  for (const namespace of namespaces)
    for (const { texts } of entriesOf(namespace))
      mini.add({ id: id++, ...Object.fromEntries(FIELDS.map(({ name }, index) => [name, texts[index]])) })
  return mini
})
const boost = Object.fromEntries(FIELDS.map(({ name, weight }) => [name, weight]))
const pick = (index) => queries[index % queries.length]
for (const query of queries) ours.made.find(query)
const rows = [
  ['ours', ours, middleOf(30, (index) => ours.made.find(pick(index)))],
  ['minisearch', peer, middleOf(30, (index) => peer.made.search(pick(index), { boost, fuzzy: 0.2 }).slice(0, 10))],
]
console.log(`${namespaces.length * PER_NAMESPACE} functions, time of the processor`)
for (const [name, { ms, bytes }, query] of rows)
  console.log(
    `${name.padEnd(10)} index in ${(ms / 1000).toFixed(1)} s, ${(bytes / 2 ** 20).toFixed(1)} MiB; a query ${query.toFixed(1)} ms in the middle of 30`,
  )

const value = {
  data: Array.from({ length: 25_000 }, (_, id) => ({
    id,
    name: `item ${id}`,
    tags: ['a', 'b'],
    note: 'x'.repeat(140),
  })),
}
const size = JSON.stringify(value).length
const fitted = middleOf(15, () => fit(value, { maxTokens: 6000 }))
const plain = middleOf(15, () => JSON.stringify(value))
console.log(
  `fit of ${(size / 1e6).toFixed(1)} MB to 6,000 tokens: ${fitted.toFixed(1)} ms in the middle of 15; JSON.stringify of it ${plain.toFixed(1)} ms`,
)
