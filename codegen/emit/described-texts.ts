/**
 * Cuts texts that the definitions already hold out of the document, so that each text is in the generated code once.
 */
import { stringLiteral } from './escape.js'
import { gramSet, gramsOf, repeatedGrams } from './grams.js'

/** A piece of text, or a reference to the text of a definition; `breaks` as in `TextOf`. */
export type Piece = string | Hole

export interface Hole {
  readonly about: string
  readonly breaks: readonly number[]
}

/** The call that gives the text back. */
export function holeText({ about, breaks }: Hole): string {
  const subject = about === '' && breaks.length === 0 ? [] : [stringLiteral(about)]
  return `\${of(${[...subject, ...breaks].join(', ')})}`
}

/** A text that a definition holds, and what it is about. */
export interface Described {
  readonly about: string
  readonly words: string
  readonly grams: Int32Array
}

/** Texts that could be cut out. If several have the same words, only the one with the shortest reference. */
export function describedTexts(texts: ReadonlyMap<string, string>): Described[] {
  const shortest = new Map<string, number>()
  return [...texts].flatMap(([about, words]): Described[] => {
    const { length } = holeText({ about, breaks: [] })
    if (length >= Math.min(words.length, shortest.get(words) ?? Number.POSITIVE_INFINITY)) return []
    shortest.set(words, length)
    return [{ about, words, grams: gramsOf(words) }]
  })
}

/** Texts that occur more than once in the parts and are longer than the call that retrieves them. */
export function repeatedTexts(texts: Iterable<string>, parts: readonly string[]): string[] {
  const shortest = holeText({ about: 'shared 1', breaks: [] }).length
  const long = [...texts].filter((text) => text.length > shortest)
  if (long.length === 0) return []
  const grams = repeatedGrams(parts)
  return long.filter((text) => grams.hasAll(gramsOf(text)) && standsTwice(text, parts))
}

function standsTwice(text: string, parts: readonly string[]): boolean {
  let count = 0
  for (const part of parts)
    for (let start = part.indexOf(text); start >= 0; start = part.indexOf(text, start + text.length))
      if (++count > 1) return true
  return false
}

interface Cut extends Hole {
  readonly start: number
  readonly end: number
}

/** The text without the texts that are longer than the call that retrieves them; the longest are cut first. */
export function cutOut(text: string, texts: readonly Described[]): Piece[] {
  const likely = likelyIn(text, texts)
  if (likely.length === 0) return [text]
  const onOneLine = text.replaceAll('\n', ' ')
  const taken = new Uint8Array(text.length)
  const cuts: Cut[] = []
  for (const { about, words } of likely) {
    const found = findWords(text, onOneLine, words)
    if (found === undefined) continue
    const breaks = breaksOf(found, words)
    if (holeText({ about, breaks }).length >= words.length) continue
    for (const start of placesOf(found, text, taken)) cuts.push({ about, breaks, start, end: start + found.length })
  }
  return piecesBetween(text, cuts)
}

/** The texts that may occur in this one, the longest first. */
function likelyIn(text: string, texts: readonly Described[]): Described[] {
  const fitting = texts.filter(({ words }) => words.length <= text.length)
  if (fitting.length === 0) return []
  const grams = gramSet(text)
  return fitting.filter((described) => grams.hasAll(described.grams)).sort((a, b) => b.words.length - a.words.length)
}

/**
 * Where it occurs outside the ranges that are already taken; these ranges are then taken, too. Earlier texts are at
 * least as long.
 */
function placesOf(found: string, text: string, taken: Uint8Array): number[] {
  const places: number[] = []
  let start = text.indexOf(found)
  while (start >= 0) {
    const end = start + found.length
    const isFree = taken[start] === 0 && taken[end - 1] === 0
    if (isFree) {
      taken.fill(1, start, end)
      places.push(start)
    }
    start = text.indexOf(found, isFree ? end : start + 1)
  }
  return places
}

function piecesBetween(text: string, cuts: Cut[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end, ...hole } of cuts.sort((a, b) => a.start - b.start)) {
    if (start > from) pieces.push(text.slice(from, start))
    pieces.push(hole)
    from = end
  }
  return from < text.length || pieces.length === 0 ? [...pieces, text.slice(from)] : pieces
}

/** The words as they occur in the text, possibly over several lines. */
function findWords(text: string, onOneLine: string, words: string): string | undefined {
  if (text.includes(words)) return words
  const wanted = words.replaceAll('\n', ' ')
  for (let start = onOneLine.indexOf(wanted); start >= 0; start = onOneLine.indexOf(wanted, start + 1)) {
    const found = text.slice(start, start + words.length)
    if (isSpacedAs(found, words)) return found
  }
  return undefined
}

/** Whether the text that was found differs only in line breaks instead of spaces, and never the other way round. */
const isSpacedAs = (found: string, words: string): boolean => {
  for (let end = words.indexOf('\n'); end >= 0; end = words.indexOf('\n', end + 1))
    if (found[end] !== '\n') return false
  return true
}

function breaksOf(found: string, words: string): number[] {
  if (found === words) return []
  return found.split('').flatMap((char, index) => (char !== words[index] ? [index] : []))
}
