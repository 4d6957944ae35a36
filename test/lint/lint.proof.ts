/** The check of scripts, held against every documented example and thousands of single mistakes in them. */
import { describe, expect, test } from 'vitest'
import { checkScript } from '#runtime/lint/index.js'
import { withoutCorpus } from '../helpers/corpus.js'
import { randomOf } from '../lua/random.js'
import { measure } from './accuracy.js'
import { callsOf } from './answering.js'
import { mistakesIn } from './mistakes.js'
import { readDocumented, rightScripts } from './right-scripts.js'

/** Of the random mistakes. */
const SEED = 1

describe.skipIf(withoutCorpus)(`the check of scripts${withoutCorpus}`, () => {
  const documented = readDocumented()

  test('reports no error of an example that makes its calls and ends', { timeout: 600_000 }, async () => {
    const wrong: string[] = []
    const counts = { scripts: 0, withErrors: 0 }
    for (const { file, source } of documented.scripts) {
      const { findings } = checkScript(source, { integrations: documented.definitions })
      const errors = findings.filter(({ severity }) => severity === 'error')
      counts.scripts++
      if (errors.length === 0) continue
      counts.withErrors++
      // What is documented of parameters is not held against what a script passes here: the validators are left out.
      const ofParameters =
        /^(?:missing-parameter|wrong-type|unknown-value|out-of-bounds|unknown-parameter|broken-rule)$/
      if (errors.some(({ rule }) => ofParameters.test(rule))) continue
      // What scripts do not have fails if it is reached, and made-up answers may not lead there.
      if (errors.every(({ rule }) => rule === 'unavailable')) continue
      const calls = await callsOf(source, documented.definitions)
      if (!calls.startsWith('failed'))
        wrong.push(`${file}: ${errors.map(({ message }) => message).join('; ')}\n${source}`)
    }
    console.info(`${counts.scripts} examples, ${counts.withErrors} with errors`)
    expect(wrong).toEqual([])
  })

  test('finds 95 of 100 single mistakes, and puts 90 of 100 with a fix right', { timeout: 900_000 }, async () => {
    const random = randomOf(SEED)
    const right = await rightScripts(documented)
    const mistakes = right.flatMap(({ source }) => mistakesIn(source, documented.definitions, random))
    const { all, kinds, misses } = await measure(mistakes, documented.definitions)
    console.table(Object.fromEntries([...kinds, ['all', all]]))
    expect(all.mistakes).toBeGreaterThan(2_000)
    expect(all.found, misses.join('\n\n')).toBeGreaterThanOrEqual(0.95 * all.mistakes)
    expect(all.mended, misses.join('\n\n')).toBeGreaterThanOrEqual(0.9 * all.fixed)
  })
})
