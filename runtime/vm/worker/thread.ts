/**
 * The thread in which isolated scripts run: the guarded machine and a port to the host. No environment, no credentials,
 * no network.
 */
import { threadName } from '#platform/processor.js'
import { openThreadEnd } from '#platform/thread-end.js'
import { parseShallowJson } from '../../json/json-text.js'
import type { CallTime, Hold, VmAnswer, VmCall, VmHost } from '../contract.js'
import { InlineVm } from '../inline.js'
import { longestString } from '../limits/limits.js'
import { ThreadClock } from '../limits/thread-clock.js'
import { ThreadMemory } from '../limits/thread-memory.js'
import type { ThreadEnd } from './ends.js'
import type { FromWorker, Opening, Printed, Spent, ToWorker } from './messages.js'
import type { Room } from './parcel.js'
import { Inbox, Outbox, type Part } from './parcels.js'
import { isShort } from './short.js'

/** How long a call looks for its answer before the thread goes to sleep, in milliseconds: waking it takes as long. */
const LOOK = 0.04
/** After an answer that took longer, this many calls of the script do not look. */
const SKIP = 50
/** Characters of output that the thread sends at once, in case the host must end it. */
const MOST_PRINTED = 256 * 1024

for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'BroadcastChannel'])
  Reflect.deleteProperty(globalThis, name)

/** One script: what it waits for, and how it is ended. */
interface Running {
  readonly controller: AbortController
  readonly waiting: Map<number, (answer: VmAnswer) => void>
  /** Long answers that are arriving. */
  readonly inbox: Inbox
  /** What the script printed and the thread has not sent yet. */
  printed: string
  calls: number
  skip: number
  hold?: Hold
  time?: CallTime
  /** Starts the stopped clock again. */
  release?: (() => void) | undefined
}

class Thread {
  readonly #end: ThreadEnd
  readonly #vm: InlineVm
  readonly #runs = new Map<number, Running>()
  readonly #outbox = new Outbox((part) => this.#send(part))
  readonly #room: Room
  readonly #clock = new ThreadClock({ own: true })

  constructor(end: ThreadEnd, { namespaces, limits }: Opening) {
    this.#end = end
    const memory = new ThreadMemory(limits.memoryBytes)
    this.#vm = new InlineVm(namespaces, limits, { clock: this.#clock, memory })
    this.#room = { most: limits.memoryBytes, longest: longestString(limits) }
    this.#send({ type: 'ready', thread: threadName() })
  }

  #send(message: FromWorker): void {
    this.#end.send(message)
  }

  receive(message: Exclude<ToWorker, Opening>): void {
    switch (message.type) {
      case 'run':
        return this.#start(message)
      case 'part':
        this.#part(message)
        return this.#charge(message)
      case 'answer':
        this.#charge(message)
        return settle(this.#runs.get(message.run), message)
      case 'more':
        this.#outbox.more(message)
        return this.#charge(message)
      case 'hold':
        return hold(this.#runs.get(message.run), message.held)
      case 'cancel':
        return this.#runs.get(message.run)?.controller.abort()
      case 'ping':
        return this.#send({ type: 'pong', printed: [...this.#printed()] })
    }
  }

  /**
   * Counts toward a run what the host spent on it and what the thread did for it since. A run that is over counts
   * nothing.
   */
  #charge({ run, spent }: { readonly run: number } & Spent): void {
    const time = this.#runs.get(run)?.time
    if (time === undefined) this.#clock.between()
    else time.charge(spent)
  }

  *#printed(): Generator<Printed> {
    for (const [run, running] of this.#runs) {
      const text = takePrinted(running)
      if (text !== '') yield { run, text }
    }
  }

  #start({ run, source, chunkName, session }: ToWorker & { type: 'run' }): void {
    const running: Running = {
      controller: new AbortController(),
      waiting: new Map(),
      inbox: new Inbox(this.#room),
      printed: '',
      calls: 0,
      skip: 0,
    }
    this.#runs.set(run, running)
    // What the thread did for runs before is not this one's.
    this.#clock.between()
    const call: VmHost['call'] = (made, _, hold, time) => {
      running.hold = hold
      running.time = time
      return this.#call(run, running, made)
    }
    void this.#vm
      .run(source, {
        chunkName,
        host: { call },
        signal: running.controller.signal,
        printed: (text) => (running.printed += text),
        ...(session !== undefined && { session }),
      })
      .then((result) => {
        this.#runs.delete(run)
        if (isShort(result)) this.#send({ type: 'done', run, result })
        else {
          const { values, output, ...rest } = result
          this.#outbox.send(run, { values, output }, (parcel) =>
            this.#send({ type: 'done', run, result: { ...rest, values: [], output: '' }, parcel }),
          )
        }
      })
  }

  #call(
    run: number,
    running: Running,
    { id, namespace, function: name, account, args, line }: VmCall,
  ): VmAnswer | Promise<VmAnswer> {
    const call = ++running.calls
    let settled: VmAnswer | undefined
    let resolve = (answer: VmAnswer): void => {
      settled = answer
    }
    running.waiting.set(call, (answer) => resolve(answer))
    const printed = takePrinted(running)
    const sent = { type: 'call', run, call, id, namespace, function: name, account, line, printed } as const
    if (isShort(args))
      this.#send({ type: 'call', run, call, id, namespace, function: name, account, line, printed, args })
    else this.#outbox.send(run, args, (parcel) => this.#send({ ...sent, args: undefined, parcel }))
    if (this.#runs.size === 1) this.#look(running, () => settled !== undefined)
    return settled ?? new Promise((done) => (resolve = done))
  }

  #part(part: Part): void {
    const wanted = this.#runs.get(part.run)?.inbox.add(part) ?? false
    if (!part.last) this.#send({ type: 'more', run: part.run, parcel: part.parcel, wanted })
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

/** Output that was not sent yet, as much of it as is sent at once. */
function takePrinted(running: Running): string {
  if (running.printed === '') return ''
  const text = running.printed.slice(0, MOST_PRINTED)
  running.printed = running.printed.slice(MOST_PRINTED)
  return text
}

function settle(running: Running | undefined, { call, json, parcel, failure }: ToWorker & { type: 'answer' }): void {
  const resolve = running?.waiting.get(call)
  running?.waiting.delete(call)
  if (failure !== undefined) resolve?.({ ok: false, ...failure })
  else if (parcel !== undefined) resolve?.({ ok: true, value: running!.inbox.take(parcel) })
  else resolve?.(json === undefined ? { ok: true, value: undefined } : read(json))
}

/** The host stops a clock once, however many calls it waits for. */
function hold(running: Running | undefined, held: boolean): void {
  running?.release?.()
  if (running !== undefined) running.release = held ? running.hold?.() : undefined
}

/** If a text nests too deeply, that call fails. */
function read(json: string): VmAnswer {
  try {
    return { ok: true, value: parseShallowJson(json) }
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    return { ok: false, message: `the answer cannot be read: ${why}`, kind: 'api' }
  }
}

serve(openThreadEnd())

function serve(end: ThreadEnd): void {
  let thread: Thread | undefined
  end.listen((message) => {
    if (message.type === 'open') thread = new Thread(end, message)
    else thread?.receive(message)
  })
}
