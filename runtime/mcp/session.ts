/** What all requests of one server share, regardless of their connection. */
import type { Docs } from '../docs/agent-docs.js'
import { MoonbindError } from '../errors.js'
import { kindOf } from '../options.js'
import { memoryStore, type ResultStore } from '../results/store.js'
import type { Runtime } from '../script/runtime-types.js'
import type { ApprovalStore } from './approvals.js'
import { type Job, type JobOptions, Jobs } from './jobs.js'

/** How scripts are run for models. */
export interface SessionOptions {
  /**
   * The maximum number of tokens of an answer, text and structure together; at least 600, by default 6,000. A call may
   * ask for another number.
   */
  readonly maxTokens?: number
  /** Stores what is too long for an answer; by default in memory, for an hour. */
  readonly results?: ResultStore
  /** Where questions wait if a client cannot ask. Without it, such a call is denied. */
  readonly approvals?: ApprovalStore
  /** The command that a person types to answer such a question. */
  readonly approveCommand?: (run: string) => string
}

/** What a server serves. The names are known at once; the rest is loaded on demand. */
export interface Host {
  /** Of the namespaces. */
  readonly names: readonly string[]
  readonly load: () => Promise<LoadedHost>
}

/** A runtime whose documentation is loaded on demand. */
export interface LoadedHost extends Omit<Runtime, 'docs' | 'close'> {
  docs(): Promise<Docs>
}

const DEFAULT_TOKENS = 6_000
/** The minimum size of an answer: the smallest text and the smallest structure that `present` makes. */
const FEWEST_TOKENS = 600

export class Session {
  readonly jobs = new Jobs()
  readonly results: ResultStore
  readonly approvals: ApprovalStore | undefined
  readonly maxTokens: number
  readonly approveCommand: (run: string) => string
  readonly host: Host

  constructor(host: Host, options: SessionOptions) {
    this.host = host
    this.results = options.results ?? memoryStore()
    this.approvals = options.approvals
    this.maxTokens = options.maxTokens ?? DEFAULT_TOKENS
    if (!Number.isSafeInteger(this.maxTokens) || this.maxTokens < FEWEST_TOKENS)
      throw new MoonbindError(
        'invalid_options',
        `mcpServer: expected "maxTokens" to be a whole number of at least ${FEWEST_TOKENS}, got ` +
          `${shown(this.maxTokens)}`,
      )
    this.approveCommand = options.approveCommand ?? ((run) => `npx moonbind approve ${run}`)
  }

  async begin(source: string, options: Omit<JobOptions, 'asks'>): Promise<Job> {
    const runtime = await this.host.load()
    // A finished run asks no more questions, even if its client never comes back.
    const onOver = (id: string): void => void Promise.resolve(this.approvals?.delete(id)).catch(() => {})
    return this.jobs.begin(runtime, source, { ...options, asks: runtime.guarded }, onOver)
  }

  async docs(): Promise<Docs> {
    return (await this.host.load()).docs()
  }
}

const shown = (value: unknown): string => (typeof value === 'number' ? String(value) : kindOf(value))
