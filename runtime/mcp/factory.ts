/** Makes the servers. Before the first answer, they load only what every answer needs. */
import { createRequestStateCodec, McpServer } from '@modelcontextprotocol/server'
import type { NamespaceDefinition } from '../definition.js'
import { MoonbindError } from '../errors.js'
import { checkOptions } from '../options.js'
import { checkCount, registerFunctions } from './function-tools.js'
import { answerOurselves } from './own-answers.js'
import { registerResources } from './resources.js'
import type { RoundState, Rounds } from './round-state.js'
import { registerReadResult, registerScripts } from './script-tools.js'
import { type Host, Session, type SessionOptions } from './session.js'

export interface McpOptions extends SessionOptions {
  /** The name that clients show; `moonbind` by default. */
  readonly name?: string
  readonly version?: string
  /** `scripts`: search, read and run (the default). `functions`: a tool for each function, at most 40. */
  readonly tools?: 'scripts' | 'functions'
}

/** Makes a server for each connection, or for each request over HTTP; all share the runs that wait for an approval. */
export type McpServerFactory = () => McpServer

/**
 * Servers of a host. `namespaces` are needed only for a tool for each function. Throws as `mcpServer` does.
 */
export function serverFactory(
  host: Host,
  options: McpOptions,
  namespaces: readonly NamespaceDefinition[] = [],
): McpServerFactory {
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
  if (tools === 'functions') checkCount(namespaces)
  const session = new Session(host, options)
  const rounds = signedRounds()
  return () => {
    const server = new McpServer(
      { name, version },
      { instructions: instructions(host, tools), requestState: { verify: rounds.verify } },
    )
    answerOurselves(server)
    if (tools === 'functions') registerFunctions({ server, session, rounds, namespaces })
    else registerScripts(server, session, rounds)
    registerReadResult(server, session)
    registerResources(server, host)
    return server
  }
}

/**
 * Signs with a key of this server. The first signature creates the key, because loading the cryptography takes long.
 */
function signedRounds(): Rounds {
  let codec: Rounds | undefined
  const signing = (): Rounds =>
    (codec ??= createRequestStateCodec<RoundState>({ key: crypto.getRandomValues(new Uint8Array(32)) }))
  return {
    mint: (...state) => signing().mint(...state),
    verify: (...state) => signing().verify(...state),
  }
}

/** How many namespaces the instructions name; a search finds the others. */
const LISTED = 40

function instructions({ names }: Host, tools: 'scripts' | 'functions'): string {
  if (tools === 'functions') return ''
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : ''
  return (
    'Search the documentation, read the pages of the functions that you need, then write one Lua script that ' +
    'does it all and returns ' +
    'only what you need. Call app.integrations.NAMESPACE.FUNCTION{ parameter = value }. Namespaces: ' +
    `${names.slice(0, LISTED).join(', ')}${more}.`
  )
}
