/** Threads of a browser: Web Workers. */
import { MoonbindError } from '../errors.js'
import type { HostEnd, HostEvents } from '../vm/worker/ends.js'
import type { FromWorker, ToWorker } from '../vm/worker/messages.js'
import source from './thread-source.js'

/** The part of a Web Worker that is used. */
interface WebWorker {
  onmessage: ((event: { readonly data: FromWorker }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
  postMessage(message: ToWorker): void
  terminate(): void
}

/**
 * Starts a thread. Its code is a text, not a file, because a bundler may have put this module into another one. A
 * browser does not limit the memory of a thread, so only the machine's own accounting does.
 *
 * @throws {MoonbindError} `no_worker` if there are no Web Workers, or the page forbids them.
 */
export function startThread(_memoryBytes: number, events: HostEvents): HostEnd {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const worker = openWorker(address)
  worker.onmessage = ({ data }) => {
    URL.revokeObjectURL(address)
    events.received(data)
  }
  worker.onerror = ({ message }) =>
    events.failed({
      kind: 'internal',
      message: message ? `The worker ended: ${message}` : `The worker was not started: ${ALLOWED}`,
    })
  return {
    send: (message) => worker.postMessage(message),
    end: async () => worker.terminate(),
    keepAlive: () => {},
  }
}

const ALLOWED = 'a Content-Security-Policy must allow "worker-src blob:"'
const INLINE = "pass isolation: 'inline' to run scripts in the caller's thread, under the same limits"

function openWorker(address: string): WebWorker {
  const { Worker } = globalThis as { readonly Worker?: new (address: string, options: object) => WebWorker }
  if (typeof Worker !== 'function')
    throw new MoonbindError('no_worker', `isolation "worker" needs Web Workers, which do not exist here: ${INLINE}`)
  try {
    return new Worker(address, { name: 'moonbind' })
  } catch (cause) {
    throw new MoonbindError('no_worker', `no Web Worker can be started here: ${ALLOWED}, or ${INLINE}`, { cause })
  }
}
