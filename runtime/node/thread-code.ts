/** How threads of Node get their code: those after the first get it compiled. */
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import source from './thread-source.js'

/** What a thread is started with. */
interface Provided {
  readonly source: string
  /** What V8 made of the source in an earlier thread of this process. */
  readonly compiled?: Uint8Array
  /** Through it the thread is asked for what V8 made of the source. */
  readonly asked?: MessagePort
}

/**
 * Milliseconds that the first thread has nothing to do before it is asked: a process that runs one script ends sooner.
 */
const QUIET = 50

/** The first thread that has run a script leaves its compiled code here: it is a fact of the process and of V8. */
const store: { compiled?: Uint8Array; threads: number } = { threads: 0 }

/**
 * The code of every thread. V8 takes compiled code only from the same V8 with the same flags, and compiles the source
 * otherwise.
 */
export const START = `
const { Script } = require('node:vm')
const { source, compiled, asked } = require('node:worker_threads').workerData
const script = new Script('(require) => {' + source + '}', { filename: 'moonbind/thread.js', cachedData: compiled })
script.runInThisContext()(require)
asked?.once('message', () => asked.postMessage(script.createCachedData()))
asked?.unref()
`

/** The code of a new thread. */
export interface ThreadCode {
  readonly provided: Provided
  readonly transferList: MessagePort[]
  /** The thread has run a script, and has nothing to do: what it used most is compiled now. */
  readonly used: () => void
}

export function threadCode(): ThreadCode {
  const { compiled } = store
  if (compiled !== undefined) return { provided: { source, compiled }, transferList: [], used: () => {} }
  store.threads++
  const { port1, port2 } = new MessageChannel()
  port1.once('message', (made: Uint8Array) => {
    store.compiled ??= shared(made)
    port1.close()
  })
  port1.unref()
  const ask = () => port1.postMessage('used')
  const delay = store.threads > 1 ? 0 : QUIET
  let isAsked = false
  const used = (): void => {
    if (isAsked) return
    isAsked = true
    if (delay === 0) ask()
    else setTimeout(ask, delay).unref()
  }
  return { provided: { source, asked: port2 }, transferList: [port2], used }
}

/** In memory that threads read without a copy each. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}
