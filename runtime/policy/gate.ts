/** The gate through which every call passes after it was validated and before anything is sent. */
import { MoonbindError } from '../errors.js'
import { kindOf } from '../options.js'
import type { StartedCall } from '../record/record.js'
import { checkPolicy, type PolicySurface } from './check.js'
import { type Decide, type Decision, decider, type PolicySubject } from './decide.js'
import { DeniedError, PausedError } from './errors.js'
import { type PolicyRule, ruleText } from './policy.js'
import { type PolicyMistake, readPolicy } from './read.js'

export type Approval = 'allow' | 'deny' | 'pause'

const approvals = ['allow', 'deny', 'pause'] as const satisfies readonly Approval[]
const ANSWERS = '"allow", "deny" or "pause"'

/** A call that needs a decision. */
export interface ApprovalCall extends StartedCall {
  /** The rule that asks; absent if no rule matches and only the effect of the call asks. */
  readonly rule?: PolicyRule
}

/**
 * Decides about a call. `pause` ends the run, to be decided later. A function that throws, rejects, takes too long or
 * returns anything else denies the call. `signal` is aborted when the answer is no longer needed.
 */
export type Approve = (call: ApprovalCall, context: { readonly signal: AbortSignal }) => Approval | Promise<Approval>

export interface GateOptions {
  readonly policy?: unknown
  readonly approve?: Approve
  readonly trustInferred?: boolean
  /** How long one approval may take, in milliseconds. */
  readonly approveMs: number
}

/** A call at the gate. */
export interface AtGate {
  readonly namespace: string
  readonly subject: PolicySubject
  readonly account: string
  readonly path: string
  readonly signal: AbortSignal
  /** What `approve` receives. */
  readonly started: () => StartedCall
  /** Stops the clock of the run; the function that it returns restarts the clock. */
  readonly hold?: () => () => void
}

/** The settings in which a run differs from its runtime. */
export interface RunGateOptions {
  /** Decides instead of the runtime's `approve`. */
  readonly approve?: Approve | undefined
  /** Denies everything but reads. */
  readonly readOnly?: boolean | undefined
}

export class Gate {
  readonly #decide: Decide
  readonly #approve: Approve | undefined
  readonly #approveMs: number
  readonly #readOnly: boolean

  constructor(decide: Decide, { approve, approveMs, readOnly = false }: GateOptions & RunGateOptions) {
    this.#decide = decide
    this.#approve = approve
    this.#approveMs = approveMs
    this.#readOnly = readOnly
  }

  /** The same rules for one run. */
  within({ approve = this.#approve, readOnly = this.#readOnly }: RunGateOptions): Gate {
    return new Gate(this.#decide, { ...(approve && { approve }), approveMs: this.#approveMs, readOnly })
  }

  /** Whether a call may end the run so that it is decided later. */
  get mayPause(): boolean {
    return this.#approve !== undefined
  }

  /**
   * Undefined if the call may be sent; else a promise that asks about it and resolves if it may be sent.
   *
   * @throws {DeniedError} if it may not.
   */
  pass(call: AtGate): (() => Promise<void>) | undefined {
    const decision = this.#decide(call.namespace, call.subject, call.account)
    if (this.#readOnly && decision.kind !== 'read')
      throw denied(call.path, notRead(call, decision), 'Continue without it.')
    switch (decision.do) {
      case 'allow':
        return undefined
      case 'deny':
        throw denied(call.path, `is denied by ${ruleOf(decision)}`, 'Continue without it, or ask for another rule.')
      case 'ask':
        return () => this.#ask(call, decision)
    }
  }

  async #ask(call: AtGate, decision: Decision): Promise<void> {
    const { path } = call
    if (!this.#approve) throw nobody(call, decision)
    const release = call.hold?.()
    try {
      const approval = await this.#answer(this.#approve, call, decision)
      if (approval === 'allow') return
      if (approval === 'pause') throw new PausedError(path, `${path} waits for an approval. No request was made.`)
      throw denied(path, `was not approved${decision.rule ? ` (${ruleOf(decision)})` : ''}`, 'Continue without it.')
    } finally {
      release?.()
    }
  }

  /** The answer of `approve` within its time. Its own words stay out of messages, because scripts read these. */
  async #answer(approve: Approve, call: AtGate, { rule }: Decision): Promise<Approval> {
    const controller = new AbortController()
    const abort = (): void => controller.abort(call.signal.reason)
    call.signal.addEventListener('abort', abort, { once: true })
    if (call.signal.aborted) abort()
    let timer: ReturnType<typeof setTimeout> | undefined
    try {
      const asked = { ...call.started(), ...(rule && { rule: rule.rule }) }
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new NoAnswer(`nobody answered within ${this.#approveMs} ms`)), this.#approveMs)
        controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true })
      })
      // Nobody may be waiting for it any more.
      late.catch(() => {})
      const approval: unknown = await Promise.race([
        Promise.resolve(approve(asked, { signal: controller.signal })),
        late,
      ])
      const found = approvals.find((word) => word === approval)
      if (found) return found
      throw new NoAnswer(`approve answered ${kindOf(approval)} instead of ${ANSWERS}`)
    } catch (cause) {
      if (call.signal.aborted) throw call.signal.reason
      const why = cause instanceof NoAnswer ? cause.message : 'approve threw an error'
      throw denied(call.path, `was not approved: ${why}`, 'Continue without it.', cause)
    } finally {
      clearTimeout(timer)
      call.signal.removeEventListener('abort', abort)
      controller.abort()
    }
  }
}

