/**
 * The candidate that `name` was most likely meant to be, or undefined if none is near.
 *
 * Near means: the same but for case and separators, or a Damerau-Levenshtein distance (optimal string alignment) of at
 * most a third of the longer name, at least 1 and at most 3, or one being the other with words left out.
 * Of equally near candidates the first wins.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  return nearestOf(
    name,
    Array.from(candidates, (right) => new Candidate(right)),
  )?.name
}

/** A name prepared for comparison. */
export class Candidate {
  readonly name: string
  /** One bit for each kind of character. */
  readonly mask: number
  /** Without case, with one `_` for each run of separators. */
  readonly folded: string
  #hint: string | undefined

  constructor(name: string) {
    this.name = name
    this.mask = maskOf(name)
    this.folded = fold(name)
  }

  /** The end of a message about a name that was meant to be this one. */
  get hint(): string {
    this.#hint ??= ` (did you mean ${JSON.stringify(this.name)}?)`
    return this.#hint
  }
}

/**
 * The same as {@link nearest}, for candidates that many names are compared with. Names of properties of `taken` are
 * meant only if no other is near.
 */
export function nearestOf(name: string, candidates: readonly Candidate[], taken?: object): Candidate | undefined {
  const mask = maskOf(name)
  let wanted: string | undefined
  let best: Candidate | undefined
  let bestScore = Number.POSITIVE_INFINITY
  for (const right of candidates) {
    if (areApart(mask, right.mask)) continue
    wanted ??= fold(name)
    const distance = distanceWithin(wanted, right.folded)
    if (distance === Number.POSITIVE_INFINITY) continue
    const score = taken !== undefined && Object.hasOwn(taken, right.name) ? distance + LONGEST : distance
    if (score >= bestScore) continue
    best = right
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

const fold = (name: string): string => (isFolded(name) ? name : name.toLowerCase().replace(/[\s_.-]+/g, '_'))

/** Whether a name is of small letters, digits and single `_`, as almost all are. */
function isFolded(name: string): boolean {
  let before = 0
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index)
    const isPart = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code === 95 && before !== 95)
    if (!isPart) return false
    before = code
  }
  return true
}

const SEPARATOR = 1 << 30
const OTHER = 1 << 31

/** Each letter has a bit, digits share four bits, separators share one, and all other characters another. */
function bitOf(code: number): number {
  if (code >= 97 && code <= 122) return 1 << (code - 97)
  if (code >= 65 && code <= 90) return 1 << (code - 65)
  if (code >= 48 && code <= 57) return 1 << (26 + (code & 3))
  return code === 95 || code === 32 || code === 45 || code === 46 || (code >= 9 && code <= 13) ? SEPARATOR : OTHER
}

/** The bit of each character of ASCII. */
const bits = Int32Array.from({ length: 128 }, (_, code) => bitOf(code))

/** The kinds of characters of a folded name. Beyond ASCII a character may be of another kind when it is folded. */
function maskOf(name: string): number {
  let mask = 0
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index)
    if (code > 127) return maskOfFolded(fold(name))
    mask |= bits[code]!
  }
  return mask
}

function maskOfFolded(folded: string): number {
  let mask = 0
  for (let index = 0; index < folded.length; index++) mask |= bits[folded.charCodeAt(index)] ?? OTHER
  return mask
}

/** Almost all names differ in their masks: one step of an alignment changes at most two kinds of characters. */
function areApart(a: number, b: number): boolean {
  return bitCount(a ^ b) > 2 * MOST && (a & ~b) !== 0 && (b & ~a) !== 0
}

function distanceWithin(a: string, b: string): number {
  if (a === b) return 0
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.length > LONGEST) return Number.POSITIVE_INFINITY
  const limit = Math.min(MOST, Math.max(1, Math.floor(long.length / 3)))
  if (long.length - short.length <= limit) {
    const distance = alignment(a, b)
    if (distance <= limit) return distance
  }
  return wordsWithin(short, long) ? 3.5 : Number.POSITIVE_INFINITY
}

/** The largest distance at which one name may be meant for another. */
const MOST = 3

function bitCount(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x5555_5555)
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}

/** `phone_number` is within `filter_phone_number`: whole words, in order, at least half of them. */
function wordsWithin(shorter: string, longer: string): boolean {
  const end = shorter.indexOf('_')
  if (!longer.includes(end < 0 ? shorter : shorter.slice(0, end))) return false
  const [short, long] = [shorter.split('_'), longer.split('_')]
  if (short.length * 2 < long.length || (short[0]?.length ?? 0) < 2) return false
  let found = 0
  for (const word of long) if (word === short[found]) found++
  return found === short.length
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function alignment(first: string, second: string): number {
  const [short, long] = first.length < second.length ? [first, second] : [second, first]
  const [start, end] = commonEnds(short, long)
  const length = short.length - start - end
  if (length === 0) return long.length - short.length
  const [a, b] = [short.slice(start, short.length - end), long.slice(start, long.length - end)]
  return length <= WORD ? alignmentInBits(a, b) : alignmentInRows(a, b)
}

/** How many bits a number has. */
const WORD = 32

/**
 * The distance by the method of Hyyrö (2003), for a first text of 1 to 32 characters: a column of the matrix of
 * distances is two numbers, which have a bit where it grows or falls from one row to the next.
 */
function alignmentInBits(a: string, b: string): number {
  const lastRow = 1 << (a.length - 1)
  let [grows, falls, kept, matchedBefore] = [-1, 0, 0, 0]
  let distance = a.length
  for (let j = 0; j < b.length; j++) {
    const matched = matchesOf(b.charCodeAt(j), a)
    const swapped = ((~kept & matched) << 1) & matchedBefore
    kept = (((matched & grows) + grows) ^ grows) | matched | falls | swapped
    const right = falls | ~(kept | grows)
    const left = kept & grows
    if ((right & lastRow) !== 0) distance++
    else if ((left & lastRow) !== 0) distance--
    const above = (right << 1) | 1
    grows = (left << 1) | ~(kept | above)
    falls = above & kept
    matchedBefore = matched
  }
  return distance
}

/** A bit for each character of a text that is this one. */
function matchesOf(code: number, text: string): number {
  let bits = 0
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) === code) bits |= 1 << index
  return bits
}

/** The distance row by row, for texts of any length. */
function alignmentInRows(a: string, b: string): number {
  let beforeLast: number[] = []
  let last: number[] = []
  for (let j = 0; j <= b.length; j++) last.push(j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const substituted = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + substituted)
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
