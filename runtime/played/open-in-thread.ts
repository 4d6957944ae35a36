/** Requests to played APIs without a network, for platforms on which no server can listen, such as a browser. */
import type { HttpOptions } from '../http/call-table.js'
import { Play } from '../mock/play.js'
import { MOST_BYTES, tooLarge } from '../mock/wire.js'
import type { PlayedApi, PlayedOptions } from './connect-played.js'

/** Plays the APIs in this thread: requests are made and answered as over HTTP, but never leave the thread. */
export const openInThread: PlayedOptions['open'] = async ({ namespaces, keys, transport }): Promise<PlayedApi> => {
  const accountOf = (key: string): string | undefined => (Object.hasOwn(keys, key) ? keys[key] : undefined)
  const play = new Play({ namespaces, accountOf, transport })
  return { baseUrl: (namespace) => `http://mock/${encodeURIComponent(namespace)}`, fetch: fetchFrom(play) }
}

function fetchFrom(play: Play): NonNullable<HttpOptions['fetch']> {
  return async (request) => {
    const { status, headers, text } = await play.answer({
      method: request.method,
      target: request.url,
      headers: Object.fromEntries(request.headers),
      readText: () => readText(request),
    })
    return new Response(text, { status, headers })
  }
}

async function readText(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > MOST_BYTES) throw tooLarge()
  return new TextDecoder().decode(bytes)
}
