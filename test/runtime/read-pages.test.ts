import { createDocs, type SearchableNamespace } from 'moonbind'
import { describe, expect, test } from 'vitest'

const long = 'All about tools. '.repeat(200)
const tools: SearchableNamespace = {
  namespace: 'tools',
  title: 'Tools',
  functions: [
    { name: 'saw', summary: 'Saws.', parameters: [{ name: 'wood', required: true, schema: { type: 'string' } }] },
    { name: 'drill', aliases: ['bore'], summary: 'Drills.', parameters: [], effect: { kind: 'write' } },
  ],
  docs: {
    page: `# Tools\n\n## saw\n\nSaws wood.\n\n## drill\n\n${long}\n\n## Safety\n\nWear goggles.\n`,
    functions: { saw: '# tools.saw\n\n## saw\n\nSaws wood.\n', drill: `# tools.drill\n\n## drill\n\n${long}\n` },
  },
}
const docs = createDocs([tools])

describe('details', () => {
  test.each([
    ['signature', 'tools.saw{ wood: string } Saws.'],
    ['normal', '# tools.saw\n\n## saw\n\nSaws wood.\n'],
    ['full', '# tools.saw\n\n## saw\n\nSaws wood.\n\n## Safety\n\nWear goggles.'],
  ] as const)('reading docs in detail %s', (detail, expected) => {
    expect(docs.read('tools.saw', { detail })).toBe(expected)
  })

  test('the signature of a namespace is that of all its functions', () => {
    expect(docs.read('tools', { detail: 'signature' })).toBe(
      'tools.saw{ wood: string } Saws.\ntools.drill{} (write) Drills.',
    )
  })
})

test('several docs pages are read, each once', () => {
  expect(docs.read(['tools.saw', 'app.integrations.tools.bore', 'tools.saw'], { detail: 'signature' })).toBe(
    'tools.saw{ wood: string } Saws.\n\ntools.drill{} (write) Drills.',
  )
})

describe('a text that is too long', () => {
  test('the largest page is shortened first, and says so', () => {
    expect(docs.read(['tools.saw', 'tools.drill'], { maxTokens: 100 })).toBe(
      '# tools.saw\n\n## saw\n\nSaws wood.\n\ntools.drill{} (write) Drills.\n(tools.drill is shortened: with ' +
        'detail "normal" it takes 857 tokens)',
    )
  })

  test.each([50, 60, 100, 500, 900, 2000])('a docs text that is too long fits %d tokens', (maxTokens) => {
    const many = {
      ...tools,
      functions: Array.from({ length: 100 }, (_, i) => ({ ...tools.functions[0]!, name: `f${i}` })),
    }
    for (const detail of ['signature', 'normal', 'full'] as const) {
      const text = createDocs([many]).read(['tools', 'tools.f3', 'tools.f4'], { detail, maxTokens })
      expect(text.length).toBeLessThanOrEqual(maxTokens * 4)
      expect(text).not.toBe('')
    }
  })
})

describe('what cannot be read', () => {
  test.each([
    [['tools.saw', 'tools.dril'], {}, /^Unknown page: tools\.dril\. Did you mean: tools\.drill\./],
    [[7], {}, /^read: expected the name of a page, such as "namespace\.function", got a number$/],
    [Array(101).fill('tools'), {}, /^read: expected at most 100 pages, got 101$/],
    ['tools', { detail: 'short' }, /^read: expected "detail" to be "signature" or "normal" or "full", got "short"$/],
    ['tools', { maxTokens: 3 }, /^read: expected "maxTokens" to be a whole number from 50 to 1000000000, got 3$/],
    ['tools', { maxToken: 300 }, /^read: unknown option "maxToken", did you mean "maxTokens"\?$/],
  ] as const)('docs cannot read %j %j', (pages, options, message) => {
    expect(() => docs.read(pages as string[], options as object)).toThrow(message)
  })
})
