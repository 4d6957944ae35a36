import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from '#runtime/validation/nearest.js'

/** The rule as its comment says it, without any of what makes it quick. */
function reference(name: string, candidates: readonly string[]): string | undefined {
  const scores = candidates.map((candidate) => score(fold(name), fold(candidate)))
  const best = Math.min(...scores)
  return Number.isFinite(best) ? candidates[scores.indexOf(best)] : undefined
}

const fold = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, '_')

function score(a: string, b: string): number {
  if (a === b) return 0
  const longer = Math.max(a.length, b.length)
  if (longer > 100) return Number.POSITIVE_INFINITY
  const distance = alignment(a, b)
  if (distance <= Math.min(3, Math.max(1, Math.floor(longer / 3)))) return distance
  const [short, long] = a.length < b.length ? [a.split('_'), b.split('_')] : [b.split('_'), a.split('_')]
  let found = 0
  for (const word of long) if (word === short[found]) found++
  const whole = found === short.length && short.length * 2 >= long.length && (short[0]?.length ?? 0) >= 2
  return whole ? 3.5 : Number.POSITIVE_INFINITY
}

function alignment(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, rows[i - 2]![j - 2]! + 1)
      rows[i]![j] = cost
    }
  }
  return rows[a.length]![b.length]!
}

const word = fc.stringMatching(/^[a-cA-C019 .é-]{0,6}$/)
const anyName = fc.array(fc.oneof(word, fc.constantFrom('page', 'size', 'filter', 'status')), { maxLength: 3 })
const name = fc.oneof(
  anyName.map((words) => words.join('_')),
  fc.constant('x'.repeat(101)),
)

test('the nearest name is the one that a search without shortcuts finds, for any names', () => {
  fc.assert(
    fc.property(name, fc.array(name, { maxLength: 6 }), (wrong, right) => {
      expect(nearest(wrong, right)).toBe(reference(wrong, right))
    }),
    { numRuns: 5_000 },
  )
})

const letters = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength })

/** Up to three slips: a letter more, less or another one, or two that change places. */
const slip = (text: string, [kind, at]: readonly [kind: number, at: number]): string => {
  const index = at % (text.length + 1)
  const [before, after] = [text.slice(0, index), text.slice(index)]
  return [`${before}x${after}`, before + after.slice(1), `${before}x${after.slice(1)}`, before + swapped(after)][kind]!
}

const swapped = (text: string): string => (text[1] ?? '') + (text[0] ?? '') + text.slice(2)

test('the nearest name is the one that a search without shortcuts finds, for long names with slips', () => {
  const slips = fc.array(fc.tuple(fc.nat(3), fc.nat(80)), { maxLength: 4 })
  fc.assert(
    fc.property(letters(80), slips, (right, made) => {
      const wrong = made.reduce(slip, right)
      expect(nearest(wrong, [right])).toBe(reference(wrong, [right]))
    }),
    { numRuns: 1_000 },
  )
})
