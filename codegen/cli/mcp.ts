import type { ApprovalStore } from '../../runtime/mcp/approvals.js'
import type { McpServerFactory } from '../../runtime/mcp/factory.js'
import { exitCodes, Failure } from '../failure.js'
import { deleteApproval, kindAt, readApproval, readPackage, writeApproval } from '../files/index.js'
import { usage } from './arguments.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { asUsage, findNamespaces } from './connect/bindings.js'
import { policyOption } from './connect/policy-option.js'
import { commandLine } from './invocation.js'
import { LaterHost } from './mcp/later-host.js'
import type { Served } from './mcp/served.js'
import { readFolders } from './project/folders.js'

/** `moonbind mcp`: scripts and documentation for any client of the Model Context Protocol. */
export const mcp: Command = {
  name: 'mcp',
  usage:
    '[--project DIR] [--http HOST:PORT] [--tools scripts|functions] [--mock] [--policy FILE] [--account ' +
    '[NAMESPACE:]NAME]… [--max-tokens N]',
  options: {
    project: {
      type: 'value',
      value: 'DIR',
      help: 'the project, for clients that start elsewhere; other paths are relative to it',
    },
    http: {
      type: 'value',
      value: 'HOST:PORT',
      help: 'serve over streamable HTTP, on this machine only, instead of stdio',
    },
    tools: {
      type: 'value',
      value: 'KIND',
      help: 'scripts: search, read, run (default); functions: one tool each, at most 40',
    },
    mock: { type: 'flag', help: 'answer calls with made-up data; no key is needed' },
    policy: policyOption,
    account: {
      type: 'list',
      value: 'NAME',
      help: 'configure a named account, of all namespaces or of one (NAMESPACE:NAME)',
    },
    'max-tokens': {
      type: 'value',
      value: 'N',
      help: 'at most this many tokens in an answer, text and structure together (6000)',
    },
    generated: commonOptions.generated,
  },
  words: { min: 0, max: 0 },
  run: runMcp,
}

async function runMcp(args: Arguments, io: Io): Promise<number> {
  enterProject(args.text('project'), io)
  const address = readAddress(args.text('http'))
  const tools = readTools(args.text('tools'))
  const maxTokens = readTokens(args.text('max-tokens'))
  const found = await findNamespaces(await readFolders(args))
  const { serverFactory } = await import('../../runtime/mcp/factory.js')
  const host = new LaterHost([...found.keys()], async () =>
    (await import('./mcp/open-host.js')).openHost(found, args, io),
  )
  // A client over stdio waits from the start of the process on. With HTTP, everything is checked before a client
  // connects.
  const namespaces = address || tools === 'functions' ? (await host.load()).namespaces : []
  const create = await asUsage(() =>
    serverFactory(
      host,
      {
        version: readPackage().version,
        tools,
        approvals: fileApprovals,
        approveCommand: (run) => commandLine(io.environment, ['approve', run]),
        ...(maxTokens !== undefined && { maxTokens }),
      },
      namespaces,
    ),
  )
  // A client may end the command as soon as it is connected.
  const interrupted = io.untilInterrupted()
  const server = address ? await overHttp(create, address, io) : await overStandard(create, io)
  try {
    await Promise.race([interrupted, server.ended, host.failure()])
  } finally {
    await server.close()
    await host.close()
  }
  return exitCodes.clean
}

/**
 * Clients start servers in whatever folder they run in: without its folder, neither bindings nor the policy of a
 * project would be found.
 */
function enterProject(folder: string | undefined, io: Io): void {
  if (folder === undefined) return
  if (kindAt(folder) !== 'folder')
    throw new Failure('usage', `option --project: expected a folder, but there is none at ${folder}`)
  io.enter(folder)
}

async function overStandard(create: McpServerFactory, io: Io): Promise<Served> {
  const { serveStandard } = await import('./mcp/stdio.js')
  return serveStandard(create, (problem) => io.err(`moonbind: ${problem}\n`))
}

async function overHttp(create: McpServerFactory, address: Address, io: Io): Promise<Served> {
  const { serveHttp } = await import('./mcp/http.js')
  const server = await serveHttp(create, address)
  io.err(`moonbind: MCP at ${server.url}; Ctrl-C stops it\n`)
  return server
}

/** Questions and answers as files, so that another terminal can decide. */
const fileApprovals: ApprovalStore = {
  async put(run, question) {
    writeApproval(run, '', question)
  },
  async take(run) {
    const decision = readApproval(run, '.decision') as Awaited<ReturnType<ApprovalStore['take']>>
    deleteApproval(run, '.decision')
    return decision
  },
  async delete(run) {
    deleteApproval(run, '')
    deleteApproval(run, '.decision')
  },
}

interface Address {
  readonly host: string
  readonly port: number
}

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

function readAddress(text: string | undefined): Address | undefined {
  if (text === undefined) return undefined
  const [, host = '127.0.0.1', digits = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? []
  const port = Number(digits)
  if (digits === '' || port > 65_535)
    throw usage(mcp, `option --http: expected HOST:PORT such as 127.0.0.1:3000, got ${JSON.stringify(text)}`)
  if (!loopback.has(host))
    throw new Failure(
      'usage',
      `option --http: ${host} can be reached from elsewhere, and this command cannot check tokens: serve ` +
        'moonbind/mcp from a program that verifies them, or use 127.0.0.1',
    )
  return { host: host.replace(/^\[|\]$/g, ''), port }
}

function readTools(kind = 'scripts'): 'scripts' | 'functions' {
  if (kind === 'scripts' || kind === 'functions') return kind
  throw usage(mcp, `option --tools: expected scripts or functions, got ${JSON.stringify(kind)}`)
}

function readTokens(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const tokens = Number(text)
  if (Number.isSafeInteger(tokens) && tokens >= 600 && tokens <= 1_000_000) return tokens
  throw usage(mcp, `option --max-tokens: expected a whole number from 600 to 1000000, got ${JSON.stringify(text)}`)
}
