import {
  FORMAT,
  type FunctionDefinition,
  type HttpTable,
  httpApi,
  integration,
  type NamespaceDefinition,
} from 'moonbind/runtime'
import type { Effect } from '#runtime/effect.js'
import { destroys, reads, writes } from '../helpers/effects.js'
import { json, startServer, type TestServer } from '../helpers/http-server.js'

const open = (name: string, effect: Effect, aliases: readonly string[] = []): FunctionDefinition => ({
  name,
  summary: '',
  effect,
  parameters: [],
  open: true,
  ...(aliases.length > 0 && { aliases }),
  validate: () => undefined,
})

/** A help desk: a namespace with a function of each kind, and one whose effect is guessed. */
export const desk: NamespaceDefinition = {
  format: FORMAT,
  namespace: 'desk',
  title: 'Desk',
  functions: [
    open('list_tickets', reads),
    open('get_ticket', { kind: 'read', idempotent: true, source: 'method' }),
    open('find_agent', { kind: 'read', idempotent: true, source: 'name' }),
    open('create_ticket', writes, ['open_ticket']),
    open('close_ticket', { kind: 'write', idempotent: false, source: 'default' }),
    open('delete_ticket', destroys),
  ],
  calls: ['tools', 'namespace', 'global'],
  docs: { page: '# Desk\n', functions: {} },
}

const table = (baseUrl: string): HttpTable => ({
  baseUrl,
  auth: { header: 'authorization', prefix: 'Bearer ' },
  env: 'DESK',
  calls: Object.fromEntries(
    desk.functions.map(({ name, effect: { kind } }) => [
      name,
      {
        method: kind === 'read' ? 'GET' : 'POST',
        path: `/${name}`,
        names: {},
        ...(name === 'list_tickets' && { pages: { number: 'page', items: ['data'] } }),
        request: (params) => (kind === 'read' ? { query: { ...params } } : { body: { ...params } }),
      },
    ]),
  ),
})

export const KEYS = { default: 'sk-default-0001', work: 'sk-work-0002' }

/** The desk over HTTP, with two accounts. */
export function connectDesk(server: TestServer, retries = 0) {
  return integration<DeskFunctions, object>(
    desk,
    httpApi(table(server.url)),
  )({
    accounts: { default: { apiKey: KEYS.default }, work: { apiKey: KEYS.work } },
    http: { retries, timeoutMs: 5_000 },
  })
}

type DeskFunction = (params?: object, options?: { readonly signal?: AbortSignal }) => Promise<unknown>

export interface DeskFunctions {
  readonly list_tickets: DeskFunction
  readonly get_ticket: DeskFunction
  readonly find_agent: DeskFunction
  readonly create_ticket: DeskFunction
  readonly close_ticket: DeskFunction
  readonly delete_ticket: DeskFunction
}

/** Three pages of tickets, and what was sent to everything else. */
export const startDesk = (): Promise<TestServer> =>
  startServer(({ url, body }, response) => {
    const page = Number(new URL(url, 'http://x').searchParams.get('page') ?? 1)
    if (url.startsWith('/list_tickets')) return json(response, 200, { data: page > 3 ? [] : [{ id: page }] })
    json(response, 200, { body }, { 'x-request-id': `req-${body.length}` })
  })
