import { expect, test } from 'vitest'
import { Stretch } from '#runtime/vm/limits/stretch.js'
import type { ThreadClock } from '#runtime/vm/limits/thread-clock.js'

/** A thread that waited for 3 ms since it was asked so many milliseconds ago. */
function waitingThread(agoMs: number): ThreadClock {
  const askedAt = performance.now() - agoMs
  return { askedAt, waited: (age: number) => (age === 0 ? 3 : 0) } as ThreadClock
}

function spin(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

test.each([
  ['counts as the script’s if it may have waited before the stretch', 10, 0],
  ['does not count if it waited in the stretch', 0, 3],
])('time for which a thread waited %s', (_, agoMs, taken) => {
  const stretch = new Stretch(waitingThread(agoMs))
  stretch.begin()
  const began = stretch.seen
  spin(6)
  const counted = stretch.count()
  expect(stretch.seen - began - counted).toBeCloseTo(taken, 0)
})
