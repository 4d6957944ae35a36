import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { readKeyOf } from '#codegen/cli/terminal/read-key.js'

/** What a person types before the question is shown and after it, in pieces as a terminal delivers them. */
interface Typed {
  readonly before?: readonly string[]
  readonly after?: readonly string[]
}

async function keyOf({ before = [], after = [] }: Typed): Promise<{ key: string | undefined; shown: boolean }> {
  const input = new PassThrough()
  let shown = false
  for (const text of before) input.write(text)
  const key = await readKeyOf(input, new AbortController().signal, () => {
    shown = true
    void typeAll(input, after)
  })
  expect(input.listenerCount('data')).toBe(0)
  return { key, shown }
}

async function typeAll(input: PassThrough, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    if (text === 'END') input.end()
    else input.write(text)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test.each<[typed: Typed, key: string | undefined]>([
  [{ after: ['y'] }, 'y'],
  [{ after: ['Y'] }, 'y'],
  [{ before: ['y'], after: ['n'] }, 'n'],
  [{ before: ['y', 'a\r'], after: ['n'] }, 'n'],
  [{ after: ['yes'] }, ''],
  [{ after: ['y\r', 'y'] }, ''],
  [{ after: ['\u001b[A'] }, ''],
  [{ after: ['ä'] }, 'ä'],
  [{ after: ['\u0004'] }, '\u0004'],
  [{ after: ['y\u0003'] }, '\u0003'],
  [{ after: ['END'] }, undefined],
])('the key %j answers with %j', async (typed, key) => {
  expect(await keyOf(typed)).toEqual({ key, shown: true })
})

test('Ctrl-C before the question counts, too', async () => {
  expect(await keyOf({ before: ['\u0003'] })).toEqual({ key: '\u0003', shown: false })
})

test('a key is no longer awaited once nobody asks', async () => {
  const controller = new AbortController()
  const key = readKeyOf(new PassThrough(), controller.signal, () => controller.abort())
  expect(await key).toBe(undefined)
})
