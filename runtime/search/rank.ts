/** Which entries fit a query, best first. */
import type { Concept } from './query.js'
import { IN_NAME, type TextIndex } from './text-index.js'
import { weights } from './weights.js'

export interface Ranked {
  readonly entry: number
  readonly score: number
}

/** Factors for entries, by what is known of the query beyond its words; 0 leaves an entry out. */
export type Factor = (entry: number) => number

/** The best entries with a word of the query that `factor` leaves in; equals keep the index's order. */
export function rank(index: TextIndex, concepts: readonly Concept[], factor: Factor, most: number): Ranked[] {
  const scores = new Scores(index.size)
  for (const concept of concepts) scores.add(index, concept)
  const best: Ranked[] = []
  for (let entry = 0; entry < index.size; entry++) {
    const weight = scores.has(entry) ? factor(entry) : 0
    if (weight > 0) keep(best, { entry, score: weight * scores.of(entry, index.nameWords[entry]!) }, most)
  }
  return best
}

/** Puts a later entry in its place behind equal ones, among the best so far. */
function keep(best: Ranked[], ranked: Ranked, most: number): void {
  if (best.length >= most && ranked.score <= best[most - 1]!.score) return
  const place = best.findIndex(({ score }) => score < ranked.score)
  best.splice(place < 0 ? best.length : place, 0, ranked)
  if (best.length > most) best.pop()
}

/** What the concepts of a query come to, entry by entry. */
class Scores {
  readonly #sums: Float32Array
  readonly #covered: Float32Array
  readonly #named: Uint8Array
  /** Of the concept that is being added: the best of its words, and whether one is in the name. */
  readonly #best: Float32Array
  readonly #inName: Uint8Array
  #total = 0

  constructor(size: number) {
    this.#sums = new Float32Array(size)
    this.#covered = new Float32Array(size)
    this.#named = new Uint8Array(size)
    this.#best = new Float32Array(size)
    this.#inName = new Uint8Array(size)
  }

  has(entry: number): boolean {
    return this.#sums[entry]! > 0
  }

  of(entry: number, nameWords: number): number {
    const coverage = 1 - weights.coverage + (weights.coverage * this.#covered[entry]!) / this.#total
    const name = 1 + (weights.name * this.#named[entry]!) / Math.max(1, nameWords)
    return this.#sums[entry]! * coverage * name
  }

  add(index: TextIndex, { terms, form, weight }: Concept): void {
    const rarity = weight * rarityOf(index, index.postings(terms[0]!.term)!.entries.length)
    const worth = rarity * Math.max(...terms.map((term) => term.weight))
    this.#best.fill(0)
    this.#inName.fill(0)
    for (const { term, weight: likeness } of terms) {
      const { entries, weights: stored } = index.postings(term)!
      const most = (likeness * Math.min(rarity, rarityOf(index, entries.length))) / IN_NAME
      for (let at = 0; at < entries.length; at++) {
        const entry = entries[at]!
        const score = most * (stored[at]! & ~IN_NAME)
        if (score > this.#best[entry]!) this.#best[entry] = score
        if (stored[at]! >= IN_NAME) this.#inName[entry] = 1
      }
    }
    for (const entry of index.postings(form)?.entries ?? []) this.#best[entry]! += weights.form * rarity
    this.#collect(worth)
  }

  #collect(worth: number): void {
    this.#total += worth
    for (let entry = 0; entry < this.#best.length; entry++) {
      const score = this.#best[entry]!
      if (score === 0) continue
      this.#sums[entry]! += score
      this.#covered[entry]! += worth * Math.min(1, score / worth + 0.5)
      this.#named[entry]! += this.#inName[entry]!
    }
  }
}

/** How much a word tells that stands in so many entries. */
const rarityOf = (index: TextIndex, count: number): number => Math.log(1 + (index.size - count + 0.5) / (count + 0.5))
