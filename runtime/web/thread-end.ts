/** The thread's end of the connection, in a Web Worker. */
import type { ThreadEnd } from '../vm/worker/ends.js'
import type { FromWorker, ToWorker } from '../vm/worker/messages.js'

/** The part of a Web Worker's global scope that is used. */
interface WorkerScope {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null
  postMessage(message: FromWorker): void
}

export function openThreadEnd(): ThreadEnd {
  const scope = globalThis as unknown as WorkerScope
  const post = scope.postMessage.bind(scope)
  return {
    send: (message) => post(message),
    listen: (receive) => {
      scope.onmessage = ({ data }) => receive(data)
    },
  }
}
