import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unixBytes, unixText } from '#codegen/files/normalise.js'
import { documentOf, moonbind, project, put, snapshot } from '../helpers/cli.js'

/** What a checkout may have made of every line end. */
const checkouts: readonly (readonly [name: string, lineEnd: string])[] = [
  ['CRLF', '\r\n'],
  ['lone CR', '\r'],
]

const files = {
  'spec/shop.md': `${documentOf('shop', ['ping', 'get_item'])}\n## Notes\n\n\`\`\`lua\nlocal x = [[a\nb]]\n\`\`\`\n`,
  'spec/shop.http.yaml': [
    'api: https://shop.example',
    'functions:',
    '  ping:',
    '    call: GET /ping',
    '    query: { id: id }',
    '    hooks: [request]',
    '  get_item:',
    '    call: GET /items/{id}',
    '    path: { id: id }',
    '',
  ].join('\n'),
  'spec/shop.http.ts': 'export const hooks = {}\n',
  '.moonbind/config.yaml': 'rules:\n  quality/missing-summary: off\n',
}

const changed = (lineEnd: string, texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, text.replaceAll('\n', lineEnd)]))

describe.each(checkouts)('a checkout with %s', (_name, lineEnd) => {
  test('generates the same bytes and finds the same, fingerprints included', async () => {
    const [here, there] = [project(files), project(changed(lineEnd, files))]
    const found = await Promise.all([here, there].map((cwd) => moonbind(['check', '--json', '--no-cache'], { cwd })))
    expect(found[1]).toEqual(found[0])
    const said = await Promise.all([here, there].map((cwd) => moonbind(['generate'], { cwd })))
    expect(said[1]).toEqual(said[0])
    expect(snapshot(join(there, 'generated'))).toEqual(snapshot(join(here, 'generated')))
  })

  test('has nothing stale, and nothing to generate', async () => {
    const cwd = project(files)
    await moonbind(['generate'], { cwd })
    const wanted = snapshot(cwd)
    for (const [path, text] of Object.entries(changed(lineEnd, wanted))) put(cwd, path, text)
    const before = snapshot(cwd)
    const checked = await moonbind(['check', '--json', '--no-cache'], { cwd })
    expect(JSON.parse(checked.out).findings.filter(({ section }: { section: string }) => section === 'stale')).toEqual(
      [],
    )
    expect((await moonbind(['generate'], { cwd })).out).toContain('nothing to do')
    expect(snapshot(cwd)).toEqual(before)
  })
})

test('bytes and text get the same line ends, whatever is between them', () => {
  const piece = fc.constantFrom('\r', '\n', '\r\n', 'a', 'é', '\u{1f319}', '')
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      const wanted = text.split('\r\n').join('\n').split('\r').join('\n')
      expect(unixText(text)).toBe(wanted)
      expect(Buffer.from(unixBytes(Buffer.from(text))).toString()).toBe(wanted)
    }),
  )
})
