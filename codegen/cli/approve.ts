import { didYouMean } from '../../runtime/did-you-mean.js'
import type { PendingQuestion } from '../../runtime/mcp/approvals.js'
import { exitCodes, Failure } from '../failure.js'
import { readApproval, waitingRuns, writeApproval } from '../files/index.js'
import { printable } from '../text/printable.js'
import { usage } from './arguments.js'
import type { Arguments, Command, Io } from './command.js'

/** `moonbind approve`: a person decides about a call that waits. */
export const approve: Command = {
  name: 'approve',
  usage: '[RUN [--allow | --deny]]',
  options: {
    allow: { type: 'flag', help: 'send the call' },
    deny: { type: 'flag', help: 'do not send it' },
  },
  words: { min: 0, max: 1 },
  run: runApprove,
}

async function runApprove(args: Arguments, io: Io): Promise<number> {
  const [run] = args.words
  const runs = waitingRuns()
  if (run === undefined) {
    io.out(runs.length === 0 ? 'nothing waits for an approval\n' : runs.map(shown).join('\n'))
    return exitCodes.clean
  }
  if (args.flag('allow') && args.flag('deny')) throw usage(approve, 'expected one of --allow and --deny')
  const question = readApproval(run, '') as PendingQuestion | undefined
  if (!question)
    throw new Failure(
      'usage',
      `nothing waits in ${JSON.stringify(run)}${runs.length > 0 ? `, ${didYouMean(run, runs)}` : ''}`,
    )
  if (!args.flag('allow') && !args.flag('deny')) {
    io.out(`${shown(run)}\nDecide with --allow or --deny.\n`)
    return exitCodes.clean
  }
  const approval = args.flag('allow') ? 'allow' : 'deny'
  writeApproval(run, '.decision', { call: question.call, approval })
  io.out(`${approval === 'allow' ? 'allowed' : 'denied'}: ${printable(question.path)}\n`)
  return exitCodes.clean
}

function shown(run: string): string {
  const { path, effect, args, because } = readApproval(run, '') as PendingQuestion
  const reason = because === undefined ? '' : `\n  because ${printable(because)}`
  return `${run}: ${printable(path)} (${effect})${reason}\n${JSON.stringify(args, undefined, 2) ?? ''}\n`
}
