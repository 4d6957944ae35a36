import { describe, expect, test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'
import { addScores, compareFacts, precision, recall } from './compare.js'
import { factsOf, readFacts } from './facts.js'

const document = `# Shop

## list_orders

Lists orders. Either \`id\` or \`number\` is required.

| Name | Type | Required | Description |
|---|---|---|---|
| \`id\` | string | no | The id |
| \`number\` | string | no | The number |
| \`page\` | integer | yes | Page (1–20, default: 2) |
| \`state\` | string | no | State: \`open\`, \`closed\` |
`

const written = `list_orders
  id~ string
  number~ string
  page! integer =2 1..20
  state? string {open|closed}
  rule any-of id number
`

describe('facts', () => {
  const read = factsOf(parseDocument('shop.md', document).namespaces)

  test('facts of a document are those that a person writes down', () => {
    const { differences, scores } = compareFacts(readFacts(written, 'shop.txt'), read)
    expect(differences).toEqual([])
    expect(scores.every((score) => recall(score) === 1 && precision(score) === 1)).toBe(true)
  })

  test('lost and invented facts are named with their lines', () => {
    const { differences, scores } = compareFacts(readFacts(written.replace('=2', '=3'), 'shop.txt'), read)
    expect(differences.map(({ how, fact }) => [how, fact.kind, fact.subject, fact.value, fact.line])).toEqual([
      ['lost', 'default', 'list_orders.page', '3', 4],
      ['invented', 'default', 'list_orders.page', '2', 11],
    ])
    const total = addScores([scores]).find(({ kind }) => kind === 'default')!
    expect([recall(total), precision(total)]).toEqual([0, 0])
  })

  test.each([
    ['f\n  a string', 'x.txt:2: expected “name! type”, got “a string”'],
    ['f\n  a! string ?', 'x.txt:2: expected values, a default or bounds, got “?”'],
  ])('facts that cannot be parsed are refused with their line: %j', (text, message) => {
    expect(() => readFacts(text, 'x.txt')).toThrow(message)
  })
})
