/** Serves a site on this machine from memory, with pages that reload, and Markdown for clients that prefer it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Failure } from '../failure.js'
import { type ServedSite, servedFiles } from './plan.js'

export interface SiteServer {
  readonly url: string
  /** Serves this site from now on; open pages reload. */
  readonly show: (site: ServedSite) => void
  readonly close: () => Promise<void>
}

const LIVE = '/.live'
const LIVE_SCRIPT = '/.live.js'
const reload = `new EventSource('${LIVE}').addEventListener('change', () => location.reload())\n`

/** Listens on loopback only. */
export async function serveFiles(port: number): Promise<SiteServer> {
  let site = servedFiles([])
  const listeners = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    if (request.url === LIVE) return listen(response, listeners)
    answer(request, response, site)
  })
  // Longer than clients keep a connection, so that the server never closes it while a request arrives.
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(refused(error, port))).listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    show: (now) => {
      site = now
      for (const listener of listeners) listener.write('event: change\ndata:\n\n')
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function refused(error: Error, port: number): Error {
  const reason = 'code' in error ? portProblems.get(error.code) : undefined
  if (reason === undefined) return error
  return new Failure('usage', `cannot listen on port ${port}: ${reason}, choose another with --port`)
}

const portProblems: ReadonlyMap<unknown, string> = new Map([
  ['EADDRINUSE', 'it is in use'],
  ['EACCES', 'permission denied'],
])

function listen(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':\n\n')
  listeners.add(response)
  response.on('close', () => listeners.delete(response))
}

function answer(request: IncomingMessage, response: ServerResponse, site: ServedSite): void {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, {
      status: 405,
      type: 'text/plain',
      body: 'Only GET and HEAD\n',
      head: { allow: 'GET, HEAD' },
    })
  // What a client asks for is any text, and often not an address that could be parsed.
  const [pathname = '/'] = (request.url ?? '/').split(/[?#]/, 1)
  if (pathname === LIVE_SCRIPT) return send(response, { type: types['js']!, body: reload })
  const found = find(pathname, site)
  if (found === undefined) return missing(response, site)
  if (found.endsWith('/'))
    return send(response, { status: 301, type: 'text/plain', body: '', head: { location: `/${found}` } })
  const markdown = found.replace(/\.html$/, '.md')
  const wanted = prefersMarkdown(request.headers.accept) && site.has(markdown) ? markdown : found
  send(response, { type: typeOf(wanted), body: withReload(wanted, site.read(wanted)!) })
}

/** The file of an address, as static hosts find it; a folder needs `/` at its end. */
function find(pathname: string, site: ServedSite): string | undefined {
  const path = decoded(pathname)
  const candidates = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`]
  const found = candidates.find((candidate) => site.has(candidate))
  if (found !== undefined) return found
  return site.has(`${path}/index.html`) ? `${path}/` : undefined
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname.slice(1))
  } catch {
    return '\0'
  }
}

/** On a page that is served at any address, links start at the root. */
function missing(response: ServerResponse, site: ServedSite): void {
  const page = String(site.read('404.html') ?? 'Not found\n')
  const body = page.replace(/(href|src|data-root)="(?![a-z]+:|#|\/)/g, '$1="/')
  send(response, { status: 404, type: types['html']!, body })
}

/** Whether the client prefers Markdown at least as much as HTML (RFC 9110, 12.5.1). */
function prefersMarkdown(accept = ''): boolean {
  const weights = new Map(
    accept.split(',').map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return [type, weight === undefined ? 1 : Number(weight.slice(2))]
    }),
  )
  const markdown = weights.get('text/markdown') ?? 0
  return markdown > 0 && markdown >= (weights.get('text/html') ?? 0)
}

/** The playground does not reload: it opens no connections, and would lose what a person wrote. */
const withReload = (path: string, content: string | Uint8Array): string | Uint8Array =>
  path.endsWith('.html') && !path.startsWith('playground/')
    ? String(content).replace('</head>', `<script src="${LIVE_SCRIPT}"></script>\n</head>`)
    : content

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
}

const typeOf = (path: string): string => types[/\.([a-z]+)$/.exec(path)?.[1] ?? ''] ?? 'application/octet-stream'

interface Answer {
  readonly status?: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly head?: Readonly<Record<string, string>>
}

function send(response: ServerResponse, { status = 200, type, body, head = {} }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    vary: 'accept',
    ...head,
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
