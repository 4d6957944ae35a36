/** Asks a person at a terminal about a call: one key decides. */
import type { Approval, ApprovalCall, Approve } from '../../../runtime/policy/gate.js'
import { argumentsText } from '../../../runtime/policy/question.js'
import { printable } from '../../text/printable.js'
import type { Io } from '../command.js'

/** Longer arguments would push the name of the function out of sight. */
const SHOWN = { characters: 2_000, lines: 40 }

/** A question. */
export interface Asking extends Pick<Io, 'err' | 'readKey'> {
  /** How long `always` applies: `run`. */
  readonly within: string
}

/** Calls are asked about one after the other. `interrupt` is called if the person ends the run instead of answering. */
export function askAtTerminal({ err, readKey, within }: Asking, interrupt: () => void): Approve | undefined {
  if (!readKey) return undefined
  const always = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()
  const ask = async (call: ApprovalCall, signal: AbortSignal): Promise<Approval> => {
    if (signal.aborted) return 'deny'
    if (always.has(call.path)) return 'allow'
    const key = await readKey(signal, () => err(question(call, within)))
    err(`${key === undefined ? '' : printable(key)}\n`)
    if (key === '\u0003') interrupt()
    if (key === 'a') always.add(call.path)
    return key === 'y' || key === 'a' ? 'allow' : 'deny'
  }
  return (call, { signal }) => {
    const answer = last.then(() => ask(call, signal))
    last = answer.catch(() => {})
    return answer
  }
}

/** The arguments of a script must not move the cursor or hide part of the question. */
function question({ path, effect, args, line, rule }: ApprovalCall, within: string): string {
  const where = line === undefined ? '' : `, line ${line}`
  const why = rule?.because === undefined ? '' : `: ${rule.because.trim()}`
  return [
    `${path} (${effect}${where})${why}`,
    argumentsText(args, SHOWN),
    `Send ${path}? y: yes, n: no, a: always in this ${within} `,
  ]
    .map(printable)
    .join('\n')
}
