import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareNamespaces } from '#codegen/check/breaking/compare.js'
import { parseDocument } from '#codegen/parse/index.js'
import { root } from '../helpers/cli.js'
import { readCorpus, withoutCorpus } from '../helpers/corpus.js'
import { edits, type Mutation, randomNumbers, rowsOf } from '../helpers/mutations.js'

const EDITS = Number(process.env['MOONBIND_EDITS'] ?? 2000)
const SEED = Number(process.env['MOONBIND_SEED'] ?? 1)

const documents = [
  { file: 'telnyx.md', text: readFileSync(join(root, 'spec/telnyx.md'), 'utf8') },
  ...readCorpus().filter(({ file }) => file !== 'telnyx.md'),
]
  .map(({ file, text }) => {
    const unix = text.replaceAll('\r\n', '\n')
    const { namespaces } = parseDocument(`spec/${file}`, unix)
    return { file, text: unix, namespaces, rows: rowsOf(unix, namespaces) }
  })
  .filter(({ rows }) => rows.length > 0)

type Document = (typeof documents)[number]

/** Some edits have a place in few documents only: the edit is chosen first, so that each is tried as often as any other. */
function makeEdit(
  pick: <T>(list: readonly T[]) => T,
  random: () => number,
): { document: Document; mutation: Mutation } {
  for (;;) {
    const edit = pick(edits)
    for (let tries = 0; tries < 300; tries++) {
      const document = pick(documents)
      const mutation = edit(pick(document.rows), document.text, random)
      if (mutation) return { document, mutation }
    }
  }
}

test(`${EDITS} random edits: nothing is missed, nothing is invented${withoutCorpus && " (on this repository's documents only)"}`, {
  timeout: 300_000,
}, () => {
  const random = randomNumbers(SEED)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const counts = new Map<string, number>()
  const [missed, invented]: [string[], string[]] = [[], []]
  for (let done = 0; done < EDITS; done++) {
    const { document, mutation } = makeEdit(pick, random)
    counts.set(mutation.kind, (counts.get(mutation.kind) ?? 0) + 1)
    const found = compareNamespaces(
      document.namespaces,
      parseDocument(`spec/${document.file}`, mutation.text).namespaces,
    ).map(({ rule, subject }) => `${rule} ${subject}`)
    const told = `${document.file} ${mutation.kind}\n  - ${mutation.before}\n  + ${mutation.after}\n  want ${mutation.want.join(', ')}, found ${found.join(', ') || 'nothing'}`
    if (mutation.want.some((want) => !found.includes(want))) missed.push(told)
    if (found.some((each) => !mutation.want.includes(each)) || found.length > mutation.want.length) invented.push(told)
  }
  const kinds = [...counts].sort().map(([kind, count]) => `${kind} ${count}`)
  console.log(
    `${EDITS} edits of ${documents.length} documents (seed ${SEED}): ${kinds.join(', ')}; ${missed.length} missed, ${invented.length} invented`,
  )
  expect([...new Set([...missed, ...invented])].slice(0, 20).join('\n')).toBe('')
})
