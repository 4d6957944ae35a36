/**
 * The candidate that `name` was most likely meant to be, or undefined where none is near.
 *
 * Near means: the same but for case and separators, or a Damerau-Levenshtein distance (optimal string alignment) of at
 * most a third of the longer name, at least 1 and at most 3, or one being the other with words left out.
 * Of equally near candidates the first wins.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  return nearestOf(name, Array.from(candidates, candidate))
}

/** A name that may have been meant, prepared for comparison. */
export interface Candidate {
  readonly name: string
  readonly folded: string
  /** One bit for each kind of character in `folded`. */
  readonly mask: number
}

/** Prepares a name for {@link nearestOf}. */
export function candidate(name: string): Candidate {
  const folded = fold(name)
  return { name, folded, mask: maskOf(folded) }
}

/** The same as {@link nearest}, for candidates that many names are compared with. `preferred` ones win over all others. */
export function nearestOf(
  name: string,
  candidates: readonly Candidate[],
  preferred?: (name: string) => boolean,
): string | undefined {
  const wanted = candidate(name)
  let best: string | undefined
  let bestScore = Number.POSITIVE_INFINITY
  for (const right of candidates) {
    const distance = distanceWithin(wanted, right)
    if (distance === Number.POSITIVE_INFINITY) continue
    const score = preferred === undefined || preferred(right.name) ? distance : distance + LONGEST
    if (score >= bestScore) continue
    best = right.name
    bestScore = score
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

const fold = (name: string): string =>
  /^[a-z\d]+(?:_[a-z\d]+)*$/.test(name) ? name : name.toLowerCase().replace(/[\s_.-]+/g, '_')

/** Letters have a bit each, digits share four, the separator and all other characters have one. */
function maskOf(folded: string): number {
  let mask = 0
  for (let index = 0; index < folded.length; index++) mask |= 1 << bitOf(folded.charCodeAt(index))
  return mask
}

function bitOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97
  if (code >= 48 && code <= 57) return 26 + (code & 3)
  return code === 95 ? 30 : 31
}

function distanceWithin(a: Candidate, b: Candidate): number {
  if (a.folded === b.folded) return 0
  const longer = Math.max(a.folded.length, b.folded.length)
  if (longer > LONGEST) return Number.POSITIVE_INFINITY
  const limit = Math.min(3, Math.max(1, Math.floor(longer / 3)))
  // One step of an alignment changes at most two kinds of characters.
  if (Math.abs(a.folded.length - b.folded.length) <= limit && bitCount(a.mask ^ b.mask) <= 2 * limit) {
    const distance = alignment(a.folded, b.folded)
    if (distance <= limit) return distance
  }
  const short = a.folded.length < b.folded.length ? a : b
  const long = short === a ? b : a
  return (short.mask & ~long.mask) === 0 && wordsWithin(short.folded, long.folded) ? 3.5 : Number.POSITIVE_INFINITY
}

function bitCount(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

/** `phone_number` is within `filter_phone_number`: whole words, in order, at least half of them. */
function wordsWithin(shorter: string, longer: string): boolean {
  const [short, long] = [shorter.split('_'), longer.split('_')]
  if (short.length * 2 < long.length || (short[0]?.length ?? 0) < 2) return false
  let found = 0
  for (const word of long) if (word === short[found]) found++
  return found === short.length
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function alignment(first: string, second: string): number {
  const [start, end] = commonEnds(first, second)
  const [a, b] = [first.slice(start, first.length - end), second.slice(start, second.length - end)]
  if (a === '' || b === '') return a.length + b.length
  let beforeLast: number[] = []
  let last: number[] = []
  for (let j = 0; j <= b.length; j++) last.push(j)
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

/** How many characters two texts share at their starts and, beyond them, at their ends. No alignment changes those. */
function commonEnds(a: string, b: string): [start: number, end: number] {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < most - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return [start, end]
}
