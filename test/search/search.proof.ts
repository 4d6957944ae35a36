/** How often the right function is found: `npm run proof:search`. */
import { expect, test } from 'vitest'
import { Search } from '#runtime/search/search.js'
import { readCorpus, withoutCorpus } from '../helpers/corpus.js'
import { documented } from './documented.js'
import { type Question, readQuestions } from './questions.js'

test.skipIf(withoutCorpus)(`the right function is found first, or among the first five${withoutCorpus}`, () => {
  const search = new Search(readCorpus().flatMap(({ file, text }) => documented(file, text)))
  const questions = readQuestions()
  const ranks = (asked: readonly Question[]) => asked.map((question) => ({ ...question, ...rankOf(search, question) }))
  const [tuning, heldOut] = [ranks(questions.tuning), ranks(questions.heldOut)]
  const [later, newest] = [ranks(questions.later), ranks(questions.newest)]
  for (const { question, right, rank, first } of tuning)
    if (rank !== 1) console.log(`${rank ?? 'not found'}: ${question} => ${right.join(', ')} (first: ${first})`)
  console.log(`tuning:   ${summary(tuning)}`)
  console.log(`held out: ${summary(heldOut)}`)
  console.log(`later:    ${summary(later)}`)
  console.log(`newest:   ${summary(newest)}`)
  expect(Math.min(heldOut.length, later.length)).toBeGreaterThanOrEqual(100)
  expect(share(heldOut, 1)).toBeGreaterThanOrEqual(0.8)
  expect(share(heldOut, 5)).toBeGreaterThanOrEqual(0.95)
  expect(share(later, 5)).toBeGreaterThanOrEqual(0.95)
  expect(share(newest, 1)).toBeGreaterThanOrEqual(0.8)
  expect(share(newest, 5)).toBeGreaterThanOrEqual(0.95)
})

function rankOf(
  search: Search,
  { question, right }: Question,
): { rank: number | undefined; first: string | undefined } {
  const pages = search.find(question, { limit: 20 }).map(({ page }) => page)
  const rank = pages.findIndex((page) => right.includes(page)) + 1
  return { rank: rank || undefined, first: pages[0] }
}

type Answered = readonly { readonly rank: number | undefined }[]

const share = (answered: Answered, within: number): number =>
  answered.filter(({ rank = Number.POSITIVE_INFINITY }) => rank <= within).length / answered.length

const summary = (answered: Answered): string =>
  `${answered.length} questions, Hit@1 ${share(answered, 1).toFixed(3)}, Hit@5 ${share(answered, 5).toFixed(3)}`
