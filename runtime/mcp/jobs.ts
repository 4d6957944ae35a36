/** Runs that may outlive the request that started them, because a person is asked about a call. */

import type { Approval, ApprovalCall } from '../policy/gate.js'
import type { Run, Runtime } from '../script/runtime-types.js'

/** A run, and the question that it waits for. */
export class Job {
  readonly id: string
  readonly done: Promise<Run>
  readonly #controller = new AbortController()
  readonly #questions: Question[] = []
  /** The request that follows the run and waits for its next question. */
  readonly #followers = new Set<() => void>()

  constructor(id: string, runtime: Pick<Runtime, 'run'>, source: string, options: JobOptions) {
    this.id = id
    this.done = runtime.run(source, {
      signal: this.#controller.signal,
      readOnly: options.readOnly,
      onCall: (event) => {
        if (event.type === 'end') options.onCall(event.call.path)
      },
      ...(!options.readOnly && options.asks && { approve: (call, { signal }) => this.#ask(call, signal) }),
    })
  }

  #ask(call: ApprovalCall, signal: AbortSignal): Promise<Approval> {
    return new Promise((resolve) => {
      const question = { call, answer: resolve }
      this.#questions.push(question)
      signal.addEventListener('abort', () => this.#forget(question), { once: true })
      for (const wake of this.#followers) wake()
    })
  }

  #forget(question: Question): void {
    const at = this.#questions.indexOf(question)
    if (at >= 0) this.#questions.splice(at, 1)
  }

  /** The first call that waits for an answer. */
  get question(): ApprovalCall | undefined {
    return this.#questions[0]?.call
  }

  /** Answers that question. */
  answer(id: string, approval: Approval): void {
    const [question] = this.#questions
    if (question?.call.id !== id) return
    this.#questions.shift()
    question.answer(approval)
  }

  /** Resolves to the run when it is over, or to undefined when a person has to be asked. */
  async settled(): Promise<Run | undefined> {
    if (this.#questions.length > 0) return undefined
    let wake = (): void => {}
    const asked = new Promise<undefined>((resolve) => {
      wake = () => resolve(undefined)
      this.#followers.add(wake)
    })
    try {
      return await Promise.race([this.done, asked])
    } finally {
      this.#followers.delete(wake)
    }
  }

  end(): void {
    this.#controller.abort(new Error('the client cancelled the run'))
  }
}

interface Question {
  readonly call: ApprovalCall
  readonly answer: (approval: Approval) => void
}

export interface JobOptions {
  readonly readOnly: boolean
  /** Whether a policy asks about calls at all. */
  readonly asks: boolean
  readonly onCall: (path: string) => void
}

/** How many finished runs are kept for clients that have not come back; the newest ones. */
const UNFETCHED = 20

/**
 * All runs whose outcome no client has received. Names of runs are random: anyone who knows a name may continue the
 * run.
 */
export class Jobs {
  readonly #jobs = new Map<string, Job>()
  readonly #over = new Set<string>()

  /** `onOver` is called at the end of each run, even if no request follows it. */
  begin(runtime: Pick<Runtime, 'run'>, source: string, options: JobOptions, onOver: (id: string) => void): Job {
    const job = new Job(`run_${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`, runtime, source, options)
    this.#jobs.set(job.id, job)
    const settle = (): void => {
      onOver(job.id)
      if (this.#jobs.has(job.id)) this.#retire(job.id)
    }
    job.done.then(settle, settle)
    return job
  }

  #retire(id: string): void {
    this.#over.add(id)
    for (const oldest of this.#over) {
      if (this.#over.size <= UNFETCHED) return
      this.#over.delete(oldest)
      this.#jobs.delete(oldest)
    }
  }

  find(id: string): Job | undefined {
    return this.#jobs.get(id)
  }

  /** Called when a client has received the outcome. */
  forget(job: Job): void {
    this.#jobs.delete(job.id)
    this.#over.delete(job.id)
  }
}
