/** Runs what is typed, piece by piece, in one session. */
import type { CallRecord, Run, Runtime } from '../../../runtime/index.js'
import { syntaxFindings } from '../../../runtime/lint/index.js'
import { goesOn, keepLocals } from './chunk.js'

/** The outcome of an input. `more`: it continues on the next line. */
export type Outcome = 'more' | Run

/**
 * How far the code after `before` is valid Lua, as a number: the interpretation that is valid for longer is more likely
 * the intended one.
 */
function firstMistake(before: string, code: string): number {
  const [first] = syntaxFindings(before + code)
  if (!first) return Number.POSITIVE_INFINITY
  return first.line * MOST_COLUMNS + first.column - (first.line === 1 ? before.length : 0)
}

const MOST_COLUMNS = 1e6

export class ReplSession {
  readonly #runtime: Runtime
  readonly #calls: CallRecord[] = []
  #number = 0
  #running: AbortController | undefined

  constructor(runtime: Runtime) {
    this.#runtime = runtime
  }

  /** All calls so far. */
  get calls(): readonly CallRecord[] {
    return this.#calls
  }

  /** Forgets what was assigned. */
  reset(): void {
    this.#number++
  }

  /** Ends the input that runs; false if none does. */
  interrupt(): boolean {
    this.#running?.abort()
    return this.#running !== undefined
  }

  /** Runs an expression, or else statements. Code with a syntax error does nothing, so that trying both is safe. */
  async run(code: string): Promise<Outcome> {
    const controller = new AbortController()
    this.#running = controller
    try {
      return await this.#runEither(code, controller.signal)
    } finally {
      this.#running = undefined
    }
  }

  async #runEither(code: string, signal: AbortSignal): Promise<Outcome> {
    const asExpression = await this.#attempt(`return ${code}`, signal)
    if (asExpression.error?.kind !== 'syntax') return asExpression
    const asStatements = await this.#attempt(keepLocals(code), signal)
    if (asStatements.error?.kind !== 'syntax') return asStatements
    if (goesOn(asStatements.error.message) || goesOn(asExpression.error.message)) return 'more'
    return firstMistake('', code) < firstMistake('return ', code) ? asExpression : asStatements
  }

  async #attempt(source: string, signal: AbortSignal): Promise<Run> {
    const run = await this.#runtime.run(source, { session: `repl ${this.#number}`, chunkName: 'repl', signal })
    this.#calls.push(...run.calls)
    return run
  }
}
