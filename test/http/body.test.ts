import { describe, expect, test } from 'vitest'
import { readBody, readJson, readLimited } from '#runtime/http/body.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('answers that break off in a string full of quotation marks are read once, not once for each mark', () => {
  const long = '\\"'.repeat(1_000_000)
  const broken: [what: string, text: string][] = [
    ['in a string', `{"n":12345678901234567890,"s":"${long}`],
    ['behind a backslash', `{"n":12345678901234567890,"s":"${long}\\`],
    ['at a line break', `{"n":12345678901234567890,"s":"${long}\\\n`],
  ]
  test.each(broken)('a body that breaks off in a string full of quotation marks is read once: %s', (_, text) =>
    expect(readJson(text)).rejects.toThrow(/^the answer is not JSON: /),
  )

  test('a complete body full of quotation marks is data', async () => {
    expect(await readJson(`{"n":12345678901234567890,"s":"${long}"}`)).toEqual({
      n: '12345678901234567890',
      s: '"'.repeat(1_000_000),
    })
  })
})

describe('bytes are base64', () => {
  test.each([0, 1, 2, 3, 8_191, 8_192, 8_193, 100_000])('%i bytes become base64', async (length) => {
    const all = Uint8Array.from({ length: length + 1 }, (_, index) => (index * 7) % 256)
    expect(await readBody(all, 'image/png')).toEqual({
      content_type: 'image/png',
      base64: Buffer.from(all).toString('base64'),
    })
  })
})

test('a body without an iterator is read through its reader, and abandoned if it is too long', async () => {
  const given: string[] = []
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytes('abcd')),
    cancel: () => void given.push('up'),
  })
  const body = { getReader: () => stream.getReader() } as unknown as AsyncIterable<Uint8Array>
  const answer = { status: 200, ok: true, statusText: '', headers: new Headers(), body, text: async () => '' }
  await expect(readLimited(answer, 10)).rejects.toThrow('the answer has more than 10 bytes')
  expect(given).toEqual(['up'])
})

describe('what an answer is, by its type and first characters', () => {
  const html = /^the answer is an HTML page/
  const cases: [text: string, type: string, want: unknown][] = [
    ['{"a":1}', 'text/json; charset=utf-8', { a: 1 }],
    ['{"a":1}', 'text/plain', { content_type: 'text/plain', text: '{"a":1}' }],
    ['<html>', 'application/xhtml+xml', html],
    ['\n<!DOCTYPE html><p>', '', html],
    ['<html lang="en">', '', html],
    ['<a/>', '', { content_type: '', text: '<a/>' }],
  ]
  test.each(cases)('type and first characters decide what an answer is: %j of %j', async (text, type, want) => {
    if (want instanceof RegExp) await expect(readBody(bytes(text), type)).rejects.toThrow(want)
    else expect(await readBody(bytes(text), type)).toEqual(want)
  })
})
