/**
 * moonbind/mcp: a runtime as an MCP server, of protocol 2026-07-28 and 2025-11-25. Needs
 * `@modelcontextprotocol/server`.
 *
 * ```ts
 * serveStdio(mcpServer(runtime))
 * createMcpHandler(mcpServer(runtime)).fetch
 * ```
 */
import {
  createRequestStateCodec,
  fromJsonSchema,
  McpServer,
  type RequestStateCodec,
} from '@modelcontextprotocol/server'
import type { Runtime } from '../create-runtime.js'
import { MoonbindError } from '../errors.js'
import { checkOptions } from '../options.js'
import { readResult } from '../results/read-result.js'
import type { RoundState } from './approvals.js'
import { answerOf, readDocs, registerResources, searchDocs } from './docs-tools.js'
import { checkCount, registerFunctions } from './function-tools.js'
import { hintsOf, local } from './hints.js'
import { failed, type RunArguments, runTool } from './run-tool.js'
import { outcomeSchema, readInput, readonlyInput, resultInput, runInput, searchInput } from './schemas.js'
import { Session, type SessionOptions } from './session.js'

export type { ApprovalStore, PendingQuestion } from './approvals.js'
export type { Outcome } from './outcome.js'
export type { SessionOptions } from './session.js'

export interface McpOptions extends SessionOptions {
  /** What clients show; `moonbind` unless given. */
  readonly name?: string
  readonly version?: string
  /** `scripts`: search, read and run (the default). `functions`: a tool for each function, at most 40. */
  readonly tools?: 'scripts' | 'functions'
}

/** Makes a server for each connection, or for each request over HTTP; all share what waits for an approval. */
export type McpServerFactory = () => McpServer

/**
 * Servers of a runtime.
 *
 * @throws {MoonbindError} `invalid_options`; `too_many_functions` for a tool for each of more than 40.
 */
export function mcpServer(runtime: Runtime, options: McpOptions = {}): McpServerFactory {
  checkOptions('mcpServer', options, [
    'name',
    'version',
    'tools',
    'maxTokens',
    'results',
    'approvals',
    'approveCommand',
  ])
  const { name = 'moonbind', version = '0.0.0', tools = 'scripts' } = options
  if (tools !== 'scripts' && tools !== 'functions')
    throw new MoonbindError('invalid_options', `mcpServer: expected "tools" to be scripts or functions`)
  if (tools === 'functions') checkCount(runtime.namespaces)
  const session = new Session(runtime, options)
  const codec = createRequestStateCodec<RoundState>({ key: crypto.getRandomValues(new Uint8Array(32)) })
  return () => {
    const server = new McpServer(
      { name, version },
      { instructions: instructions(runtime, tools), requestState: { verify: codec.verify } },
    )
    if (tools === 'functions') registerFunctions(server, session, codec)
    else registerScripts(server, session, codec)
    registerReadResult(server, session)
    registerResources(server, runtime)
    return server
  }
}

/** Names of namespaces that instructions list; others are found by search. */
const LISTED = 40

function instructions({ namespaces }: Runtime, tools: 'scripts' | 'functions'): string {
  if (tools === 'functions') return ''
  const names = namespaces.map(({ namespace }) => namespace)
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : ''
  return (
    'Search the documentation, read the pages of the functions that you need, then write one Lua script that does it all and returns ' +
    `only what you need. Call app.integrations.NAMESPACE.FUNCTION{ parameter = value }. Namespaces: ${names.slice(0, LISTED).join(', ')}${more}.`
  )
}

function registerScripts(server: McpServer, session: Session, codec: RequestStateCodec<RoundState>): void {
  const { runtime } = session
  server.registerTool(
    'search_docs',
    {
      title: 'Search the documentation',
      description: 'Finds functions by what they do. One line each: signature, effect, purpose.',
      inputSchema: fromJsonSchema<Parameters<typeof searchDocs>[1]>(searchInput),
      annotations: local,
    },
    (given) => searchDocs(runtime, given, session.maxTokens),
  )
  server.registerTool(
    'read_docs',
    {
      title: 'Read the documentation',
      description: 'Pages of functions: parameters, answers, examples.',
      inputSchema: fromJsonSchema<Parameters<typeof readDocs>[1]>(readInput),
      annotations: local,
    },
    (given) => readDocs(runtime, given, session.maxTokens),
  )
  const run = (given: RunArguments, context: Parameters<typeof runTool>[0]['context'], readOnly: boolean) =>
    runTool({ server, session, codec, given, context, readOnly })
  server.registerTool(
    'run_lua_readonly',
    {
      title: 'Run a script that only reads',
      description: 'Runs Lua. Calls that change anything are refused: use run_lua for those.',
      inputSchema: fromJsonSchema<RunArguments>(readonlyInput),
      outputSchema: fromJsonSchema(outcomeSchema),
      annotations: hintsOf({ kind: 'read', idempotent: true, source: 'default' }),
    },
    (given, context) => run(given, context, true),
  )
  server.registerTool(
    'run_lua',
    {
      title: 'Run a script',
      description:
        'Runs Lua that may change things. Every call is checked against the documentation before it is sent.',
      inputSchema: fromJsonSchema<RunArguments>(runInput),
      outputSchema: fromJsonSchema(outcomeSchema),
      annotations: hintsOf({ kind: 'destructive', idempotent: false, source: 'default' }),
    },
    (given, context) =>
      (given.code === undefined) === (given.run === undefined) && !context.mcpReq.requestState()
        ? failed('arguments', 'run_lua: expected either "code", a script, or "run", a paused run')
        : run(given, context, false),
  )
}

function registerReadResult(server: McpServer, session: Session): void {
  server.registerTool(
    'read_result',
    {
      title: 'Read the rest of a result',
      description: 'What did not fit into an answer, page by page.',
      inputSchema: fromJsonSchema<Parameters<typeof readResult>[1]>(resultInput),
      annotations: local,
    },
    async (given) => {
      try {
        const page = await readResult(session.results, { maxTokens: session.maxTokens, ...given })
        return answerOf(() => JSON.stringify(page))
      } catch (error) {
        return answerOf(() => {
          throw error
        })
      }
    },
  )
}
