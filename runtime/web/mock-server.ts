/** The mock server, on platforms on which none can listen. */
import { MoonbindError } from '../errors.js'
import type { MockServer, MockServerOptions } from '../mock/server-options.js'

/** @throws {MoonbindError} `no_server` always. */
export async function createMockServer(_options: MockServerOptions): Promise<MockServer> {
  throw new MoonbindError(
    'no_server',
    'createMockServer needs Node: pass `transport: mockTransport()` to an integration instead',
  )
}
