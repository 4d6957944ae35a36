/** Asks a person at a terminal about a call: one key decides. */
import type { Approval, ApprovalCall, Approve } from '../../runtime/policy/gate.js'
import { printable } from '../text/printable.js'
import type { Io } from './command.js'

/** Characters of the arguments that are shown. */
const MOST = 2_000

/** Calls are asked about one after the other. `interrupt` is called if the person ends the run instead of answering. */
export function askAtTerminal(
  { err, readKey }: Pick<Io, 'err' | 'readKey'>,
  interrupt: () => void,
): Approve | undefined {
  if (!readKey) return undefined
  const always = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()
  const ask = async (call: ApprovalCall, signal: AbortSignal): Promise<Approval> => {
    if (signal.aborted) return 'deny'
    if (always.has(call.path)) return 'allow'
    err(question(call))
    const key = await readKey(signal)
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

function question({ path, effect, args, line, rule }: ApprovalCall): string {
  const where = line === undefined ? '' : `, line ${line}`
  const why = rule?.because === undefined ? '' : `: ${rule.because}`
  return printableLines([
    `${path} (${effect}${where})${why}`,
    shown(args),
    'Send it? y: yes, n: no, a: always in this run ',
  ])
}

function shown(args: unknown): string {
  const text = JSON.stringify(args, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2) ?? ''
  return text.length <= MOST ? text : `${text.slice(0, MOST)}… and ${text.length - MOST} more characters`
}

/** What a script passes must not move the cursor or hide a part of the question. */
const printableLines = (lines: readonly string[]): string =>
  lines
    .flatMap((text) => text.split('\n'))
    .map(printable)
    .join('\n')
