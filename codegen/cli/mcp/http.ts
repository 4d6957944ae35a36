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
    if (!isHost(request, response) || !isOrigin(request, response)) return
    // What a client asks for is any text, and often not an address that could be parsed.
    const [path] = (request.url ?? '').split('?', 1)
    if (path === '/mcp') await answer(request as NodeIncomingMessageLike, response)
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('MCP is at /mcp\n')
  }
  // Whatever a request does to its own answer, the server goes on.
  const server = createServer((request, response) => void respond(request, response).catch(() => response.destroy()))
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
