/** Texts of definitions in a document: what is found with the filter is what a search for each of them finds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutOut, describedTexts, holeText, type Piece, repeatedTexts } from '#codegen/emit/described-texts.js'
import { gramSet, gramsOf } from '#codegen/emit/grams.js'

/** Few characters, so that texts overlap, repeat and are broken into lines. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength })

const texts = fc.dictionary(fc.constantFrom('', 'a', 'b', 'id', 'name: id'), text(30))

/** A document of which some stretches are among the texts, maybe broken in another way. */
const document = fc
  .tuple(texts, fc.array(fc.tuple(text(20), fc.nat(), fc.boolean()), { maxLength: 12 }))
  .map(([described, stretches]) => {
    const words = Object.values(described)
    const parts = stretches.map(([between, pick, broken]) => {
      const chosen = words[pick % Math.max(1, words.length)] ?? ''
      return between + (broken ? chosen.replace(' ', '\n') : chosen)
    })
    return { described: new Map(Object.entries(described)), text: parts.join('') }
  })

/** The same by searching for every text and splitting at it, as slow as it is plain. */
function plainCutOut(whole: string, described: ReadonlyMap<string, string>): Piece[] {
  const cuts = [...described].flatMap(([about, words]) => {
    const found = plainFind(whole, words)
    if (found === undefined) return []
    const breaks = [...found].flatMap((char, index) => (char === words[index] ? [] : [index]))
    return holeText({ about, breaks }).length < words.length ? [{ about, breaks, found }] : []
  })
  return cuts
    .sort((a, b) => b.found.length - a.found.length)
    .reduce<Piece[]>(
      (pieces, { found, ...hole }) =>
        pieces.flatMap((piece): Piece[] =>
          typeof piece === 'string'
            ? piece
                .split(found)
                .flatMap((between, index): Piece[] => [
                  ...(index === 0 ? [] : [hole]),
                  ...(between === '' ? [] : [between]),
                ])
            : [piece],
        ),
      [whole],
    )
}

function plainFind(whole: string, words: string): string | undefined {
  if (whole.includes(words)) return words
  return Array.from(whole, (_, start) => whole.slice(start, start + words.length)).find(
    (found) =>
      found.length === words.length &&
      [...found].every((char, index) => char === words[index] || (char === '\n' && words[index] === ' ')),
  )
}

describe('texts cut out of a part of a document', () => {
  test('cutting texts out of a part finds what a search for each of them finds', () => {
    fc.assert(
      fc.property(document, ({ text: whole, described }) => {
        fc.pre(whole !== '')
        expect(cutOut(whole, describedTexts(described))).toEqual(plainCutOut(whole, described))
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['at the start', 'A summary of it.\n\nMore', [{ about: '', breaks: [] }, '\n\nMore']],
    ['over two lines', 'See: A summary\nof it.', ['See: ', { about: '', breaks: [9] }]],
    ['the longest one', 'Another A summary of it.', [{ about: 'a', breaks: [] }]],
    ['not those that are shorter than what asks for them', 'Words', ['Words']],
  ])('texts cut out of a part of a document: %s', (_, whole, pieces) => {
    const described = new Map([
      ['', 'A summary of it.'],
      ['a', 'Another A summary of it.'],
      ['b', 'Words'],
    ])
    expect(cutOut(whole, describedTexts(described))).toEqual(pieces)
  })
})

describe('texts that stand more than once', () => {
  test('repeated texts are counted as splitting at each of them counts', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text(40)), fc.array(fc.tuple(text(10), fc.nat())), (all, stretches) => {
        const parts = stretches.map(([between, pick]) => between + (all[pick % Math.max(1, all.length)] ?? ''))
        const count = (words: string): number => parts.reduce((sum, part) => sum + part.split(words).length - 1, 0)
        const wanted = all.filter((words) => words.length > holeText({ about: 'shared 1', breaks: [] }).length)
        expect(repeatedTexts(all, parts)).toEqual(wanted.filter((words) => count(words) > 1))
      }),
      { numRuns: 200 },
    )
  })
})

test('all grams of a stretch are grams of its text, wherever lines break', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (words, before, after) => {
      const whole = before + words.replaceAll(' ', '\n') + after
      expect(gramSet(whole).hasAll(gramsOf(words))).toBe(true)
    }),
  )
})
