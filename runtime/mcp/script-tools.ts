/** The tools for models that write scripts. The first call of each tool loads its implementation. */
import type { CallToolResult, InputRequiredResult, McpServer, ServerContext } from '@modelcontextprotocol/server'
import type { ReadResultOptions } from '../results/read-result.js'
import { compiledOnUse } from './compiled-on-use.js'
import type { ReadArguments, SearchArguments } from './docs-answers.js'
import { hintsOf, local } from './hints.js'
import type { Rounds } from './round-state.js'
import type { RunArguments } from './run-tool.js'
import { outcomeSchema, readInput, readonlyInput, resultInput, runInput, searchInput } from './schemas.js'
import type { Session } from './session.js'

export function registerScripts(server: McpServer, session: Session, rounds: Rounds): void {
  server.registerTool(
    'search_docs',
    {
      title: 'Search the documentation',
      description: 'Finds functions by what they do. One line each: signature, effect, purpose.',
      inputSchema: compiledOnUse<SearchArguments>(searchInput),
      annotations: local,
    },
    async (given) => (await import('./docs-answers.js')).searchDocs(session, given),
  )
  server.registerTool(
    'read_docs',
    {
      title: 'Read the documentation',
      description: 'Pages of functions: parameters, answers, examples.',
      inputSchema: compiledOnUse<ReadArguments>(readInput),
      annotations: local,
    },
    async (given) => (await import('./docs-answers.js')).readDocs(session, given),
  )
  const run = async (
    given: RunArguments,
    context: ServerContext,
    readOnly: boolean,
  ): Promise<CallToolResult | InputRequiredResult> => {
    const { runTool } = await import('./run-tool.js')
    return runTool({ server, session, rounds, given, context, readOnly })
  }
  server.registerTool(
    'run_lua_readonly',
    {
      title: 'Run a script that only reads',
      description: 'Runs Lua. Calls that change anything are refused: use run_lua for those.',
      inputSchema: compiledOnUse<RunArguments>(readonlyInput),
      outputSchema: compiledOnUse(outcomeSchema),
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
      inputSchema: compiledOnUse<RunArguments>(runInput),
      outputSchema: compiledOnUse(outcomeSchema),
      annotations: hintsOf({ kind: 'destructive', idempotent: false, source: 'default' }),
    },
    (given, context) => run(given, context, false),
  )
}

export function registerReadResult(server: McpServer, session: Session): void {
  server.registerTool(
    'read_result',
    {
      title: 'Read the rest of a result',
      description: 'What did not fit into an answer, page by page.',
      inputSchema: compiledOnUse<ReadResultOptions>(resultInput),
      annotations: local,
    },
    async (given) => (await import('./rest.js')).readRest(session, given),
  )
}
