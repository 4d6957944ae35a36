/** What looks like parameters is read or reported, however the document around it is written. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'
import { withoutCorpus } from '../helpers/corpus.js'
import { parsedCorpus } from '../helpers/parsed-corpus.js'
import { runs } from '../helpers/runs.js'
import { silentNames } from '../helpers/silence.js'
import { decidable } from './render/decidable.js'
import { dialect, headings } from './render/dialects.js'
import { render } from './render/document.js'
import { oneDocument } from './render/documents.js'
import type { HeadingForm } from './render/model.js'

const seed = Number(process.env['MOONBIND_SEED'] ?? 11)
const numRuns = runs(40)

const rendered = fc
  .constantFrom(...(Object.keys(headings) as HeadingForm[]))
  .chain((form) => fc.tuple(oneDocument, dialect(form)))
  .map(([model, style]) => render(decidable(model, style), style))

/** Words that no rule knows, in the place of those that a reader could go by. */
const words = fc.constantFrom(
  'What You Pass',
  'Given',
  'Blue',
  'Things: all',
  'Some more',
  '`thing`',
  'thing_of_it',
  'Request body',
  'DATA',
)

/** Replaces the headings or labels that a pattern finds, each at random. */
const disguises = fc
  .array(fc.tuple(fc.nat(40), words, fc.boolean()), { maxLength: 6 })
  .map((changes) => (text: string): string => {
    let lines = text.split('\n')
    for (const [index, word, drop] of changes) {
      const titles = lines.flatMap((line, at) => (at > 0 && /^(?:#{2,4} |\*\*)/.test(line) ? [at] : []))
      const at = titles[index % Math.max(1, titles.length)]
      if (at === undefined) continue
      const marks = /^#+ /.exec(lines[at]!)?.[0] ?? ''
      lines = drop
        ? lines.filter((_, line) => line !== at)
        : lines.with(at, marks === '' ? `**${word}:**` : marks + word)
    }
    return lines.join('\n')
  })

describe('no name of a table with a presence is lost', () => {
  test('random headings and labels lose no name of a table', () => {
    let hidden = 0
    fc.assert(
      fc.property(rendered, disguises, (text, disguise) => {
        const changed = disguise(text)
        const parsed = parseDocument('spec/other.md', changed)
        hidden += parsed.messages.filter(({ ruleId }) => ruleId === 'unread-parameters').length
        expect(silentNames(changed, parsed), changed).toEqual([])
      }),
      { numRuns, seed },
    )
    expect(hidden).toBeGreaterThan(0)
  })

  test('the comparison finds a lost name', () => {
    const text = '# X\n\n## get_it\n\n| Name | Type | Required |\n|---|---|---|\n| `id` | string | yes |\n'
    const parsed = parseDocument('spec/x.md', text)
    expect(silentNames(text, parsed)).toEqual([])
    expect(silentNames(text, { ...parsed, namespaces: [] })).toEqual(['id'])
  })

  describe.skipIf(withoutCorpus)(`in further documents${withoutCorpus}`, () => {
    // Tables of what an account is configured with belong to no call.
    test.each(parsedCorpus())('no name of a table with a presence is lost: $file', ({ file, text, parsed }) => {
      const calls = text.replace(/^## Configuration\n[^]*?(?=^## )/m, (section) => section.replace(/[^\n]/g, ''))
      expect(silentNames(calls, calls === text ? parsed : parseDocument(`spec/${file}`, calls))).toEqual([])
    })
  })
})
