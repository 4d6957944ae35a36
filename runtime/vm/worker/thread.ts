/**
 * The place where scripts run when they are isolated: the guarded machine and a port to the host. No environment, no
 * credentials, no network.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { VmAnswer, VmCall } from '../contract.js'
import { InlineVm } from '../inline.js'
import { parseJson } from '../json-text.js'
import type { FromWorker, ToWorker, WorkerData } from './messages.js'

/** One script: what it waits for, and how it is ended. */
interface Running {
  readonly controller: AbortController
  readonly waiting: Map<number, (answer: VmAnswer) => void>
}

for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'BroadcastChannel']) Reflect.deleteProperty(globalThis, name)

if (parentPort === null) throw new Error('worker/thread.js runs in a worker only')
serve(parentPort, workerData as WorkerData)

function serve(port: NonNullable<typeof parentPort>, { namespaces, limits }: WorkerData): void {
  const vm = new InlineVm(namespaces, limits)
  const runs = new Map<number, Running>()
  const send = (message: FromWorker): void => port.postMessage(message)
  port.on('message', (message: ToWorker) => {
    switch (message.type) {
      case 'run':
        return start(vm, runs, send, message)
      case 'answer':
        return settle(runs.get(message.run), message)
      case 'cancel':
        return runs.get(message.run)?.controller.abort()
      case 'ping':
        return send({ type: 'pong' })
    }
  })
  send({ type: 'ready' })
}

function start(vm: InlineVm, runs: Map<number, Running>, send: (message: FromWorker) => void, message: ToWorker & { type: 'run' }): void {
  const { run, source, chunkName } = message
  const running: Running = { controller: new AbortController(), waiting: new Map() }
  runs.set(run, running)
  let calls = 0
  const call = (made: VmCall): Promise<VmAnswer> => {
    const id = ++calls
    return new Promise((resolve) => {
      running.waiting.set(id, resolve)
      const { namespace, function: name, account, args, line } = made
      send(line === undefined ? { type: 'call', run, call: id, namespace, function: name, account, args } : { type: 'call', run, call: id, namespace, function: name, account, args, line })
    })
  }
  void vm.run(source, { chunkName, host: { call }, signal: running.controller.signal }).then((result) => {
    runs.delete(run)
    send({ type: 'done', run, result })
  })
}

function settle(running: Running | undefined, { call, json, message }: ToWorker & { type: 'answer' }): void {
  const resolve = running?.waiting.get(call)
  running?.waiting.delete(call)
  resolve?.(message === undefined ? { ok: true, value: json === undefined ? undefined : parseJson(json) } : { ok: false, message })
}
