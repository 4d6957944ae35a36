/** Two thousand edits of real documents: the gate must say of each what callers experience of it. */
import { expect, test } from 'vitest'
import { shown } from '../check/callers/shown.js'
import { EDITS, tryEdits } from '../check/callers/trial.js'
import { readCorpus, withoutCorpus } from '../helpers/corpus.js'

test.skipIf(withoutCorpus)(
  `The gate says of 2,000 edits what callers experience of them.${withoutCorpus}`,
  async () => {
    const { edits, kinds, disagreements } = await tryEdits(
      readCorpus(),
      Number(process.env['MOONBIND_EDITS'] ?? 2000),
      20,
    )
    console.log(`${edits} edits of ${kinds.size} kinds (of ${EDITS.length})`)
    expect(disagreements.map(shown).join('\n\n')).toBe('')
  },
  1_800_000,
)
