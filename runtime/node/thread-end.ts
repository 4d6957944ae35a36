/** The thread's end of the connection, in Node. */
import { parentPort, receiveMessageOnPort } from 'node:worker_threads'
import type { ThreadEnd } from '../vm/worker/ends.js'
import type { ToWorker } from '../vm/worker/messages.js'

export function openThreadEnd(): ThreadEnd {
  const port = parentPort
  if (port === null) throw new Error('expected to run in a worker thread')
  // In a thread whose code is a text, these are globals.
  for (const name of ['require', 'module', 'exports', '__filename', '__dirname'])
    Reflect.deleteProperty(globalThis, name)
  return {
    send: (message) => port.postMessage(message),
    listen: (receive) => void port.on('message', receive),
    poll: () => receiveMessageOnPort(port)?.message as ToWorker | undefined,
  }
}
