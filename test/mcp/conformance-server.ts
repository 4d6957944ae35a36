import { createRuntime } from 'moonbind'
import { mcpServer } from 'moonbind/mcp'
import { mockTransport } from 'moonbind/mock'
import { telnyx } from 'moonbind/telnyx'
import { serveHttp } from '#codegen/cli/mcp/http.js'
import { addFixtures } from './conformance-fixtures.js'

/** A server of ours over HTTP, with what the conformance suite expects of every server. */
export async function serveForConformance(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const runtime = await createRuntime({ integrations: [telnyx({ transport: mockTransport() })] })
  const create = mcpServer(runtime)
  const { url, close } = await serveHttp(() => addFixtures(create()), { host: '127.0.0.1', port: 0 })
  return {
    url,
    async close() {
      await close()
      await runtime.close()
    },
  }
}
