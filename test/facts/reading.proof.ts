/** What documents state against what is read of them: `npm run proof:reading`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'
import { corpusFolder } from '../helpers/corpus.js'
import { addScores, compareFacts, precision, recall } from './compare.js'
import { factsOf, readFacts } from './facts.js'

const folder = process.env['MOONBIND_FACTS'] ?? new URL('.', import.meta.url).pathname
if (!existsSync(corpusFolder))
  throw new Error(`${corpusFolder} is not there: name the documents' folder with MOONBIND_CORPUS`)

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => basename(file, '.txt'))
const documents = names.map((name) => {
  const document = parseDocument(`${name}.md`, readFileSync(join(corpusFolder, `${name}.md`), 'utf8'))
  const wanted = readFacts(readFileSync(join(folder, `${name}.txt`), 'utf8'), `${name}.txt`)
  return { name, ...compareFacts(wanted, factsOf(document.namespaces)) }
})
const totals = addScores(documents.map(({ scores }) => scores))

const percent = (share: number): string => share.toFixed(3).padStart(9)

console.log(
  [
    `${documents.length} documents`,
    `${'kind'.padEnd(12)}   wanted     read    right   recall precision`,
    ...totals.map(
      (score) =>
        [
          score.kind.padEnd(12),
          ...[score.wanted, score.read, score.right].map((count) => String(count).padStart(8)),
        ].join(' ') +
        percent(recall(score)) +
        percent(precision(score)),
    ),
    ...documents.flatMap(({ name, differences }) =>
      differences.map(
        ({ how, fact }) =>
          `${name}.${how === 'lost' ? 'txt' : 'md'}:${fact.line ?? '?'} ${how} ${fact.kind} ${fact.subject} ${fact.value}`,
      ),
    ),
  ].join('\n'),
)

describe('facts taken by hand', () => {
  test.each(totals)('$kind: at least 99 % are read, and at least 99 % of what is read is right', (score) => {
    expect([recall(score) >= 0.99, precision(score) >= 0.99]).toEqual([true, true])
  })
})
