import type { PendingQuestion } from '../../runtime/mcp/approvals.js'
import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import { exitCodes, Failure } from '../failure.js'
import { readApproval, waitingRuns, writeApproval } from '../files/index.js'
import { printable } from '../text/printable.js'
import { usage } from './arguments.js'
import type { Arguments, Command, Io } from './command.js'
import { commandLine } from './invocation.js'

/** `moonbind approve`: a person decides about a waiting call. */
export const approve: Command = {
  name: 'approve',
  usage: '[RUN [CALL --allow | CALL --deny]]',
  options: {
    allow: { type: 'flag', help: 'send the call' },
    deny: { type: 'flag', help: 'do not send it' },
  },
  words: { min: 0, max: 2 },
  run: runApprove,
}

async function runApprove(args: Arguments, io: Io): Promise<number> {
  const [run, call] = args.words
  const runs = waitingRuns().filter((waiting) => questionOf(waiting) !== undefined)
  const decides = args.flag('allow') || args.flag('deny')
  if (run === undefined && decides) throw usage(approve, 'which run? --allow and --deny decide about a call of one')
  if (run === undefined) {
    io.out(runs.length === 0 ? 'nothing waits for an approval\n' : runs.map(shown).join('\n'))
    return exitCodes.clean
  }
  if (args.flag('allow') && args.flag('deny')) throw usage(approve, 'expected one of --allow and --deny')
  const question = questionOf(run)
  if (!question)
    throw new Failure(
      'usage',
      `nothing waits in ${printable(JSON.stringify(run))}${runs.length > 0 ? `, ${didYouMean(run, runs)}` : ''}`,
    )
  if (!decides) {
    const command = commandLine(io.environment, ['approve', run, question.call])
    io.out(`${shown(run)}\ndecide with\n  ${printable(command)} --allow\n  ${printable(command)} --deny\n`)
    return exitCodes.clean
  }
  // Time passes between looking and deciding: after one call was denied, the run may wait with another.
  if (call !== question.call) {
    const wrong = call === undefined ? 'which call?' : `${printable(call)} does not wait:`
    const look = commandLine(io.environment, ['approve', run])
    throw new Failure('usage', `${wrong} ${run} waits with call ${printable(question.call)}; look at it first: ${look}`)
  }
  const approval = args.flag('allow') ? 'allow' : 'deny'
  writeApproval(run, '.decision', { call: question.call, approval })
  io.out(`${approval === 'allow' ? 'allowed' : 'denied'}: ${printable(question.path)}\n`)
  return exitCodes.clean
}

/** The waiting call of a run. A file of another shape is ignored. */
function questionOf(run: string): PendingQuestion | undefined {
  const found = readApproval(run, '')
  if (typeof found !== 'object' || found === null) return undefined
  const { call, path, effect, because } = found as { readonly [field in keyof PendingQuestion]?: unknown }
  const isText = [call, path, effect, because ?? ''].every((field) => typeof field === 'string')
  return isText ? (found as PendingQuestion) : undefined
}

/** The arguments of a script must not move the cursor or hide part of the question. */
function shown(run: string): string {
  const question = questionOf(run)
  if (!question) return ''
  const { path, effect, args, because } = question
  const reason = because === undefined ? '' : `\n  because ${printable(because)}`
  return (
    `${run}: ${printable(path)} ` +
    `(${printable(effect)})${reason}\n${printable(JSON.stringify(args, undefined, 2) ?? '')}\n`
  )
}
