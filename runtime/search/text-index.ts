/**
 * An inverted index in typed arrays: which entries hold a word, and how much it weighs there (BM25F, with fixed lengths
 * instead of averages, so that the weight of a word in an entry depends on that entry alone).
 */
import { FIELDS, type IndexedEntry } from './entries.js'
import { weights } from './weights.js'
import { stem, wordsOf } from './words.js'

/** Weights have seven bits; the eighth says that the word is one of the name. */
const MOST = 127
export const IN_NAME = 128
const NAME_FIELDS = 2

/** The entries with a word. */
export interface Postings {
  readonly entries: Uint32Array
  /** Weight of the word in the entry of the same index, and {@link IN_NAME}. */
  readonly weights: Uint8Array
}

export interface TextIndex {
  readonly size: number
  /** How many words of each entry's name describe its object. */
  readonly nameWords: Uint8Array
  /** All words as written, by length, for correcting misspelled ones. */
  readonly wordsOfLength: ReadonlyMap<number, readonly string[]>
  /** The term of a stem, or of a {@link form} of a word. */
  postings(term: string): Postings | undefined
}

/** The term for a word of a name as it is written, singular or plural. */
export const form = (word: string): string => `=${word}`

export function buildIndex(entries: Iterable<Omit<IndexedEntry, 'entry'>>): TextIndex {
  const builder = new IndexBuilder()
  for (const entry of entries) builder.add(entry)
  return builder.build()
}

/** Letters, digits and everything that is not ASCII; all other characters separate words. */
const RUN = /[\w\u0080-\uffff]+/g
const LONGEST_RUN = 100

interface Word {
  readonly term: number
  /** The term of its form, which only names have. */
  readonly form: () => number
}

class IndexBuilder {
  readonly #numbers = new Map<string, number>()
  readonly #counts = new Growing()
  readonly #terms = new Growing()
  readonly #weights = new Growing()
  readonly #ends = new Growing()
  readonly #nameWords = new Growing()
  /** The terms of each run of letters so far: most texts repeat a few. */
  readonly #runs = new Map<string, readonly Word[]>()
  readonly #words = new Set<string>()

  add({ texts, nameWords }: Omit<IndexedEntry, 'entry'>): void {
    this.#nameWords.push(Math.min(255, nameWords))
    const found = new Map<number, number>()
    const named = new Set<number>()
    for (const [index, { weight, typical }] of FIELDS.entries()) {
      const words = this.#wordsOf(texts[index] ?? '')
      const isName = index < NAME_FIELDS
      const each = weight / (1 - weights.length + (weights.length * words.length) / typical)
      for (const { term, form } of words) {
        found.set(term, (found.get(term) ?? 0) + each)
        if (isName) found.set(form(), each)
        if (isName) named.add(term)
      }
    }
    for (const [term, weight] of found) {
      this.#terms.push(term)
      this.#weights.push(
        Math.max(1, Math.round((MOST * weight) / (weights.half + weight))) | (named.has(term) ? IN_NAME : 0),
      )
      this.#counts.add(term)
    }
    this.#ends.push(this.#terms.length)
  }

  #wordsOf(text: string): readonly Word[] {
    return (text.match(RUN) ?? []).flatMap((run) => {
      const known = this.#runs.get(run)
      if (known !== undefined) return known
      const words = wordsOf(run).map((word) => this.#word(word))
      if (run.length <= LONGEST_RUN) this.#runs.set(run, words)
      return words
    })
  }

  #word(word: string): Word {
    this.#words.add(word)
    return { term: this.#number(stem(word)), form: () => this.#number(form(word)) }
  }

  #number(term: string): number {
    let number = this.#numbers.get(term)
    if (number === undefined) this.#numbers.set(term, (number = this.#counts.push(0)))
    return number
  }

  build(): TextIndex {
    const [starts, entries, stored] = this.#sorted()
    const nameWords = Uint8Array.from({ length: this.#ends.length }, (_, entry) => this.#nameWords.at(entry))
    return openIndex({ numbers: this.#numbers, starts, entries, stored, nameWords, words: this.#words })
  }

  /** Postings by term instead of by entry, and where those of each term begin. */
  #sorted(): [starts: Uint32Array, entries: Uint32Array, weights: Uint8Array] {
    const starts = new Uint32Array(this.#counts.length + 1)
    for (let term = 0; term < this.#counts.length; term++) starts[term + 1] = starts[term]! + this.#counts.at(term)
    const next = starts.slice()
    const entries = new Uint32Array(this.#terms.length)
    const stored = new Uint8Array(this.#terms.length)
    for (let entry = 0, at = 0; entry < this.#ends.length; entry++)
      for (; at < this.#ends.at(entry); at++) {
        const place = next[this.#terms.at(at)]!++
        entries[place] = entry
        stored[place] = this.#weights.at(at)
      }
    return [starts, entries, stored]
  }
}

interface Built {
  readonly numbers: ReadonlyMap<string, number>
  readonly starts: Uint32Array
  readonly entries: Uint32Array
  readonly stored: Uint8Array
  readonly nameWords: Uint8Array
  readonly words: Iterable<string>
}

/** A separate function, so that the index does not hold on to its builder. */
function openIndex({ numbers, starts, entries, stored, nameWords, words }: Built): TextIndex {
  return {
    size: nameWords.length,
    nameWords,
    wordsOfLength: byLength(words),
    postings(term) {
      const number = numbers.get(term)
      if (number === undefined) return undefined
      const range = [starts[number]!, starts[number + 1]!] as const
      return { entries: entries.subarray(...range), weights: stored.subarray(...range) }
    },
  }
}

function byLength(words: Iterable<string>): Map<number, string[]> {
  const lengths = new Map<number, string[]>()
  for (const word of words) {
    const same = lengths.get(word.length)
    if (same === undefined) lengths.set(word.length, [word])
    else same.push(word)
  }
  return lengths
}

/** Numbers below 2^32, four bytes each. */
class Growing {
  #numbers = new Uint32Array(1024)
  length = 0

  /** The index of the number. */
  push(number: number): number {
    if (this.length === this.#numbers.length) {
      const larger = new Uint32Array(2 * this.length)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.length] = number
    return this.length++
  }

  add(index: number): void {
    this.#numbers[index]!++
  }

  at(index: number): number {
    return this.#numbers[index]!
  }
}
