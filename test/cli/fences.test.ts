import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moonbind, root } from '../helpers/cli.js'

/** The Lua of the document, as it is there, with the heading above it. */
const fences = [...readFileSync(join(root, 'spec/telnyx.md'), 'utf8').matchAll(/^## (.+)$|^```lua\n([\s\S]*?)^```$/gm)]
  .reduce<{ title: string; code: string }[]>(
    (found, [, title, code]) => [...found, { title: title ?? found.at(-1)!.title, code: code ?? '' }],
    [],
  )
  .filter(({ code }) => code !== '')

/** What the document's comments say that `print` shows. */
const shown = ({ code }: { code: string }): string[] =>
  [...code.matchAll(/^print\(.*\) +-- "(.*)"$/gm)].map((match) => match[1]!)

test('spec/telnyx.md has eight examples', () => {
  expect(fences).toHaveLength(8)
  expect(fences.flatMap(shown)).toEqual(['+12345678900', 'active'])
})

test.each(fences)('the example of spec/telnyx.md runs unchanged against the mock: $title', async (fence) => {
  const { code, out, err } = await moonbind(['run', '--mock', '-'], { input: fence.code })
  expect(code).toBe(0)
  const refused = ['list_calls', 'get_call', 'list_call_records'].includes(fence.title)
  expect(err).toMatch(refused ? /^moonbind: the mock answers what the API refuses: .*\n$/ : /^$/)
  expect(out).not.toMatch(/\bnil\b|\btable:|\d\.0\b/)
  expect(out !== '').toBe(fence.code.includes('print('))
  if (shown(fence).length > 0) expect(out).toBe(`${shown(fence).join('\n')}\n`)
  expect(await moonbind(['run', '--mock', '-'], { input: fence.code })).toEqual({ code, out, err })
})
