/**
 * The place where scripts run when they are isolated: the guarded machine and a port to the host. No environment, no
 * credentials, no network.
 */
import { openThreadEnd } from '#platform/thread-end.js'
import { parseShallowJson } from '../../json-text.js'
import type { VmAnswer, VmCall } from '../contract.js'
import { InlineVm } from '../inline.js'
import type { ThreadEnd } from './ends.js'
import type { FromWorker, Opening, ToWorker } from './messages.js'
import { pack } from './parcel.js'
import { isShort } from './slices.js'

/** How long a call looks for its answer before the thread goes to sleep, in milliseconds: waking it takes as long. */
const LOOK = 0.04
/** After an answer that did not come so soon, so many calls of the script do not look. */
const SKIP = 50

for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'BroadcastChannel'])
  Reflect.deleteProperty(globalThis, name)

/** One script: what it waits for, and how it is ended. */
interface Running {
  readonly controller: AbortController
  readonly waiting: Map<number, (answer: VmAnswer) => void>
  /** Of the long answer that is arriving: one at a time. */
  pieces: { readonly call: number; readonly json: string }[]
  calls: number
  skip: number
}

class Thread {
  readonly #end: ThreadEnd
  readonly #vm: InlineVm
  readonly #runs = new Map<number, Running>()
  /** Parcels that are not sent to their end. */
  readonly #packing = new Map<number, () => void>()
  #parcels = 0

  constructor(end: ThreadEnd, { namespaces, limits }: Opening) {
    this.#end = end
    this.#vm = new InlineVm(namespaces, limits)
    this.#send({ type: 'ready' })
  }

  #send(message: FromWorker): void {
    this.#end.send(message)
  }

  receive(message: Exclude<ToWorker, Opening>): void {
    switch (message.type) {
      case 'run':
        return this.#start(message)
      case 'piece':
        return void this.#runs.get(message.run)?.pieces.push(message)
      case 'answer':
        return settle(this.#runs.get(message.run), message)
      case 'more':
        return this.#more(message)
      case 'cancel':
        return this.#runs.get(message.run)?.controller.abort()
      case 'ping':
        return this.#send({ type: 'pong' })
    }
  }

  #start({ run, source, chunkName }: ToWorker & { type: 'run' }): void {
    const running: Running = { controller: new AbortController(), waiting: new Map(), pieces: [], calls: 0, skip: 0 }
    this.#runs.set(run, running)
    const call = (made: VmCall): VmAnswer | Promise<VmAnswer> => this.#call(run, running, made)
    void this.#vm.run(source, { chunkName, host: { call }, signal: running.controller.signal }).then((result) => {
      this.#runs.delete(run)
      if (isShort(result)) this.#send({ type: 'done', run, result })
      else {
        const { values, output, ...rest } = result
        this.#sendLong(run, { values, output }, (parcel) =>
          this.#send({ type: 'done', run, result: { ...rest, values: [], output: '' }, parcel }),
        )
      }
    })
  }

  #call(
    run: number,
    running: Running,
    { namespace, function: name, account, args, line }: VmCall,
  ): VmAnswer | Promise<VmAnswer> {
    const call = ++running.calls
    let settled: VmAnswer | undefined
    let resolve = (answer: VmAnswer): void => {
      settled = answer
    }
    running.waiting.set(call, (answer) => resolve(answer))
    const message = {
      type: 'call',
      run,
      call,
      namespace,
      function: name,
      account,
      ...(line !== undefined && { line }),
    } as const
    if (isShort(args)) this.#send({ ...message, args })
    else this.#sendLong(run, args, (parcel) => this.#send({ ...message, args: undefined, parcel }))
    if (this.#runs.size === 1) this.#look(running, () => settled !== undefined)
    return settled ?? new Promise((done) => (resolve = done))
  }

  /** Sends a value in parts, each when the host has unpacked the one before; `last` is sent after them. */
  #sendLong(run: number, value: unknown, last: (parcel: number) => void): void {
    const parcel = ++this.#parcels
    const parts = pack(value)[Symbol.iterator]()
    const next = (): void => {
      const { done, value: tokens } = parts.next()
      if (done === true) {
        this.#packing.delete(parcel)
        last(parcel)
      } else this.#send({ type: 'part', run, parcel, tokens })
    }
    this.#packing.set(parcel, next)
    next()
  }

  #more({ parcel, wanted }: ToWorker & { type: 'more' }): void {
    const next = this.#packing.get(parcel)
    if (wanted) next?.()
    else this.#packing.delete(parcel)
  }

  /** Reads messages without leaving the script, for as long as it would take to suspend it and wake up again. */
  #look(running: Running, done: () => boolean): void {
    const { poll } = this.#end
    if (poll === undefined) return
    if (running.skip > 0) {
      running.skip--
      return
    }
    const until = performance.now() + LOOK
    while (!done() && performance.now() < until) {
      const received = poll()
      if (received !== undefined && received.type !== 'open') this.receive(received)
    }
    if (!done()) running.skip = SKIP
  }
}

function settle(running: Running | undefined, { call, json, failure, size }: ToWorker & { type: 'answer' }): void {
  const resolve = running?.waiting.get(call)
  running?.waiting.delete(call)
  const before = running?.pieces.filter((piece) => piece.call === call).map((piece) => piece.json) ?? []
  if (running !== undefined && before.length > 0) running.pieces = []
  if (failure !== undefined) resolve?.({ ok: false, ...failure })
  else if (size !== undefined) resolve?.({ ok: true, value: standIn(size) })
  else resolve?.(json === undefined ? { ok: true, value: undefined } : read(before.join('') + json))
}

/** A text that nests too deeply is an error of that call. */
function read(json: string): VmAnswer {
  try {
    return { ok: true, value: parseShallowJson(json) }
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    return { ok: false, message: `the answer cannot be read: ${why}`, kind: 'api' }
  }
}

/** A text of that length, which takes no memory until somebody reads it: the guard refuses it for its length. */
const standIn = (size: number): string => ' '.repeat(size)

serve(openThreadEnd())

function serve(end: ThreadEnd): void {
  let thread: Thread | undefined
  end.listen((message) => {
    if (message.type === 'open') thread = new Thread(end, message)
    else thread?.receive(message)
  })
}
