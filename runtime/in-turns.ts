import { soon } from '#platform/event-loop.js'

/** Milliseconds after which the event loop gets a turn. */
const SLICE = 8

/** Work that pauses now and then, done in as many turns of the event loop as it takes. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  for (let began = performance.now(); ; ) {
    const step = work.next()
    if (step.done === true) return step.value
    if (performance.now() - began <= SLICE) continue
    await new Promise<void>(soon)
    began = performance.now()
  }
}
