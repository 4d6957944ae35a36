import { describe, expect, test } from 'vitest'
import { parseJson, readBody } from '#runtime/http/body.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('answers that break off in a string full of quotation marks are read once, not once for each mark', () => {
  const long = '\\"'.repeat(1_000_000)
  const broken: [what: string, text: string][] = [
    ['in a string', `{"n":12345678901234567890,"s":"${long}`],
    ['behind a backslash', `{"n":12345678901234567890,"s":"${long}\\`],
    ['at a line break', `{"n":12345678901234567890,"s":"${long}\\\n`],
  ]
  test.each(broken)('%s', (_, text) => expect(() => parseJson(text)).toThrow(/^the answer is not JSON: /))

  test('and those that do not are data', () => {
    expect(parseJson(`{"n":12345678901234567890,"s":"${long}"}`)).toEqual({
      n: '12345678901234567890',
      s: '"'.repeat(1_000_000),
    })
  })
})

describe('what an answer is, by its type and first characters', () => {
  const html = /^the answer is a page of HTML/
  const cases: [text: string, type: string, want: unknown][] = [
    ['{"a":1}', 'text/json; charset=utf-8', { a: 1 }],
    ['{"a":1}', 'text/plain', { content_type: 'text/plain', text: '{"a":1}' }],
    ['<html>', 'application/xhtml+xml', html],
    ['\n<!DOCTYPE html><p>', '', html],
    ['<html lang="en">', '', html],
    ['<a/>', '', { content_type: '', text: '<a/>' }],
  ]
  test.each(cases)('%j of %j', (text, type, want) => {
    if (want instanceof RegExp) expect(() => readBody(bytes(text), type)).toThrow(want)
    else expect(readBody(bytes(text), type)).toEqual(want)
  })
})
