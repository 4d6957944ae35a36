import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isShared, readLink, UnreadableLink, writeLink } from '../../codegen/site/playground/browser/share.js'

const refusal = (link: Promise<unknown>): Promise<string> =>
  link.then(
    () => 'it was read',
    (error: unknown) => (error instanceof UnreadableLink ? error.message : `not a refusal: ${String(error)}`),
  )

test('the content of a link is restored', async () => {
  const shared = fc.record(
    { code: fc.string({ unit: 'binary' }), accounts: fc.string(), ask: fc.constant(true) },
    { requiredKeys: ['code'] },
  )
  await fc.assert(
    fc.asyncProperty(shared, async (given) => {
      const link = await writeLink(given)
      expect(link).toMatch(/^s1\.[\w-]+$/)
      expect(isShared(link)).toBe(true)
      expect(await readLink(link)).toEqual(given)
    }),
  )
})

test('a damaged link is refused or read, and never throws', async () => {
  const link = await writeLink({ code: 'print("hello")\n'.repeat(20) })
  await fc.assert(
    fc.asyncProperty(fc.nat(link.length), fc.string({ maxLength: 3 }), fc.nat(5), async (at, put, cut) => {
      const damaged = link.slice(0, at) + put + link.slice(at + cut)
      const outcome = await refusal(readLink(damaged))
      expect(outcome).toMatch(/^(?:it was read|The link is damaged|The link was made by another version)/)
    }),
  )
})

const deflated = async (bytes: Uint8Array): Promise<string> => {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return `s1.${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`
}

test('a link that holds too much is refused before it is unpacked', async () => {
  const large = await deflated(new Uint8Array(6_000_000))
  expect(large.length).toBeLessThan(200_000)
  expect(await refusal(readLink(large))).toBe('The link holds more than 300000 bytes.')
  expect(await refusal(readLink(`s1.${'A'.repeat(1 << 20)}`))).toBe(
    'The link is too long: it has 1048579 characters, at most 200000 are read.',
  )
  expect(await refusal(writeLink({ code: 'x'.repeat(400_000) }))).toBe(
    'The script is too long for a link: share it as a file.',
  )
})

test.each([
  ['s9.AAAA', 'The link was made by another version of this page.'],
  ['s0.bm90IEpTT04', 'The link is damaged: a part of it is missing or was changed. Ask for it again.'],
  ['s0.e30', 'The link is damaged: a part of it is missing or was changed. Ask for it again.'],
  ['s0.eyJjb2RlIjoxfQ', 'The link is damaged: a part of it is missing or was changed. Ask for it again.'],
])('a link is refused: %s', async (link, message) => {
  expect(await refusal(readLink(link))).toBe(message)
})
