import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOut } from '#codegen/parse/markdown/layout.js'
import { parseMarkdown } from '#codegen/parse/markdown/markdown.js'
import { remark } from '#codegen/parse/markdown/remark.js'
import { readCorpus, withoutCorpus } from '../helpers/corpus.js'
import { runs } from '../helpers/runs.js'
import { expectSame } from '../helpers/same.js'

const telnyx = readFileSync(new URL('../../spec/telnyx.md', import.meta.url), 'utf8')

/** All of it as one piece. */
const whole = (text: string) => byRemark(text).children

const byRemark = remark()

/** Cut wherever the rules allow, however short the pieces are. */
const pieces = (text: string) => layOut(text, 0).pieces

const inPieces = (text: string) => parseMarkdown(text, layOut(text, 0)).children

describe('pieces', () => {
  const cases: [what: string, text: string, pieces: string[]][] = [
    ['headings', '# a\ntext\n## b\n', ['# a\n', 'text\n', '## b\n']],
    ['what stands below a heading', '# a\n\n- b\n', ['# a\n\n', '- b\n']],
    ['paragraphs', 'a\n\nb\nc\n', ['a\n\n', 'b\nc\n']],
    ['a fence holds what looks like a heading', '```lua\n\n# a\n```\n# b', ['```lua\n\n# a\n```\n', '# b']],
    ['a longer fence', '````\n```\n\n# a\n````\n', ['````\n```\n\n# a\n````\n']],
    ['a fence of the other kind', '~~~\n```\n\n# a\n~~~\n\nb', ['~~~\n```\n\n# a\n~~~\n\n', 'b']],
    ['a list over blank lines', '- a\n\n- b\n\n  c\n\nd', ['- a\n\n- b\n\n  c\n\n', 'd']],
    ['lines that continue lazily', '> a\nb\n\nc', ['> a\nb\n\n', 'c']],
    ['an indented fence outside of lists', '  ```\n\n# a\n  ```\n# b', ['  ```\n\n# a\n  ```\n', '# b']],
    [
      'a fence of a list that the list ends',
      '- a\n  ```\n  x\nb\n```\n\n# c\n```\n',
      ['- a\n  ```\n  x\nb\n```\n\n# c\n```\n'],
    ],
    [
      'after which a fence with a language decides',
      '- a\n  ```\n  x\nb\n\n```lua\n```\n# c',
      ['- a\n  ```\n  x\nb\n\n```lua\n```\n', '# c'],
    ],
    ['a rule', 'a\n---\n- b', ['a\n---\n', '- b']],
    ['a line of a space that is none', '- a\n\u00a0\nb', ['- a\n\u00a0\nb']],
    ['the line ends of Windows', '# a\r\n\r\nb\r\n', ['# a\r\n\r\n', 'b\r\n']],
    ['nothing', '', ['']],
  ]
  test.each(cases)('a document is cut into pieces: %s', (_what, text, want) => {
    expect(pieces(text).map((piece) => piece.text)).toEqual(want)
    expectSame(inPieces(text), whole(text))
  })

  test('pieces have the positions of the whole document', () => {
    expect(inPieces(telnyx)).toEqual(whole(telnyx))
    expect(pieces(telnyx).length).toBeGreaterThan(50)
  })

  test.skipIf(withoutCorpus)(`of further documents, too${withoutCorpus}`, () => {
    for (const { text } of readCorpus()) {
      // simple-blocks.test.ts compares this with the whole.
      expectSame(inPieces(text), parseMarkdown(text).children)
      const bare = text.replace(/\n+[ \t]*/g, '\n')
      expectSame(inPieces(bare), whole(bare))
    }
  })

  test('pieces of any text have the positions of the whole text', () => {
    const line = fc.tuple(
      fc.constantFrom('', '', '  ', '   ', '    ', '\t', '> ', '- ', '  - ', '1. ', '   2) ', '- > '),
      fc.constantFrom(
        '',
        '# h',
        '#',
        '#\u00a0x',
        'text',
        'a | b',
        '|--|--|',
        '| c | d |',
        '```',
        '```lua',
        '````',
        '~~~',
        '~~~ x',
        '``` a`b',
        '---',
        '***',
        '-',
        '+ i',
        '3.',
        '=====',
        '<div>',
        '<!--',
        '[a]: b',
        '\u00a0',
        '\f',
        '\\',
        '`x',
        '**b',
      ),
      fc.constantFrom('', '', '', ' ', '\t', '\u00a0'),
      fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n'),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.map((parts) => parts.join('')).join('')
        expectSame(inPieces(text), whole(text))
      }),
      { numRuns: runs(400) },
    )
  })
})
