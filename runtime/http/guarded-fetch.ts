/** A `fetch` that never sends a key to another host and limits how much of an error it reads. */
import { readLimited, UnreadableAnswer } from './body.js'
import { type Answer, discard, Incoming } from './incoming.js'
import type { Outgoing } from './outgoing.js'

type Fetch<Sent> = (request: Sent) => Promise<Answer>

/** A redirect that is not followed. */
export class RefusedRedirect extends Error {
  override readonly name = 'RefusedRedirect'
}

const MOST_REDIRECTS = 5

/**
 * Follows redirects of reads within one origin only. The body of a failed answer has already been read, up to `limit`.
 */
export function guardFetch<Sent extends Request | Outgoing>(base: Fetch<Sent | Request>, limit: number): Fetch<Sent> {
  return async (request) => {
    let response = await base(request)
    if (response.type === 'opaqueredirect')
      throw new RefusedRedirect(
        'the API redirects, and a browser does not say where to: set http.baseUrl to that address',
      )
    let url = request.url
    for (let hops = 0; isRedirect(response); hops++) {
      url = await redirectTarget(request, response, url, hops)
      response = await base(
        new Request(url, {
          method: request.method,
          headers: request.headers,
          signal: request.signal,
          redirect: 'manual',
        }),
      )
    }
    if (response.ok) return response
    const { status, headers } = response
    if (status > 599) throw new UnreadableAnswer(`the answer has the status ${status}, expected one from 200 to 599`)
    const body = await readRefusal(response, limit, request.signal)
    if (response instanceof Incoming) return response.with(body)
    return new Response(body.byteLength === 0 ? null : (body as Uint8Array<ArrayBuffer>), {
      status,
      statusText: visible(response.statusText),
      headers: headers as Headers,
    })
  }
}

/** The status says what went wrong, so a body that is too long or breaks off is left out. */
async function readRefusal(response: Answer, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return await readLimited(response, limit)
  } catch (error) {
    if (signal.aborted) throw error
    return new Uint8Array()
  }
}

/** Servers may send any bytes as status text; a `Response` accepts only printable ones. */
const visible = (statusText: string): string => statusText.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')

const isRedirect = ({ status }: Answer): boolean =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308

async function redirectTarget(
  request: Pick<Request, 'method'>,
  response: Answer,
  from: string,
  hops: number,
): Promise<string> {
  await discard(response.body)
  const location = response.headers.get('location')
  if (location === null) throw new RefusedRedirect(`HTTP ${response.status} without a location`)
  if (hops >= MOST_REDIRECTS) throw new RefusedRedirect(`more than ${MOST_REDIRECTS} redirects`)
  const target = URL.canParse(location, from) ? new URL(location, from) : undefined
  if (!target || !/^https?:$/.test(target.protocol))
    throw new RefusedRedirect('a redirect to something that is not an HTTP address is not followed')
  if (target.origin !== new URL(from).origin)
    throw new RefusedRedirect(`a redirect to ${target.origin} is not followed: the key would go there`)
  if (target.username !== '' || target.password !== '')
    throw new RefusedRedirect('a redirect to an address with a password is not followed')
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new RefusedRedirect(`a redirect of ${request.method} is not followed`)
  return target.href
}
