import { expect, test } from 'vitest'
import { waitedMs } from '#platform/processor.js'
import fengari from '#runtime/vm/fengari.js'
import { Guard } from '#runtime/vm/limits/guard.js'
import { completeLimits } from '#runtime/vm/limits/limits.js'
import { ThreadClock } from '#runtime/vm/limits/thread-clock.js'
import { freshState } from '#runtime/vm/state.js'

const { meter } = fengari

function guardOf(clock: Pick<ThreadClock, 'waited'>): Guard {
  const run = {
    state: freshState(undefined, new Map()),
    threads: () => [],
    over: false,
    takeTurn: (): never => expect.fail('nothing is suspended here'),
    cancel: (): void => expect.fail('nothing is ended from outside here'),
  }
  const asked = Object.defineProperty(new ThreadClock(), 'askedAt', { get: () => performance.now() })
  return new Guard(run, completeLimits(), { clock: Object.assign(asked, clock), memory: undefined })
}

/** CPU time of a script that computes for 30 ms, of which the thread waited as `clock` says. */
function counted(clock: Pick<ThreadClock, 'waited'>): number {
  const guard = guardOf(clock)
  guard.enter(() => {
    for (const until = performance.now() + 30; performance.now() < until; ) meter.tick(100)
  })
  return guard.cpuMs
}

test('time for which the thread waited for a processor is not the script’s', () => {
  expect(counted({ waited: () => performance.now() })).toBeLessThan(6)
  expect(counted({ waited: () => 0 })).toBeGreaterThan(20)
})

test('no more CPU time is deducted than was counted', () => {
  let waited = 0
  expect(counted({ waited: () => (waited += 1000) })).toBeGreaterThanOrEqual(0)
})

test('time computed in a long step counts, however long the thread waited meanwhile', () => {
  const began = performance.now()
  // Of each 100 ms, the thread had the processor for 40.
  const clock = { waited: () => 0.6 * (performance.now() - began) }
  const guard = guardOf(clock)
  guard.enter(() => {
    for (const until = performance.now() + 100; performance.now() < until; );
    meter.tick(10_000)
  })
  expect(guard.cpuMs).toBeGreaterThan(30)
})

test('making a list of a given length is counted', () => {
  const { work } = meter
  meter.work = 100_000
  ;(meter as unknown as { sized: (value: unknown) => unknown }).sized({ length: 50_000 })
  expect(meter.work).toBe(50_000)
  meter.work = work
})

test('the waiting time of a thread never decreases', () => {
  const clock = new ThreadClock()
  const first = clock.waited(0)
  expect(waitedMs()).not.toBeNaN()
  expect(clock.waited(0)).toBeGreaterThanOrEqual(first)
})

test('a script is suspended at its next instruction when the library has used up its slice', () => {
  const looks: string[] = []
  const { onWork, onStep } = meter
  meter.onWork = () => void looks.push('library')
  meter.onStep = () => void looks.push('instruction')
  meter.work = 0
  meter.least = -2_000
  meter.tick(1_000)
  expect(looks).toEqual([])
  meter.tick(1_001)
  expect(looks).toEqual(['library'])
  Object.assign(meter, { onWork, onStep, work: Number.POSITIVE_INFINITY, least: 0 })
})
