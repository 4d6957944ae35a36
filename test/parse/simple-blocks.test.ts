import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOut } from '#codegen/parse/markdown/layout.js'
import { parseMarkdown } from '#codegen/parse/markdown/markdown.js'
import { remark } from '#codegen/parse/markdown/remark.js'
import { readSimpleBlock } from '#codegen/parse/markdown/simple-blocks.js'
import { documentOf } from '../helpers/cli.js'
import { readCorpus, withoutCorpus } from '../helpers/corpus.js'
import { runs } from '../helpers/runs.js'
import { expectSame } from '../helpers/same.js'

const byRemark = remark()

/** How many pieces are read without remark. */
const simple = (text: string): number =>
  layOut(text).pieces.filter((piece) => readSimpleBlock(piece) !== undefined).length

describe('blocks that are written plainly', () => {
  test('plainly written blocks are read without remark', () => {
    const text = documentOf('shop', ['ping', 'get_item'])
    expect(simple(text)).toBe(layOut(text).pieces.length)
  })

  const others: [what: string, text: string][] = [
    ['a closed heading', '## a ##\n'],
    ['a heading with a tab', '#\ta\n'],
    ['a heading without text', '#\n'],
    ['seven marks', '####### a\n'],
    ['a fence with more than a word', '```lua title\nx\n```\n'],
    ['a fence that is not closed', '```\nx\n'],
    ['a fence that is closed early', '````\n`````  \nx\n````\n'],
    ['a fence with text below', '```\nx\n```\ny\n'],
    ['a paragraph with a hard break', 'a  \nb\n'],
    ['a paragraph that is indented', ' a\nb\n'],
    ['a paragraph that a list interrupts', 'a\n- b\n'],
    ['a table with an escaped pipe', '| a |\n|---|\n| b \\| c |\n'],
    ['a table without outer pipes', 'a | b\n--|--\nc | d\n'],
    ['a table with a row of text', '| a |\n|---|\nb\n'],
    ['a table with too few delimiters', '| a | b |\n|---|\n'],
    ['a character that is replaced', 'a\0b\n'],
    ['a byte order mark', '\ufeffa\n'],
  ]
  test.each(others)('plainly written blocks are not %s', (_what, text) => {
    expect(simple(text)).toBe(0)
  })
})

describe('the tree is that of remark', () => {
  const line = fc.oneof(
    fc.constantFrom(
      ...['# a', '## b ##', '#', '### c  ', '---', '----', '===', '- a', '1. a', '> q', '```', '```lua', '~~~', '````'],
      ...[
        '| a | b |',
        '|---|:-:|',
        '| |',
        '||',
        '|',
        '| x | `y` | z |',
        '|--|',
        'a | b',
        'text',
        'two  ',
        '  in',
        '\tt',
      ],
      ...[
        '',
        '',
        '',
        ' ',
        '\\',
        'a\\',
        '&amp; <b>',
        '[x]: y',
        '*e* `c`',
        '=',
        '+',
        '_ _ _',
        '\u00a0',
        'é\u2028x',
        '\0',
      ],
    ),
    fc.string({ unit: fc.constantFrom(...'ab |`#-~>:\\ \t*_'), maxLength: 8 }),
  )

  test('the tree equals remark’s, for any lines in a row and for each piece alone', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('', '\n'), (lines, end) => {
        const text = lines.join('\n') + end
        expectSame(parseMarkdown(text), { type: 'root', children: byRemark(text).children })
        for (const piece of layOut(text).pieces) {
          const block = readSimpleBlock({ ...piece, offset: 0, lines: 0 })
          if (block) expectSame([block], byRemark(piece.text).children)
        }
      }),
      { numRuns: runs(500) },
    )
  })

  test.skipIf(withoutCorpus)(`of documents of the family, most of it read without remark${withoutCorpus}`, () => {
    let [read, all] = [0, 0]
    for (const { text } of readCorpus()) {
      expectSame(parseMarkdown(text).children, byRemark(text).children)
      read += simple(text)
      all += layOut(text).pieces.length
    }
    expect(read / all).toBeGreaterThan(0.8)
  })
})