/** The message is our own, so scripts may read it. */
class NoAnswer extends Error {}

function notRead({ subject }: AtGate, { kind }: Decision): string {
  const { effect } = subject
  const guessed = effect.kind === 'read' ? ', because only its name says that it reads' : ''
  return `counts as ${kind === 'write' ? 'a write' : kind}${guessed}, and this run may only read`
}

function denied(path: string, what: string, instead: string, cause?: unknown): DeniedError {
  return new DeniedError(path, `${path} ${what}. No request was made. ${instead}`, cause === undefined ? {} : { cause })
}

function nobody({ path, namespace, subject, account }: AtGate, { kind, rule }: Decision): DeniedError {
  const match = account === 'default' ? `${namespace}.${subject.name}` : `${namespace}.${account}.${subject.name}`
  const why = rule
    ? `${ruleText(rule.rule, rule.index)} asks`
    : `calls that ${kind === 'read' ? 'read' : 'change something'} are asked about`
  const instead = rule
    ? 'Continue without it, or run where a person can be asked.'
    : `Continue without it; a rule allows it: { match: ${JSON.stringify(match)}, do: allow }.`
  return denied(path, `needs an approval, and no one can be asked here: ${why}`, instead)
}

const ruleOf = ({ rule, kind }: Decision): string =>
  rule ? `the policy, ${ruleText(rule.rule, rule.index)}` : `calls with the effect ${kind} need an approval`

/**
 * The gate of a runtime; undefined if there is no policy and all calls are sent.
 *
 * @throws {MoonbindError} `invalid_policy` naming each mistake, `invalid_options` for an `approve` that is not a
 * function.
 */
export function openGate(what: string, options: GateOptions, surfaces: readonly PolicySurface[]): Gate | undefined {
  const { approve, trustInferred } = options
  if (approve !== undefined && typeof approve !== 'function')
    throw new MoonbindError('invalid_options', `${what}: expected "approve" to be a function, got ${kindOf(approve)}`)
  if (trustInferred !== undefined && typeof trustInferred !== 'boolean')
    throw new MoonbindError(
      'invalid_options',
      `${what}: expected "trustInferred" to be true or false, got ${kindOf(trustInferred)}`,
    )
  if (options.policy === undefined && approve === undefined) return undefined
  const reading = readPolicy(options.policy === undefined ? { rules: [] } : options.policy)
  if ('mistakes' in reading) throw invalidPolicy(what, reading.mistakes)
  const policy = { ...reading.policy, ...(trustInferred !== undefined && { trustInferred }) }
  const mistakes = checkPolicy(policy, surfaces)
  if (mistakes.length > 0) throw invalidPolicy(what, mistakes)
  return new Gate(decider(policy), options)
}

/**
 * The gate of one run. Without a policy, a read-only run may send every read, and a run with `approve` asks about
 * everything else.
 */
export function gateOfRun(gate: Gate | undefined, options: RunGateOptions, approveMs: number): Gate | undefined {
  const { approve, readOnly } = options
  if (approve === undefined && readOnly !== true) return gate
  return (gate ?? new Gate(decider({ rules: [] }), { approveMs })).within({ approve, readOnly })
}

const invalidPolicy = (what: string, mistakes: readonly PolicyMistake[]): MoonbindError =>
  new MoonbindError(
    'invalid_policy',
    `${what}: ${mistakes.map(({ at, message }) => `policy${placeText(at)}: ${message}`).join('; ')}`,
  )

/** `.rules[1].match` */
const placeText = (at: PolicyMistake['at']): string =>
  at.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
