import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bare, didYouMean, meantName } from '#runtime/validation/did-you-mean.js'

const many = Array.from({ length: 30 }, (_, index) => `item_${index + 10}`)

test.each([
  ['sned_sms', ['send_sms', 'get_call'], 'did you mean "send_sms"?'],
  ['xyzzy', ['send_sms', 'get_call'], 'expected one of "send_sms", "get_call"'],
  ['xyzzy', ['send_sms'], 'expected "send_sms"'],
  ['xyzzy', [], 'there are none'],
  [
    'xyzzy',
    many,
    `expected one of ${many
      .slice(0, 12)
      .map((name) => `"${name}"`)
      .join(', ')} and 18 more`,
  ],
])('suggests a name for %j among %j', (name, names, want) => {
  expect(didYouMean(name, names)).toBe(want)
})

test('names are shown as the caller writes them', () => {
  expect(didYouMean('onyl', ['only'], (name) => `--${name}`)).toBe('did you mean --only?')
  expect(didYouMean('chekc', ['check'], bare)).toBe('did you mean check?')
})

test('a name that differs from one only by case and separators is always recognised', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{3,9}(_[a-z]{3,9}){0,2}$/), (name) => {
      expect(didYouMean(name.toUpperCase().replaceAll('_', '-'), ['unrelated.thing.of.many.words', name])).toBe(
        `did you mean ${JSON.stringify(name)}?`,
      )
    }),
  )
})

test('a name without a near one leaves the rest of the message to the caller', () => {
  expect(meantName('sned_sms', ['send_sms'])).toBe('did you mean "send_sms"?')
  expect(meantName('xyzzy', ['send_sms'])).toBeUndefined()
})

test('the generator composes no such message by hand', () => {
  const folder = fileURLToPath(new URL('../../codegen', import.meta.url))
  const byHand = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) =>
      /[`'][^`'\n]*did you mean/.test(readFileSync(`${folder}/${file}`, 'utf8').replace(/^\s*\/?\*.*$/gm, '')),
    )
  expect(byHand).toEqual([])
})
