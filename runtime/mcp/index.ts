/**
 * moonbind/mcp: a runtime as an MCP server, of protocol 2026-07-28 and 2025-11-25. Needs
 * `@modelcontextprotocol/server`.
 *
 * ```ts
 * serveStdio(mcpServer(runtime))
 * createMcpHandler(mcpServer(runtime)).fetch
 * ```
 */
import type { Runtime } from '../script/runtime-types.js'
import { type McpOptions, type McpServerFactory, serverFactory } from './factory.js'

export type { ApprovalStore, PendingQuestion } from './approvals.js'
export type { McpOptions, McpServerFactory } from './factory.js'
export type { Outcome } from './outcome.js'
export type { SessionOptions } from './session.js'

/**
 * Servers of a runtime.
 *
 * @throws {MoonbindError} `invalid_options`; `too_many_functions` for a tool for each of more than 40.
 */
export function mcpServer(runtime: Runtime, options: McpOptions = {}): McpServerFactory {
  const { docs, namespaces, guarded } = runtime
  const loaded = { namespaces, guarded, run: runtime.run.bind(runtime), docs: async () => docs }
  const names = namespaces.map(({ namespace }) => namespace)
  return serverFactory({ names, load: async () => loaded }, options, namespaces)
}
