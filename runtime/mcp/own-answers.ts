/** Answers in place of the SDK: unknown tools with the nearest name, long lists of resources page by page. */
import {
  type CallToolRequest,
  type ListResourcesResult,
  type ListToolsResult,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { bare, didYouMean } from '../validation/did-you-mean.js'

/** Resources of one page. */
const PAGE = 100
/** How many characters of an unknown name are quoted. */
const QUOTED = 60

type Handler = (request: never, context: ServerContext) => unknown
/** For methods that the SDK does not know, the second argument is the schemas and the third is the handler. */
type SetHandler = (method: string, handler: Handler, ofSchemas?: Handler) => void

/** Wraps the handlers that the SDK registers from now on: call it before anything else is registered. */
export function answerOurselves({ server }: McpServer): void {
  const set = server.setRequestHandler.bind(server) as unknown as SetHandler
  let listTools: Handler = () => ({ tools: [] })
  const around: SetHandler = (method, handler, ofSchemas) => {
    if (ofSchemas !== undefined) return set(method, handler, ofSchemas)
    if (method === 'tools/list') listTools = handler
    if (method === 'tools/call')
      return set(
        method,
        onlyKnown(handler, (...list) => listTools(...list)),
      )
    return set(method, method === 'resources/list' ? inPages(handler) : handler)
  }
  server.setRequestHandler = around as unknown as typeof server.setRequestHandler
}

function onlyKnown(call: Handler, list: Handler): Handler {
  return async (request: CallToolRequest, context) => {
    const { tools } = (await list(request as never, context)) as ListToolsResult
    refuseUnknown(
      request.params.name,
      tools.map(({ name }) => name),
    )
    return call(request as never, context)
  }
}

function inPages(list: Handler): Handler {
  return async (request: ListRequest, context) =>
    pageOf((await list(request as never, context)) as ListResourcesResult, request.params?.cursor)
}

function refuseUnknown(name: string, names: readonly string[]): void {
  if (names.includes(name)) return
  const quoted = JSON.stringify(name.slice(0, QUOTED))
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `there is no tool ${quoted}, ${didYouMean(name.slice(0, QUOTED), names, bare)}`,
  )
}

interface ListRequest {
  readonly params?: { readonly cursor?: string }
}

/** A cursor is the number of resources before its page. */
function pageOf(list: ListResourcesResult, cursor: string | undefined): ListResourcesResult {
  const start = cursor === undefined ? 0 : Number(cursor)
  if (cursor !== undefined && !(/^\d{1,9}$/.test(cursor) && start > 0 && start < list.resources.length))
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      `there is no page ${JSON.stringify(cursor.slice(0, QUOTED))}: pass the nextCursor of the page before`,
    )
  const end = start + PAGE
  return {
    ...list,
    resources: list.resources.slice(start, end),
    ...(end < list.resources.length && { nextCursor: String(end) }),
  }
}
