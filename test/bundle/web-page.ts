import { Worker as Thread } from 'node:worker_threads'
import { onTestFinished } from 'vitest'

/** What pages and Web Workers offer and Node does too. `crypto` is as on a page without TLS. */
const WEB_GLOBALS = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'DOMException',
  'Event',
  'EventTarget',
  'Headers',
  'MessageChannel',
  'MessagePort',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'atob',
  'btoa',
  'clearInterval',
  'clearTimeout',
  'fetch',
  'performance',
  'queueMicrotask',
  'setInterval',
  'setTimeout',
  'structuredClone',
]

/**
 * The code of a real thread that takes away everything that only Node has (process, Buffer, require, setImmediate …)
 * and runs what it is given: a page with Web Workers, or the code of one.
 */
const SCOPE = `
const threads = require('node:worker_threads')
const { resolveObjectURL } = require('node:buffer')
const { parentPort, workerData } = threads
const language = require('node:vm').runInNewContext('Object.getOwnPropertyNames(globalThis)')
const keep = new Set([...workerData.names, ...language])
const random = crypto.getRandomValues.bind(crypto)
class WebWorker {
  onmessage = null
  onerror = null
  #started
  constructor(address) {
    this.#started = resolveObjectURL(address).text().then((code) => {
      const data = { ...workerData, settings: undefined, code }
      const thread = new threads.Worker(workerData.scope, { eval: true, env: {}, workerData: data })
      thread.on('message', (data) => this.onmessage?.({ data }))
      thread.on('error', ({ message }) => this.onerror?.({ message }))
      return thread
    })
  }
  postMessage(message) {
    void this.#started.then((thread) => thread.postMessage(message))
  }
  terminate() {
    void this.#started.then((thread) => thread.terminate())
  }
}
// Node's own modules still find it: its fetch needs some.
const takeAway = (name) => {
  const value = globalThis[name]
  delete globalThis[name]
  const get = () => (new Error().stack.split('\\n')[2].includes('node:internal') ? value : undefined)
  Object.defineProperty(globalThis, name, { get })
}
for (const name of Object.getOwnPropertyNames(globalThis)) if (!keep.has(name)) takeAway(name)
globalThis.self = globalThis
globalThis.crypto = { getRandomValues: random }
globalThis.postMessage = (message) => parentPort.postMessage(message)
parentPort.on('message', (data) => globalThis.onmessage?.({ data }))
if (workerData.workers === 'allowed') globalThis.Worker = WebWorker
if (workerData.workers === 'forbidden') globalThis.Worker = function () { throw new Error('refused') }
globalThis.settings = workerData.settings
;(0, eval)(workerData.code)
if (workerData.settings) globalThis.outcome.then((outcome) => globalThis.postMessage(outcome))
`

/** Whether the page may start Web Workers; `absent` is a place that has none. */
export type Workers = 'allowed' | 'forbidden' | 'absent'

/** Runs a bundle as a page would and returns what it leaves in `outcome`. */
export function runInPage(code: string, settings: object, workers: Workers = 'allowed'): Promise<unknown> {
  const page = new Thread(SCOPE, {
    eval: true,
    env: {},
    workerData: { names: WEB_GLOBALS, scope: SCOPE, code, settings, workers },
  })
  onTestFinished(async () => void (await page.terminate()))
  return new Promise((resolve, reject) => page.once('message', resolve).once('error', reject))
}
