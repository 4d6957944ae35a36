/**
 * The gate against what callers of a document experience when it is edited; `npm run proof:gate` tries many more edits.
 */
import { expect, test } from 'vitest'
import { readCorpus, withoutCorpus } from '../../helpers/corpus.js'
import { pageOf } from './page.js'
import { shown } from './shown.js'
import { EDITS, tryEdits } from './trial.js'

/** Short documents with tables of parameters: what takes the time is to generate and compile each. */
const short = readCorpus()
  .filter(({ text }) => text.length < 5000 && pageOf(text).tables.length > 0)
  .slice(0, 12)

test('there are at least forty kinds of edits, each with a name of its own', () => {
  const kinds = new Set(EDITS.map(({ kind }) => kind))
  expect(kinds.size).toBe(EDITS.length)
  expect(kinds.size).toBeGreaterThanOrEqual(40)
})

test.skipIf(withoutCorpus)(`The gate says of an edit what callers experience of it.${withoutCorpus}`, async () => {
  const { edits, disagreements } = await tryEdits(short, 48, 7)
  expect(short).toHaveLength(12)
  expect(disagreements.map(shown)).toEqual([])
  expect(edits).toBe(48)
})
