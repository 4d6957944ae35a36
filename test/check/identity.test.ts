import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Finding, finding } from '#codegen/check/finding.js'
import { blockAround, tellApart } from '#codegen/check/policy/identity.js'
import { documentOf, moonbind, project } from '../helpers/cli.js'

const wrong = (comment: string): string =>
  `\n\`\`\`lua\n-- ${comment}\napp.integrations.shop.get_it({ id = 1 })\n\`\`\`\n`

const document = (...comments: string[]): string => documentOf('shop', ['get_it']) + comments.map(wrong).join('')

/** Lines of the findings of examples that are not accepted, as the text of the line above each. */
async function open(cwd: string, text: string): Promise<string[]> {
  writeFileSync(join(cwd, 'spec/shop.md'), text)
  await moonbind(['generate'], { cwd })
  const { out } = await moonbind(['check', '--format', 'json'], { cwd })
  const { findings } = JSON.parse(out) as { findings: readonly Finding[] }
  const lines = text.split('\n')
  return findings
    .filter(({ level }) => level === 'error')
    .map(({ place }) => lines[place!.start.line - 2]!.replace('-- ', ''))
}

async function acceptFirst(cwd: string): Promise<void> {
  const { out } = await moonbind(['check', '--format', 'json'], { cwd })
  const { findings } = JSON.parse(out) as { findings: readonly Finding[] }
  const { fingerprint } = findings.find(({ level }) => level === 'error')!
  const { code, err } = await moonbind(['accept', fingerprint, '--reason', 'known'], { cwd })
  expect([code, err]).toEqual([0, ''])
}

const cases: [what: string, after: readonly string[], want: readonly string[]][] = [
  ['nothing changes', ['old'], []],
  ['an equal mistake above it', ['new', 'old'], ['new']],
  ['an equal mistake below it', ['old', 'new'], ['new']],
  ['equal mistakes around it', ['a', 'old', 'b'], ['a', 'b']],
  ['its example is edited', ['older'], []],
]
test.each(cases)('an accepted finding stays accepted: %s', async (_, after, want) => {
  const cwd = project({ 'spec/shop.md': document('old'), 'package.json': '{}' })
  expect(await open(cwd, document('old'))).toEqual(['old'])
  await acceptFirst(cwd)
  expect(await open(cwd, document(...after))).toEqual(want)
})

test('each of several equal findings is accepted separately', async () => {
  const cwd = project({ 'spec/shop.md': document('a', 'b', 'c'), 'package.json': '{}' })
  const text = document('a', 'b', 'c')
  expect(await open(cwd, text)).toEqual(['a', 'b', 'c'])
  for (const left of [['b', 'c'], ['c'], []]) {
    await acceptFirst(cwd)
    expect(await open(cwd, text)).toEqual(left)
  }
  expect(await open(cwd, document('new', 'c', 'b', 'a'))).toEqual(['new'])
})

test('equal findings in equal surroundings are told apart by their order', () => {
  const found = finding({ rule: 'x', section: 'examples', level: 'error', subject: 's', message: 'm' })
  const fingerprints = tellApart([{ ...found }, { ...found }, { ...found }], [], () => 'same').map(
    ({ fingerprint }) => fingerprint,
  )
  expect(new Set(fingerprints).size).toBe(3)
  expect(fingerprints[0]).toBe(found.fingerprint)
})

test.each([
  ['a\n\nb\nc\n\nd', 3, 'b\nc'],
  ['a\r\n\r\n b \r\nc', 4, 'b\nc'],
  ['a', 1, 'a'],
])('surroundings of a line of %j', (text, line, want) => expect(blockAround(text, line)).toBe(want))
