import { expect, test } from 'vitest'
import { withoutCorpus } from '../helpers/corpus.js'
import { randomOf } from '../lua/random.js'
import { measure } from './accuracy.js'
import { mistakesIn } from './mistakes.js'
import { readDocumented, rightScripts } from './right-scripts.js'

/** One document in so many, and one of its scripts in so many; `npm run proof:lint` takes all. */
const DOCUMENTS = 8
const SCRIPTS = 6

test.skipIf(withoutCorpus)(`of single mistakes in right scripts, 95 in 100 are found${withoutCorpus}`, async () => {
  const documented = readDocumented(DOCUMENTS)
  const some = documented.scripts.filter((_, index) => index % SCRIPTS === 0)
  const right = await rightScripts({ ...documented, scripts: some })
  const random = randomOf(20)
  const mistakes = right.flatMap(({ source }) => mistakesIn(source, documented.definitions, random))
  const { all, misses } = await measure(mistakes, documented.definitions)
  expect(all.mistakes).toBeGreaterThan(100)
  expect(all.found, misses.join('\n\n')).toBeGreaterThanOrEqual(0.95 * all.mistakes)
  expect(all.mended, misses.join('\n\n')).toBeGreaterThanOrEqual(0.9 * all.fixed)
})
