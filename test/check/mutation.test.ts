import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareNamespaces } from '#codegen/check/breaking/compare.js'
import { parseDocument } from '#codegen/parse/index.js'
import { root } from '../helpers/cli.js'
import { withoutCorpus } from '../helpers/corpus.js'
import {
  add,
  drop,
  dropFunction,
  type Edit,
  edits,
  type Mutation,
  type Row,
  randomNumbers,
  rename,
  reorder,
  rowsOf,
} from '../helpers/mutations.js'
import { parsedCorpus } from '../helpers/parsed-corpus.js'

const EDITS = Number(process.env['MOONBIND_EDITS'] ?? 600)
const SEED = Number(process.env['MOONBIND_SEED'] ?? 1)

const telnyx = readFileSync(join(root, 'spec/telnyx.md'), 'utf8')

const documents = [
  { file: 'telnyx.md', text: telnyx, parsed: parseDocument('spec/telnyx.md', telnyx) },
  ...parsedCorpus().filter(({ file }) => file !== 'telnyx.md'),
]
  .map(({ file, text, parsed: { namespaces } }) => {
    const unix = text.replaceAll('\r\n', '\n')
    return { file, text: unix, namespaces, rows: rowsOf(unix, namespaces) }
  })
  .filter(({ rows }) => rows.length > 0)

type Document = (typeof documents)[number]

/** An edit that has a place in a document. What it does is a function of the seed, whatever the others have changed. */
interface Planned {
  readonly document: Document
  readonly row: Row
  readonly edit: Edit
  readonly seed: number
  /** The document after this edit alone. */
  readonly changed: string
}

/** Edits that are made to one document together: reading takes as long for twelve as for one. */
const TOGETHER = 12

const random = randomNumbers(SEED)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

/**
 * Some edits have a place in few documents only: the edit is chosen first, so that each is tried as often as any other.
 */
function planEdit(): Planned {
  for (;;) {
    const edit = pick(edits)
    for (let tries = 0; tries < 300; tries++) {
      const document = pick(documents)
      const planned = { document, row: pick(document.rows), edit, seed: Math.floor(random() * 2 ** 32) }
      const mutation = made(planned, document.text)
      if (mutation) return { ...planned, changed: mutation.text }
    }
  }
}

const made = ({ row, edit, seed }: Omit<Planned, 'changed'>, text: string): Mutation | undefined =>
  edit(row, text, randomNumbers(seed))

/** Next to another edit of its function, what changes the list of parameters may be read as another change. */
const changeTheList: ReadonlySet<Edit> = new Set([rename, drop, add, reorder, dropFunction])

const areApart = (a: Planned, b: Planned): boolean =>
  a.row.function !== b.row.function || (a.row !== b.row && ![a, b].some(({ edit }) => changeTheList.has(edit)))

/** Batches of edits of one document that leave each other alone. */
function batches(planned: readonly Planned[]): Planned[][] {
  const open: Planned[][] = []
  for (const one of planned) {
    const batch = open.find(
      (others) =>
        others.length < TOGETHER &&
        others[0]!.document === one.document &&
        others.every((other) => areApart(other, one)),
    )
    if (batch) batch.push(one)
    else open.push([one])
  }
  return open
}

interface Edited {
  readonly text: string
  readonly mutations: readonly Mutation[]
  /** Edits that have no place next to the others. */
  readonly left: readonly Planned[]
}

/** Makes the edits from the last line to the first: the lines of those that follow stay where they are. */
function editAll(batch: readonly Planned[]): Edited {
  let { text } = batch[0]!.document
  const mutations: Mutation[] = []
  const left: Planned[] = []
  for (const planned of batch.toSorted((a, b) => b.row.line - a.row.line)) {
    const mutation = made(planned, text)
    if (mutation === undefined) left.push(planned)
    else {
      text = mutation.text
      mutations.push(mutation)
    }
  }
  return { text, mutations, left }
}

/** What is missed and what is invented, as texts for the message of the failure. */
function judge({ file, namespaces }: Document, { text, mutations }: Edited): string[] {
  const found = compareNamespaces(namespaces, parseDocument(`spec/${file}`, text).namespaces)
    .map(({ rule, subject }) => `${rule} ${subject}`)
    .sort()
  const wanted = mutations.flatMap(({ want }) => want).sort()
  if (found.join() === wanted.join()) return []
  const diff = mutations.map(({ kind, before, after }) => `${kind}\n  - ${before}\n  + ${after}`).join('\n')
  return [`${file} ${diff}\n  want ${wanted.join(', ')}, found ${found.join(', ') || 'nothing'}`]
}

test(`${EDITS} random edits: nothing is missed, nothing is invented${withoutCorpus && " (on this repository's documents only)"}`, {
  timeout: 300_000,
}, () => {
  const counts = new Map<string, number>()
  const wrong: string[] = []
  const planned = Array.from({ length: EDITS }, planEdit)
  // Where few places fit an edit, the same one is chosen again: once made, it shows nothing further.
  const distinct = new Map(planned.map((one) => [`${one.document.file}\n${one.changed}`, one]))
  const waiting = batches([...distinct.values()])

  for (let batch = waiting.pop(); batch !== undefined; batch = waiting.pop()) {
    const edited = editAll(batch)
    for (const { kind } of edited.mutations) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    waiting.push(...edited.left.map((planned) => [planned]))
    wrong.push(...judge(batch[0]!.document, edited))
  }
  const kinds = [...counts].sort().map(([kind, count]) => `${kind} ${count}`)
  console.log(
    `${EDITS} edits, ${distinct.size} of them distinct, of ${documents.length} documents (seed ${SEED}): ${kinds.join(', ')}; ${wrong.length} wrong`,
  )
  expect([...new Set(wrong)].slice(0, 20).join('\n')).toBe('')
})
