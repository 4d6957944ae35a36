/** `moonbind mcp` for the program that started it. */
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import type { McpServerFactory } from '../../runtime/mcp/factory.js'
import type { Served } from './served.js'

/** Standard input and output carry nothing but JSON-RPC. */
export function serveStandard(create: McpServerFactory): Served {
  const transport = new StdioServerTransport()
  let gone = (): void => {}
  const ended = new Promise<void>((resolve) => {
    gone = resolve
  })
  const server = serveStdio(() => create(), { transport })
  const { onclose } = transport
  transport.onclose = () => {
    onclose?.()
    gone()
  }
  return { ended, close: () => server.close() }
}
