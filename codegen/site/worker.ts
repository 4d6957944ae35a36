/** A thread that makes files next to the main one: it takes the next free namespace until there is none. */
import { parentPort, workerData } from 'node:worker_threads'
import { claim } from '../project/shift.js'
import { createNamespaceMaker } from './make-namespace.js'
import { madeFile, type SiteDone, type SiteShift, unpackSource } from './shift.js'

const { frame, sources, next } = workerData as SiteShift
const make = await createNamespaceMaker(frame)
for (let index = claim(next); index < sources.length; index = claim(next)) parentPort?.postMessage(done(index))

/** A namespace that fails is left to the main thread, where it fails as it would without threads. */
function done(index: number): SiteDone {
  try {
    return { index, files: make(unpackSource(sources[index]!)).map(madeFile) }
  } catch {
    return { index }
  }
}
