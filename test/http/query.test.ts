import { describe, expect, test } from 'vitest'
import { joined } from '#runtime/http/answer.js'
import { writeQuery } from '#runtime/http/request.js'

describe('a query is written as the API reads it', () => {
  const cases: [what: string, query: Record<string, unknown>, want: string][] = [
    ['plain values', { a: 'x y', b: 1, c: false }, 'a=x%20y&b=1&c=false'],
    ['what is absent is left out', { a: undefined, b: null, c: [] }, ''],
    ['a list by repeating its name', { tags: ['a', 'b'] }, 'tags=a&tags=b'],
    ['fields of an object in brackets', { page: { size: 2, number: undefined } }, 'page[size]=2'],
    ['a list joined by commas, commas within values escaped', { tags: joined(['a', 'b,c'], ',') }, 'tags=a,b%2Cc'],
    ['a list joined by spaces', { tags: joined(['a', 'b'], ' ') }, 'tags=a%20b'],
    ['a list joined by bars', { tags: joined(['a', 'b'], '|') }, 'tags=a%7Cb'],
    ['an empty list that would be joined', { tags: joined([], ',') }, ''],
    ['an absent list that would be joined', { tags: joined(undefined, ',') }, ''],
  ]
  test.each(cases)('a query is written as the API reads it: %s', (_, query, want) =>
    expect(writeQuery(query)).toBe(want),
  )
})
