/** `moonbind mcp` for the program that started it. */
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import type { McpServerFactory } from '../../../runtime/mcp/factory.js'
import type { Served } from './served.js'

/** Standard input and output carry nothing but JSON-RPC. `report` is handed what is wrong with the connection. */
export function serveStandard(create: McpServerFactory, report: (problem: string) => void): Served {
  const transport = new StdioServerTransport()
  let gone = (): void => {}
  const ended = new Promise<void>((resolve) => {
    gone = resolve
  })
  const server = serveStdio(() => create(), { transport })
  const { onclose, onerror } = transport
  let warned = false
  transport.onerror = (error) => {
    onerror?.(error)
    const isTooLong = /maximum size/.test(error.message)
    if (isTooLong || !warned)
      report(
        isTooLong ? 'a message of more than 10 MB ends the connection' : 'a message is not JSON-RPC and is ignored',
      )
    warned ||= !isTooLong
  }
  transport.onclose = () => {
    onclose?.()
    gone()
  }
  return { ended, close: () => server.close() }
}
