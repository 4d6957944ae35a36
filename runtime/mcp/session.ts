/** What all requests of one server share, whichever connection they come by. */
import type { Runtime } from '../create-runtime.js'
import { MoonbindError } from '../errors.js'
import { checkMaxTokens } from '../fit/index.js'
import { memoryStore, type ResultStore } from '../results/store.js'
import type { ApprovalStore } from './approvals.js'
import { type Job, type JobOptions, Jobs } from './jobs.js'
import { FEWEST_TOKENS } from './outcome.js'

/** How scripts are run for models. */
export interface SessionOptions {
  /**
   * Most tokens of an answer, its text and its structure together; at least 600, 6,000 unless given. A call may ask for
   * another number.
   */
  readonly maxTokens?: number
  /** Keeps what was too long for an answer; memory, for an hour, unless given. */
  readonly results?: ResultStore
  /** Where questions wait if a client cannot ask. Without one, such a call is denied. */
  readonly approvals?: ApprovalStore
  /** What a person types to answer such a question. */
  readonly approveCommand?: (run: string) => string
}

const DEFAULT_TOKENS = 6_000

export class Session {
  readonly jobs = new Jobs()
  readonly results: ResultStore
  readonly approvals: ApprovalStore | undefined
  readonly maxTokens: number
  readonly approveCommand: (run: string) => string
  readonly runtime: Runtime

  constructor(runtime: Runtime, options: SessionOptions) {
    this.runtime = runtime
    this.results = options.results ?? memoryStore()
    this.approvals = options.approvals
    this.maxTokens = options.maxTokens ?? DEFAULT_TOKENS
    checkMaxTokens('mcpServer', this.maxTokens)
    if (this.maxTokens < FEWEST_TOKENS)
      throw new MoonbindError(
        'invalid_options',
        `mcpServer: expected "maxTokens" to be at least ${FEWEST_TOKENS}, got ${this.maxTokens}`,
      )
    this.approveCommand = options.approveCommand ?? ((run) => `npx moonbind approve ${run}`)
  }

  get namespaces(): Runtime['namespaces'] {
    return this.runtime.namespaces
  }

  begin(source: string, options: Omit<JobOptions, 'asks'>): Job {
    // A run that is over waits for nobody, even if its client never comes back.
    const onOver = (id: string): void => void Promise.resolve(this.approvals?.delete(id)).catch(() => {})
    return this.jobs.begin(this.runtime, source, { ...options, asks: this.runtime.guarded }, onOver)
  }
}
