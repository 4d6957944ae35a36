/** Answers without the real API: `mockTransport` in the same process, `createMockServer` over HTTP. */

export { createMockServer } from '#platform/mock-server.js'
export type { FaultOptions } from './faults.js'
export type { MockCall, MockNamespace, MockRequest } from './routes.js'
export { asBoolean, asList, asNumber, at, field, item, items, mapped, put, scaled, take } from './routes.js'
export type { MockServer, MockServerOptions } from './server-options.js'
export type { MockOptions } from './transport.js'
export { mockTransport } from './transport.js'
