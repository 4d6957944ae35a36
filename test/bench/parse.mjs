// Reading documents, next to what bare unified + remark-parse + remark-gfm needs to make the trees of the same text.
// One process each, rounds in turn; medians of paired rounds.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parseDocument } from '../../dist/codegen/parse/index.js'

const types = ['string', 'integer', 'number', 'boolean', 'array', 'object']
const words =
  'account address amount batch body channel code color contact count currency date event field file filter group id item label limit list name note number order owner page phone plan price product query region role source state status tag target task text title token type unit url user value vendor zone'.split(
    ' ',
  )

/** The same documents for the same seed: ten functions, about four parameters each, an example, accounts. */
function makeDocument(seed) {
  let state = seed * 2654435761 + 1
  const random = (most) => ((state = (state * 1103515245 + 12345) & 0x7fffffff), state % most)
  const word = () => words[random(words.length)]
  const namespace = `n${seed}`
  const functions = Array.from({ length: 10 }, (_, index) => {
    const name = `${['list', 'get', 'create', 'update', 'delete'][index % 5]}_${word()}_${index}`
    const parameters = [...new Set(Array.from({ length: 2 + random(5) }, () => `${word()}_${word()}`))].map(
      (parameter) => {
        const type = types[random(types.length)]
        const limits = {
          string: `One of \`${word()}\`, \`${word()}_a\` or \`${word()}_b\``,
          integer: `Results per page (default: 20, max: ${100 + random(400)})`,
          number: `The ${word()} of it (0.0–1.0)`,
        }
        return {
          parameter,
          type,
          required: random(4) === 0,
          description: limits[type] ?? `The ${word()} of the ${word()} (e.g., \`${word()}\`)`,
        }
      },
    )
    const rows = parameters
      .map((p) => `| \`${p.parameter}\` | ${p.type} | ${p.required ? 'yes' : 'no'} | ${p.description} |`)
      .join('\n')
    const call = parameters
      .filter((p) => p.required)
      .map((p) => `  ${p.parameter} = "x"`)
      .join(',\n')
    return `## ${name}

${name.replaceAll('_', ' ')} of the account.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
${rows}

### Example

\`\`\`lua
local result = app.integrations.${namespace}.${name}({
${call}
})

for _, item in ipairs(result.data) do
  print(item.id .. ": " .. item.${word()})
end
\`\`\`

---
`
  })
  return `# N${seed} — Lua API Reference

${functions.join('\n')}
## Multi-Account Usage

\`\`\`lua
app.integrations.${namespace}.work.${'list_x'}({})
\`\`\`
`
}

const processor = unified().use(remarkParse).use(remarkGfm)
const ways = {
  'unified + remark-parse + remark-gfm, trees only': (text) => processor.parse(text),
  'moonbind, text to schema': (text, index) => parseDocument(`n${index}.md`, text),
}

const [, , way, count] = process.argv
if (way !== undefined) {
  const documents = Array.from({ length: Number(count) }, (_, index) => makeDocument(index + 1))
  const started = performance.now()
  documents.forEach((text, index) => ways[way](text, index + 1))
  console.log(
    JSON.stringify({
      ms: performance.now() - started,
      bytes: documents.join('').length,
      mib: process.resourceUsage().maxRSS / 1024,
    }),
  )
} else {
  const self = fileURLToPath(import.meta.url)
  const measure = (name, documents) =>
    JSON.parse(
      execFileSync(process.execPath, [self, name, String(documents)], { encoding: 'utf8', maxBuffer: 1 << 20 }),
    )
  const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
  const [peer, own] = Object.keys(ways)
  for (const [documents, rounds] of [[50, 5], [450, 3], ...(process.env.FULL ? [[4500, 1]] : [])]) {
    const pairs = Array.from({ length: rounds }, () => [measure(peer, documents), measure(own, documents)])
    console.log(
      `${documents} documents of ten functions, ${(pairs[0][0].bytes / 1024).toFixed(0)} KiB, median of ${rounds} paired rounds`,
    )
    for (const [index, name] of [peer, own].entries())
      console.log(
        `  ${name.padEnd(50)} ${median(pairs.map((pair) => pair[index].ms))
          .toFixed(0)
          .padStart(
            7,
          )} ms  ${(median(pairs.map((pair) => pair[index].ms)) / documents).toFixed(2)} ms/document  ${median(pairs.map((pair) => pair[index].mib)).toFixed(0)} MiB`,
      )
    console.log(`  ratio ${median(pairs.map(([a, b]) => b.ms / a.ms)).toFixed(2)}`)
  }
  if (!process.env.FULL) console.log('FULL=1 adds 4,500 documents')
}
