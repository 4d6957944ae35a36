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

export interface Ranking {
  readonly concepts: readonly Concept[]
  readonly factor: Factor
  /** How many entries are wanted. */
  readonly most: number
  /** Entries of the namespace that the query names: the rarity of a word among them counts too. */
  readonly home?: Range
}

/** Entries from `start`, until before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The best entries with a word of the query that `factor` leaves in; equals keep the index's order. */
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

/** Puts a later entry in its place behind equal ones, among the best so far. */
function keep(best: Ranked[], ranked: Ranked, most: number): void {
  if (best.length >= most && ranked.score <= best[most - 1]!.score) return
  const place = best.findIndex(({ score }) => score < ranked.score)
  best.splice(place < 0 ? best.length : place, 0, ranked)
  if (best.length > most) best.pop()
}

/** What the concepts of a query come to, entry by entry. */
class Scores {
  readonly #index: TextIndex
  readonly #home: Range
  readonly #sums: Float32Array
  readonly #covered: Float32Array
  readonly #named: Float32Array
  /** Of the concept that is being added: the best of its words, and of those that are in the name. */
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

  add(concept: Concept): void {
    const rarity =
      concept.weight * rarityOf(this.#index.size, this.#index.postings(concept.terms[0]!.term)!.entries.length)
    const worth = rarity * Math.max(...concept.terms.map((term) => term.weight))
    this.#best.fill(0)
    this.#inName.fill(0)
    for (const term of concept.terms) this.#addTerm(term, concept.weight, rarity)
    for (const entry of this.#index.postings(concept.form)?.entries ?? []) this.#best[entry]! += weights.form * rarity
    this.#collect(worth, concept.isVerb)
  }

  /** A word for a concept counts by how rare it is, but no more than the concept's own word. */
  #addTerm({ term, weight: likeness }: Concept['terms'][number], weight: number, most: number): void {
    const { entries, weights: stored } = this.#index.postings(term)!
    const { start, end } = this.#home
    const atLarge = Math.min(most, rarityOf(this.#index.size, entries.length))
    const atHome =
      (1 - weights.local) * atLarge + weights.local * weight * rarityOf(end - start, countIn(entries, this.#home))
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at]!
      const rarity = entry >= start && entry < end ? atHome : atLarge
      const score = (likeness * rarity * (stored[at]! & ~IN_NAME)) / IN_NAME
      if (score > this.#best[entry]!) this.#best[entry] = score
      if (stored[at]! >= IN_NAME && likeness > this.#inName[entry]!) this.#inName[entry] = likeness
    }
  }

  #collect(worth: number, isVerb: boolean): void {
    this.#total += worth
    for (let entry = 0; entry < this.#best.length; entry++) {
      const score = this.#best[entry]!
      if (score === 0) continue
      this.#sums[entry]! += score
      this.#covered[entry]! += worth * Math.min(1, score / worth + 0.5)
      if (!isVerb) this.#named[entry]! += this.#inName[entry]!
    }
  }
}

function countIn(entries: Uint32Array, { start, end }: Range): number {
  let count = 0
  for (const entry of entries) if (entry >= start && entry < end) count++
  return count
}

/** How much a word tells that stands in `count` of `size` entries. */
const rarityOf = (size: number, count: number): number => Math.log(1 + Math.max(0, size - count + 0.5) / (count + 0.5))
