/** `moonbind mcp --http`. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  localhostHostValidation,
  localhostOriginValidation,
  type NodeIncomingMessageLike,
  toNodeHandler,
} from '@modelcontextprotocol/node'
import { createMcpHandler } from '@modelcontextprotocol/server'
import type { McpServerFactory } from '../../../runtime/mcp/factory.js'
import { Failure } from '../../failure.js'
import type { Served } from './served.js'

/** How long a request may take to arrive, in milliseconds. Answers may take longer. */
const patience = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 }

/**
 * Streamable HTTP on this machine. Pages of a browser and names that lead here are refused (Host and Origin are
 * checked).
 *
 * @throws {Failure} `usage` if nothing can listen there.
 */
export async function serveHttp(
  create: McpServerFactory,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Served & { readonly url: string }> {
  const handler = createMcpHandler(() => create())
  const answer = toNodeHandler(handler)
  const [isHost, isOrigin] = [localhostHostValidation(), localhostOriginValidation()]
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!namesOnlyHosts(request)) return refuse(response, 400, 'Host and Origin name a host, and nothing else')
    if (!isHost(request, response) || !isOrigin(request, response)) return
    // What a client asks for is any text, and often not an address that could be parsed.
    const [path] = (request.url ?? '').split('?', 1)
    if (path === '/mcp') await answer(request as NodeIncomingMessageLike, response)
    else refuse(response, 404, 'MCP is at /mcp')
  }
  // The server survives whatever a request does to its own answer.
  const server = createServer(
    patience,
    (request, response) => void respond(request, response).catch(() => response.destroy()),
  )
  server.listen(port, host)
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => {
      throw new Failure('usage', `cannot listen on ${host}:${port}: ${(error as Error).message}`)
    }),
  ])
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/mcp`,
    ended: new Promise(() => {}),
    async close() {
      await handler.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(`${why}\n`)
}

/** Whether they hold no user name, path or query: the SDK parses the address and trusts its host. */
function namesOnlyHosts({ headers: { host, origin } }: IncomingMessage): boolean {
  return isBare(host === undefined ? undefined : `http://${host}`) && isBare(origin)
}

const isBare = (text: string | undefined): boolean =>
  text === undefined || !URL.canParse(text) || (!/[@?#]/.test(text) && new URL(text).pathname.length <= 1)
