import { defined } from '../../runtime/defined.js'
import { connection } from '../../runtime/integration.js'
import type { Policy } from '../../runtime/policy/policy.js'
import { exitCodes } from '../failure.js'
import { historyFile, readHistory, writeHistory } from '../files/index.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { loadNamespaces } from './connect/bindings.js'
import type { Connections } from './connect/connections.js'
import { connect } from './connect/index.js'
import { policyOption } from './connect/policy-option.js'
import { policyOf } from './connect/script-policy.js'
import { readInputText } from './input-text.js'
import { readFolders } from './project/folders.js'
import { commandNames } from './repl/commands.js'
import { type CompletedNamespace, complete } from './repl/complete.js'
import { replLoop } from './repl/loop.js'
import { ReplSession } from './repl/session.js'
import { askAtTerminal } from './terminal/ask-approval.js'

/** `moonbind repl`: runs Lua line by line; variables stay. */
export const repl: Command = {
  name: 'repl',
  usage: '[--mock] [--policy FILE] [--account [NAMESPACE:]NAME]… [--generated DIR]',
  options: {
    mock: { type: 'flag', help: 'answer calls with made-up data; accounts that the documents use are configured' },
    account: {
      type: 'list',
      value: 'NAME',
      help: 'configure a named account, of all namespaces or of one (NAMESPACE:NAME)',
    },
    policy: policyOption,
    generated: commonOptions.generated,
  },
  words: { min: 0, max: 0 },
  run: runRepl,
}

async function runRepl(args: Arguments, io: Io): Promise<number> {
  const namespaces = await loadNamespaces(await readFolders(args))
  const connections = await connect(args, namespaces, io)
  try {
    const policy = await policyOf(args, connections.integrations)
    return (await converse(connections, policy, io)) ? exitCodes.clean : exitCodes.findings
  } finally {
    await connections.close()
  }
}

/**
 * Talks to a person at a terminal, whose mistakes are not failures, or runs all of standard input, where mistakes are
 * failures.
 */
async function converse({ integrations }: Connections, policy: Policy | undefined, io: Io): Promise<boolean> {
  const file = historyFile(io.environment)
  const known = integrations.map(({ [connection]: { definition, accounts } }) => ({ ...definition, accounts }))
  const running: { session?: ReplSession } = {}
  const interrupt = (): void => void running.session?.interrupt()
  const terminal = io.openTerminal?.({
    history: readHistory(file),
    complete: (line) => complete(line, known, commandNames),
    onInterrupt: interrupt,
  })
  const { createRuntime } = await import('../../runtime/create-runtime.js')
  const approve =
    policy && askAtTerminal({ err: io.err, within: 'session', ...defined({ readKey: terminal?.readKey }) }, interrupt)
  const runtime = await createRuntime({ integrations, ...defined({ policy, approve }) })
  const session = new ReplSession(runtime)
  running.session = session
  try {
    const world = { runtime, session, policy }
    if (terminal === undefined) {
      const lines = (await readInputText(io)).split(/\r?\n/)
      return await replLoop(world, io, () => Promise.resolve(lines.shift()))
    }
    io.out(`${greeting(known)}\n`)
    await replLoop(world, io, terminal.next)
    writeHistory(file, terminal.history())
    return true
  } finally {
    terminal?.close()
    await runtime.close()
  }
}

function greeting(namespaces: readonly CompletedNamespace[]): string {
  const count = namespaces.reduce((sum, { functions }) => sum + functions.length, 0)
  return (
    `${count} functions of ${namespaces.map(({ namespace }) => namespace).join(', ') || 'no namespace'}; ` +
    ':help shows what else there is'
  )
}
