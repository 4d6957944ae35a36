/** Ranks the entries that match a query, the best first. */
import type { Concept } from './query.js'
import { IN_NAME, type TextIndex } from './text-index.js'
import { weights } from './weights.js'

export interface Ranked {
  readonly entry: number
  readonly score: number
}

/** The factor for each entry, from what is known about the query in addition to its words; 0 leaves an entry out. */
export type Factor = (entry: number) => number

export interface Ranking {
  readonly concepts: readonly Concept[]
  readonly factor: Factor
  /** The maximum number of entries. */
  readonly most: number
  /** Entries of the namespace that the query names: the rarity of a word among them counts, too. */
  readonly home?: Range
}

/** Entries from `start`, until before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The best entries with a word of the query that `factor` does not leave out; equal entries keep the index's order. */
export function rank(index: TextIndex, { concepts, factor, most, home }: Ranking): Ranked[] {
  const scores = new Scores(index, home)
  for (const concept of concepts) scores.add(concept)
  const best: Ranked[] = []
  for (let entry = 0; entry < index.size; entry++) {
    const weight = scores.has(entry) ? factor(entry) : 0
    if (weight > 0) keep(best, { entry, score: weight * scores.of(entry) }, most)
  }
  return best
}

/** Inserts a later entry among the best so far, after equal ones. */
function keep(best: Ranked[], ranked: Ranked, most: number): void {
  if (best.length >= most && ranked.score <= best[most - 1]!.score) return
  const place = best.findIndex(({ score }) => score < ranked.score)
  best.splice(place < 0 ? best.length : place, 0, ranked)
  if (best.length > most) best.pop()
}

/** The scores of the concepts of a query, entry by entry. */
class Scores {
  readonly #index: TextIndex
  readonly #home: Range
  readonly #sums: Float32Array
  readonly #covered: Float32Array
  readonly #named: Float32Array
  /** For the concept that is being added: its best word, and its best word in the name. */
  readonly #best: Float32Array
  readonly #inName: Float32Array
  #total = 0

  constructor(index: TextIndex, home: Range = { start: 0, end: 0 }) {
    this.#index = index
    this.#home = home
    this.#sums = new Float32Array(index.size)
    this.#covered = new Float32Array(index.size)
    this.#named = new Float32Array(index.size)
    this.#best = new Float32Array(index.size)
    this.#inName = new Float32Array(index.size)
  }

  has(entry: number): boolean {
    return this.#sums[entry]! > 0
  }

  of(entry: number): number {
    const things = this.#index.nameWords[entry]!
    const coverage = 1 - weights.coverage + (weights.coverage * this.#covered[entry]!) / this.#total
    const name = things === 0 ? 0.5 : Math.min(1, this.#named[entry]! / things)
    return this.#sums[entry]! * coverage * (1 + weights.name * name)
  }

  add({ terms, form, weight, isVerb }: Concept): void {
    const { size } = this.#index
    const rarity = weight * rarityOf(size, this.#index.postings(terms[0]!.term)!.entries.length)
    for (const term of terms) this.#addTerm(term, weight, rarity)
    const best = this.#best
    for (const entry of this.#index.postings(form)?.entries ?? []) best[entry]! += weights.form * rarity
    this.#collect(terms, rarity * Math.max(...terms.map((term) => term.weight)), isVerb)
  }

  /** A word of a concept counts by its rarity, but not more than the concept's own word. */
  #addTerm({ term, weight: likeness }: Term, weight: number, most: number): void {
    const { entries, weights: stored } = this.#index.postings(term)!
    const { start, end } = this.#home
    const atLarge = Math.min(most, rarityOf(this.#index.size, entries.length))
    const atHome =
      (1 - weights.local) * atLarge + weights.local * weight * rarityOf(end - start, countIn(entries, this.#home))
    const [best, inName] = [this.#best, this.#inName]
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at]!
      const rarity = entry >= start && entry < end ? atHome : atLarge
      const score = (likeness * rarity * (stored[at]! & ~IN_NAME)) / IN_NAME
      if (score > best[entry]!) best[entry] = score
      if (stored[at]! >= IN_NAME && likeness > inName[entry]!) inName[entry] = likeness
    }
  }

  /** Adds the concept to the entries that have one of its words, and forgets it for the next one. */
  #collect(terms: readonly Term[], worth: number, isVerb: boolean): void {
    this.#total += worth
    const [best, inName, sums, covered, named] = [this.#best, this.#inName, this.#sums, this.#covered, this.#named]
    for (const { term } of terms)
      for (const entry of this.#index.postings(term)!.entries) {
        const score = best[entry]!
        if (score === 0) continue
        sums[entry]! += score
        covered[entry]! += worth * Math.min(1, score / worth + 0.5)
        if (!isVerb) named[entry]! += inName[entry]!
        best[entry] = 0
        inName[entry] = 0
      }
  }
}

type Term = Concept['terms'][number]

function countIn(entries: Uint32Array, { start, end }: Range): number {
  return firstFrom(entries, end) - firstFrom(entries, start)
}

/** The index of the first of ascending numbers that is not below `least`. */
function firstFrom(numbers: Uint32Array, least: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

/** How much a word says that occurs in `count` of `size` entries. */
const rarityOf = (size: number, count: number): number => Math.log(1 + Math.max(0, size - count + 0.5) / (count + 0.5))
