/** A thread that does jobs next to the main one: it takes the next free job until there is none. */
import { parentPort, workerData } from 'node:worker_threads'
import { createMaker } from './make.js'
import { createMemory } from './memory.js'
import { cacheAt } from './open-cache.js'
import { packDocument } from './pack.js'
import { claim, type Done, type Shift } from './shift.js'

const { jobs, overlays, cache, keep, next } = workerData as Shift
const make = createMaker({ overlays, memory: createMemory(cacheAt(cache)) })
for (let index = claim(next); index < jobs.length; index = claim(next)) {
  parentPort?.postMessage(await done(index))
}

/** A job that fails is left to the main thread, where its failure is what it would have been without threads. */
async function done(index: number): Promise<Done> {
  try {
    const { document, ...made } = await make(jobs[index]!)
    return { index, made, ...(keep && { document: packDocument(document) }) }
  } catch {
    return { index }
  }
}
