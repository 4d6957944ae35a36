import { connection } from '../../runtime/integration.js'
import { exitCodes } from '../failure.js'
import { historyFile, readHistory, writeHistory } from '../files/index.js'
import { namedAccounts } from './accounts.js'
import { loadNamespaces } from './bindings.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { type Connections, connectMock, connectReal } from './connect.js'
import { readFolders } from './folders.js'
import { readInputText } from './input-text.js'
import { commandNames, type ReplWorld } from './repl/commands.js'
import { type CompletedNamespace, complete } from './repl/complete.js'
import { replLoop } from './repl/loop.js'
import { ReplSession } from './repl/session.js'

/** `moonbind repl`: Lua line by line, with variables that stay. */
export const repl: Command = {
  name: 'repl',
  usage: '[--mock] [--account [NAMESPACE:]NAME]… [--generated DIR]',
  options: {
    mock: { type: 'flag', help: 'answer calls with made-up data; accounts that the documents use are configured' },
    account: {
      type: 'list',
      value: 'NAME',
      help: 'configure a named account, of all namespaces or of one (NAMESPACE:NAME)',
    },
    generated: commonOptions.generated,
  },
  words: { min: 0, max: 0 },
  run: runRepl,
}

async function runRepl(args: Arguments, io: Io): Promise<number> {
  const namespaces = await loadNamespaces(await readFolders(args))
  const names = namespaces.map(({ definition }) => definition.namespace)
  const accounts = namedAccounts(args.list('account'), names)
  const connections = await (args.flag('mock')
    ? connectMock(namespaces, accounts, (reason) =>
        io.err(`moonbind: the mock answers what the API refuses: ${reason}\n`),
      )
    : connectReal(namespaces, accounts))
  const { createRuntime } = await import('../../runtime/index.js')
  const runtime = await createRuntime({ integrations: connections.integrations })
  try {
    const world = { runtime, session: new ReplSession(runtime), policy: undefined }
    return (await converse(world, connections, io)) ? exitCodes.clean : exitCodes.findings
  } finally {
    await runtime.close()
    await connections.close()
  }
}

/** With a person at a terminal, who is never wrong in the end; or with all of standard input, whose failures count. */
async function converse(world: ReplWorld, { integrations }: Connections, io: Io): Promise<boolean> {
  const file = historyFile(io.environment)
  const known = integrations.map(({ [connection]: { definition, accounts } }) => ({ ...definition, accounts }))
  const terminal = io.openTerminal?.({
    history: readHistory(file),
    complete: (line) => complete(line, known, commandNames),
    onInterrupt: () => void world.session.interrupt(),
  })
  if (terminal === undefined) {
    const lines = (await readInputText(io)).split(/\r?\n/)
    return replLoop(world, io, () => Promise.resolve(lines.shift()))
  }
  try {
    io.out(`${greeting(known)}\n`)
    await replLoop(world, io, terminal.next)
    return true
  } finally {
    writeHistory(file, terminal.history())
    terminal.close()
  }
}

function greeting(namespaces: readonly CompletedNamespace[]): string {
  const count = namespaces.reduce((sum, { functions }) => sum + functions.length, 0)
  return `${count} functions of ${namespaces.map(({ namespace }) => namespace).join(', ') || 'no namespace'}; :help shows what else there is`
}
