import type { Run } from '../../runtime/index.js'
import type { Policy } from '../../runtime/policy/policy.js'
import { exitCodes } from '../failure.js'
import { readTextFile } from '../files/index.js'
import { usage } from './arguments.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { loadNamespaces } from './connect/bindings.js'
import type { Connections } from './connect/connections.js'
import { connect } from './connect/index.js'
import { policyOption } from './connect/policy-option.js'
import { policyOf } from './connect/script-policy.js'
import { readInputText } from './input-text.js'
import { printRun, readFormat } from './print-run.js'
import { readFolders } from './project/folders.js'
import { askAtTerminal } from './terminal/ask-approval.js'

/** `moonbind run`: runs a script with all compiled namespaces. */
export const run: Command = {
  name: 'run',
  usage:
    'FILE.lua | -e CODE | - [--mock] [--no-lint] [--policy FILE] [--account [NAMESPACE:]NAME]… [--json ' +
    '[--max-tokens N]] [--generated DIR]',
  options: {
    code: { type: 'value', value: 'CODE', short: 'e', help: 'the script itself' },
    mock: { type: 'flag', help: 'answer calls with made-up data; accounts that the documents use are configured' },
    'no-lint': { type: 'flag', help: 'run the script without checking it first' },
    account: {
      type: 'list',
      value: 'NAME',
      help: 'configure a named account, of all namespaces or of one (NAMESPACE:NAME)',
    },
    policy: policyOption,
    json: { ...commonOptions.json, help: 'print the whole run as JSON: ok, output, values, calls, error' },
    'max-tokens': {
      type: 'value',
      value: 'N',
      help: 'with --json: at most this many tokens; moonbind result reads the rest for an hour',
    },
    generated: commonOptions.generated,
  },
  words: { min: 0, max: 1 },
  run: runCommand,
}

async function runCommand(args: Arguments, io: Io): Promise<number> {
  const format = readFormat(run, args)
  const { chunkName, source } = await readScript(args, io)
  const namespaces = await loadNamespaces(await readFolders(args))
  const connections = await connect(args, namespaces, io)
  const policy = await policyOf(args, connections.integrations)
  const result = await runScript(connections, { chunkName, source, policy, check: !args.flag('no-lint') }, io)
  await printRun(io, result, format)
  if (result.error?.kind === 'internal') return exitCodes.defect
  return result.ok ? exitCodes.clean : exitCodes.findings
}

async function readScript(args: Arguments, io: Io): Promise<{ chunkName: string; source: string }> {
  const code = args.text('code')
  const [word] = args.words
  if (code !== undefined && word !== undefined)
    throw usage(run, `expected one script, got ${JSON.stringify(word)} and -e`)
  if (code !== undefined) return { chunkName: 'script', source: code }
  if (word === undefined) throw usage(run, 'which script? expected a file, -e CODE or - for standard input')
  if (word === '-') return { chunkName: 'stdin', source: await readInputText(io) }
  return { chunkName: word, source: readTextFile(word) }
}

interface Script {
  readonly chunkName: string
  readonly source: string
  readonly policy: Policy | undefined
  readonly check: boolean
}

/** This loads Fengari, so it comes only when there is something to run. */
async function runScript(
  { integrations, close }: Connections,
  { chunkName, source, policy, check }: Script,
  io: Io,
): Promise<Run> {
  const { createRuntime } = await import('../../runtime/create-runtime.js')
  const controller = new AbortController()
  const approve = policy && askAtTerminal({ ...io, within: 'run' }, () => controller.abort())
  const runtime = await createRuntime({ integrations, ...(policy && { policy }), ...(approve && { approve }) })
  try {
    return await runtime.run(source, { chunkName, check, signal: controller.signal })
  } finally {
    await runtime.close()
    await close()
  }
}
