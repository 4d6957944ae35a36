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

/** All entries with a word of the query that `factor` leaves in; equals keep the index's order. */
export function rank(index: TextIndex, concepts: readonly Concept[], factor: Factor): Ranked[] {
  const scores = new Float64Array(index.size)
  const covered = new Float64Array(index.size)
  const named = new Uint8Array(index.size)
  let total = 0
  for (const concept of concepts) {
    const { best, inName, worth } = scoreConcept(index, concept)
    total += worth
    for (const [entry, score] of best) {
      scores[entry]! += score
      covered[entry]! += worth * Math.min(1, score / worth + 0.5)
      if (inName.has(entry)) named[entry]!++
    }
  }
  const ranked: Ranked[] = []
  for (let entry = 0; entry < index.size; entry++) {
    const weight = scores[entry] === 0 ? 0 : factor(entry)
    if (weight === 0) continue
    const coverage = 1 - weights.coverage + (weights.coverage * covered[entry]!) / total
    const name = 1 + (weights.name * named[entry]!) / Math.max(1, index.nameWords[entry]!)
    ranked.push({ entry, score: scores[entry]! * coverage * name * weight })
  }
  return ranked.sort((a, b) => b.score - a.score || a.entry - b.entry)
}

/** What a concept adds to each entry: that of the best of its words. */
function scoreConcept(
  index: TextIndex,
  concept: Concept,
): { best: ReadonlyMap<number, number>; inName: ReadonlySet<number>; worth: number } {
  const best = new Map<number, number>()
  const inName = new Set<number>()
  let worth = 0
  const own = concept.weight * rarityOf(index, index.postings(concept.terms[0]!.term)!.entries.length)
  for (const { term, weight } of concept.terms) {
    const { entries, weights: stored } = index.postings(term)!
    const rarity = Math.min(rarityOf(index, entries.length), own)
    worth = Math.max(worth, weight * rarity)
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at]!
      const score = (weight * rarity * (stored[at]! & ~IN_NAME)) / IN_NAME
      if (score > (best.get(entry) ?? 0)) best.set(entry, score)
      if (stored[at]! >= IN_NAME) inName.add(entry)
    }
  }
  for (const entry of index.postings(concept.form)?.entries ?? [])
    best.set(entry, (best.get(entry) ?? 0) + weights.form * own)
  return { best, inName, worth }
}

/** How much a word tells that stands in so many entries. */
const rarityOf = (index: TextIndex, count: number): number => Math.log(1 + (index.size - count + 0.5) / (count + 0.5))
