/** Recognises renames: pairs of something that was removed and something that was added. */

/** A pair, and how similar its two sides are, from 0 to 1. */
interface Pair<T> {
  readonly before: T
  readonly after: T
  readonly likeness: number
}

/** Pairs of removed and added things, best first, each used once; a `likeness` under `least` is not a rename. */
export function pairRenames<T>(
  removed: readonly T[],
  added: readonly T[],
  likeness: (before: T, after: T) => number,
  least: number,
): ReadonlyMap<T, T> {
  const pairs: Pair<T>[] = removed.flatMap((before) =>
    added.map((after) => ({ before, after, likeness: likeness(before, after) })),
  )
  const renames = new Map<T, T>()
  const taken = new Set<T>()
  for (const { before, after } of pairs
    .filter((pair) => pair.likeness >= least)
    .sort((a, b) => b.likeness - a.likeness)) {
    if (renames.has(before) || taken.has(after)) continue
    renames.set(before, after)
    taken.add(after)
  }
  return renames
}

/** The share of items that two lists have in common (Jaccard index); 1 for two empty lists. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [new Set(a), new Set(b)]
  const both = [...one].filter((item) => other.has(item)).length
  const all = one.size + other.size - both
  return all === 0 ? 1 : both / all
}

/** The share of words that two texts have in common; 0 if one has no words. */
export function wordOverlap(a: string, b: string): number {
  const [one, other] = [words(a), words(b)]
  return one.length === 0 || other.length === 0 ? 0 : overlap(one, other)
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
