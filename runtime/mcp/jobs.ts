/** Runs that may outlive the request that began them, because somebody is asked about one of their calls. */
import type { Run, Runtime } from '../create-runtime.js'
import type { Approval, ApprovalCall } from '../policy/gate.js'

/** A run and what it waits for. */
export class Job {
  readonly id: string
  readonly done: Promise<Run>
  readonly #controller = new AbortController()
  readonly #questions: Question[] = []
  #changed: (() => void) | undefined

  constructor(id: string, runtime: Runtime, source: string, options: JobOptions) {
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
      this.#changed?.()
    })
  }

  #forget(question: Question): void {
    const at = this.#questions.indexOf(question)
    if (at >= 0) this.#questions.splice(at, 1)
  }

  /** The call that is asked about first. */
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

  /** The run when it is over, or undefined when somebody has to be asked. */
  async settled(): Promise<Run | undefined> {
    if (this.#questions.length > 0) return undefined
    const asked = new Promise<undefined>((resolve) => {
      this.#changed = () => resolve(undefined)
    })
    return Promise.race([this.done, asked])
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

/** All runs that are not over. Names of runs are random: whoever knows one may continue it. */
export class Jobs {
  readonly #jobs = new Map<string, Job>()

  begin(runtime: Runtime, source: string, options: JobOptions): Job {
    const job = new Job(`run_${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`, runtime, source, options)
    this.#jobs.set(job.id, job)
    return job
  }

  find(id: string): Job | undefined {
    return this.#jobs.get(id)
  }

  /** Called when the outcome was handed over. */
  forget(job: Job): void {
    this.#jobs.delete(job.id)
  }
}
