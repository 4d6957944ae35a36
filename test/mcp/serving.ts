import { join } from 'node:path'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { createRuntime, type RuntimeOptions } from 'moonbind'
import { type McpOptions, mcpServer } from 'moonbind/mcp'
import { mockTransport } from 'moonbind/mock'
import { telnyx } from 'moonbind/telnyx'
import { onTestFinished } from 'vitest'
import { main } from '#codegen/cli/main.js'
import { serveHttp } from '#codegen/cli/mcp/http.js'
import { root } from '../helpers/cli.js'

/** The two versions of the protocol that are spoken. */
export const versions = ['2025-11-25', '2026-07-28'] as const
export type Version = (typeof versions)[number]

export interface Person {
  /** What is answered to the next question; absent from the start: the client cannot ask. */
  readonly answer?: 'yes' | 'no'
  /** Questions that were shown. */
  readonly asked: string[]
}

function clientOf(version: Version, person: Person = { asked: [] }): Client {
  const client = new Client(
    { name: 'test', version: '1' },
    {
      versionNegotiation: { mode: version === '2026-07-28' ? { pin: version } : 'legacy' },
      capabilities: person.answer ? { elicitation: {} } : {},
    },
  )
  if (person.answer)
    client.setRequestHandler('elicitation/create', (request) => {
      person.asked.push((request.params as { message: string }).message)
      return person.answer === 'yes' ? { action: 'accept', content: { allow: true } } : { action: 'decline' }
    })
  return client
}

/** What the handlers of a server were called with. */
export type Sent = { readonly function: string; readonly params: unknown }[]

export interface Serving {
  readonly url: string
  readonly sent: Sent
}

/** A server in this process over HTTP, whose calls are answered by the mock and noted. */
export async function serve(options: Partial<RuntimeOptions> = {}, mcp: McpOptions = {}): Promise<Serving> {
  const sent: Sent = []
  const mock = mockTransport()
  const api = telnyx({
    transport: (request) => {
      sent.push({ function: request.function.name, params: request.params })
      return mock(request)
    },
  })
  const runtime = await createRuntime({ integrations: [api], isolation: 'inline', ...options })
  const server = await serveHttp(mcpServer(runtime, mcp), { host: '127.0.0.1', port: 0 })
  onTestFinished(async () => {
    await server.close()
    await runtime.close()
  })
  return { url: server.url, sent }
}

/** A client that is connected over HTTP. */
export async function connect({ url }: Pick<Serving, 'url'>, version: Version, person?: Person): Promise<Client> {
  const client = clientOf(version, person)
  await client.connect(new StreamableHTTPClientTransport(new URL(url)))
  onTestFinished(() => client.close())
  return client
}

/**
 * A client of the command, over HTTP. The command runs in this process, whose folder is `cwd` until the test is over.
 */
export async function commanded(
  version: Version,
  args: readonly string[],
  cwd: string,
  person?: Person,
): Promise<Client> {
  const before = process.cwd()
  process.chdir(cwd)
  let interrupt = (): void => {}
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve
  })
  let code: Promise<number> | undefined
  onTestFinished(async () => {
    interrupt()
    await code
    process.chdir(before)
  })
  const url = await new Promise<string>((resolve, reject) => {
    const err = (text: string): void => {
      const [, found] = /MCP at (\S+);/.exec(text) ?? []
      if (found) resolve(found)
    }
    code = main(['mcp', '--http', '127.0.0.1:0', ...args], {
      out: () => {},
      err,
      environment: process.env,
      colour: false,
      progress: () => {},
      enter: (folder) => process.chdir(folder),
      untilInterrupted: () => interrupted,
      readInput: async () => Buffer.of(),
    })
    code.then((exit) => reject(new Error(`the command ended with ${exit}`)), reject)
  })
  return connect({ url }, version, person)
}

/** A client of the command, over stdio. */
export async function spawned(
  version: Version,
  args: readonly string[],
  cwd: string,
  person?: Person,
): Promise<Client> {
  const client = clientOf(version, person)
  const command = [join(root, 'dist/codegen/cli.js'), 'mcp', ...args]
  await client.connect(new StdioClientTransport({ command: process.execPath, args: command, cwd, stderr: 'ignore' }))
  onTestFinished(() => client.close())
  return client
}
