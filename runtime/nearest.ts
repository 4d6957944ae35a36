/**
 * The candidate that `name` was most likely meant to be, or undefined where none is near.
 *
 * Near means: the same but for case and separators, or a Damerau-Levenshtein distance (optimal string alignment) of at
 * most a third of the longer name, at least 1 and at most 3, or one being the other with words left out.
 * Of equally near candidates the first wins.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestScore = Number.POSITIVE_INFINITY
  const wanted = fold(name)
  for (const candidate of candidates) {
    const score = distanceWithin(wanted, fold(candidate))
    if (score < bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** Whether one name is the other with one or two letters wrong, and not another name of its own. */
export function isTypo(name: string, right: string): boolean {
  const [a, b] = [fold(name), fold(right)]
  return (
    a !== b &&
    Math.min(a.length, b.length) >= 5 &&
    Math.abs(a.length - b.length) <= 2 &&
    alignment(a, b) <= (a.length < 8 ? 1 : 2)
  )
}

/** Longer names than this are not compared: the cost is quadratic, and no documented name is as long. */
const LONGEST = 100

const fold = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, '_')

function distanceWithin(a: string, b: string): number {
  if (a === b) return 0
  const longer = Math.max(a.length, b.length)
  if (longer > LONGEST) return Number.POSITIVE_INFINITY
  const limit = Math.min(3, Math.max(1, Math.floor(longer / 3)))
  if (Math.abs(a.length - b.length) <= limit) {
    const distance = alignment(a, b)
    if (distance <= limit) return distance
  }
  return wordsWithin(a, b) ? 3.5 : Number.POSITIVE_INFINITY
}

/** `phone_number` is within `filter_phone_number`: whole words, in order, at least half of them. */
function wordsWithin(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a.split('_'), b.split('_')] : [b.split('_'), a.split('_')]
  if (short.length * 2 < long.length || (short[0]?.length ?? 0) < 2) return false
  let at = 0
  for (const word of long) if (word === short[at]) at++
  return at === short.length
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function alignment(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1)
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
