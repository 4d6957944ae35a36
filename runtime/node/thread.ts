/** Threads of Node. */
import { Worker } from 'node:worker_threads'
import { FULL_RUNS } from '../vm/limits/limits.js'
import type { HostEnd, HostEvents } from '../vm/worker/ends.js'
import { START, threadCode } from './thread-code.js'

/**
 * Starts a thread for scripts that may keep `memoryBytes` alive. Its code is a text, not a file, because a bundler may
 * have put this module into another one.
 */
export function startThread(memoryBytes: number, events: HostEvents): HostEnd {
  const { provided, transferList, used } = threadCode()
  const worker = new Worker(START, {
    eval: true,
    workerData: provided,
    transferList,
    env: {},
    argv: [],
    execArgv: [],
    name: 'moonbind',
    resourceLimits: {
      // The thread's own measurements end runs earlier; this wall is for work that does not look at them.
      maxOldGenerationSizeMb: Math.ceil((FULL_RUNS * memoryBytes) / 1024 / 1024) + 192,
      maxYoungGenerationSizeMb: 32,
    },
  })
  worker.on('message', events.received)
  worker.on('error', ({ code, message }: NodeJS.ErrnoException) =>
    events.failed(
      code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? { kind: 'memory', message: 'Memory limit exceeded' }
        : { kind: 'internal', message: `The worker ended: ${message}` },
    ),
  )
  worker.on('exit', (code) => events.failed({ kind: 'internal', message: `The worker ended with code ${code}` }))
  worker.unref()
  let ran = false
  return {
    send: (message) => {
      ran ||= message.type === 'run'
      worker.postMessage(message)
    },
    end: async () => void (await worker.terminate()),
    keepAlive: (keep) => {
      if (keep) return worker.ref()
      worker.unref()
      if (ran) used()
    },
  }
}
