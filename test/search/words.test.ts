import { describe, expect, test } from 'vitest'
import { stem, wordsOf } from '#runtime/search/words.js'

describe('words of a text', () => {
  const texts: readonly (readonly [text: string, words: string])[] = [
    ['list_phone_numbers', 'list phone numbers'],
    ['listPhoneNumbers', 'list phone numbers'],
    ['HTTPServer2Go', 'http server2 go'],
    ['Send an SMS, or MMS!', 'send an sms or mms'],
    ['naïve Größe 東京', 'naïve größe 東京'],
    ['app.integrations["acuity-scheduling"].list', 'app integrations acuity scheduling list'],
    ['[.*+?^${}()|\\]', ''],
    ['\u0000\u001b[31mred\u001b[0m', '31mred 0m'],
    [`${'x'.repeat(41)} short`, 'short'],
  ]
  test.each(texts)('splits the text %j into words', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words)
  })
})

describe('forms of a word share their stem', () => {
  test.each([
    ['create', 'creates', 'created', 'creating', 'creation'],
    ['translate', 'translated', 'translating', 'translation', 'translations'],
    ['stop', 'stops', 'stopped', 'stopping'],
    ['category', 'categories'],
    ['box', 'boxes'],
    ['follow', 'follows', 'followed', 'follower', 'followers'],
  ])('forms of a word share their stem: %s', (...words) => {
    expect(new Set(words.map(stem)).size).toBe(1)
  })
})

test.each([
  ['status', 'state'],
  ['address', 'add'],
  ['sms', 'sm'],
  ['v2', 'v'],
])('%s and %s are different words', (a, b) => {
  expect(stem(a)).not.toBe(stem(b))
})
