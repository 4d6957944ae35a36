/**
 * Sends requests by undici, on which `fetch` is built. `fetch` itself makes a `Request`, a `Response`, two streams and
 * four signals for each call, and takes three times as long.
 */
import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createUnzip } from 'node:zlib'
import { UnreadableAnswer } from '../http/body.js'
import { type Answer, Incoming } from '../http/incoming.js'
import type { Outgoing } from '../http/outgoing.js'

/** Sends requests over connections of its own. */
export type Direct = (request: Outgoing) => Promise<Answer>

/** What `fetch` and this module can decompress. */
const ENCODINGS = 'gzip, deflate, br'

/**
 * Loads undici. By then Node's own copy has set what `fetch` uses in this process, and the copy that is loaded here
 * leaves it alone.
 */
export async function openDirect(): Promise<Direct> {
  const { Agent, request } = await import('undici')
  // We set the deadlines: they hold for the whole call, and may be longer than those of the library.
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 })
  return async ({ url, init: { method, headers, body = null, signal } }) => {
    if (!headers.has('accept-encoding')) headers.set('accept-encoding', ENCODINGS)
    if (!headers.has('user-agent')) headers.set('user-agent', 'moonbind')
    const answer = await request(url, {
      dispatcher,
      method: method as 'GET',
      headers: [...headers].flat(),
      body: body as string | null,
      signal,
    })
    // A reader of the body gets the error. Without a reader it must not end the process.
    answer.body.on('error', () => {})
    return new Incoming(
      answer.statusCode,
      answer.headers,
      decompressed(answer.body, answer.headers['content-encoding']),
      answer.statusText,
    )
  }
}

/** As in `fetch`: deeper nesting is an attempt to exhaust memory or CPU. */
const MOST_ENCODINGS = 5

/** An unknown encoding throws `UnreadableAnswer` only when the body is read: the status still counts. */
function decompressed(body: Readable, encoding: string | readonly string[] | undefined): Incoming['body'] {
  const names = String(encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  const unknown = names.find((name) => !decoders.has(name))
  if (unknown !== undefined)
    return unreadable(
      body,
      `the answer is compressed as ${JSON.stringify(unknown.slice(0, 40))}, expected ${ENCODINGS}`,
    )
  if (names.length > MOST_ENCODINGS)
    return unreadable(
      body,
      `the answer is compressed ${names.length} times, at most ${MOST_ENCODINGS} are decompressed`,
    )
  return names.reduceRight(undo, body)
}

function unreadable(body: Readable, reason: string): AsyncIterable<Uint8Array> {
  body.destroy()
  return failing(reason)
}

async function* failing(reason: string): AsyncGenerator<never, void> {
  throw new UnreadableAnswer(reason)
}

const decoders: ReadonlyMap<string, () => Transform> = new Map([
  ['br', createBrotliDecompress],
  ['gzip', createUnzip],
  ['x-gzip', createUnzip],
  ['deflate', createUnzip],
])

function undo(body: Readable, encoding: string): Readable {
  const decoder = decoders.get(encoding)!()
  // If one of them ends early, the other ends with the same error.
  body.on('error', (error) => decoder.destroy(error))
  decoder.on('error', () => {}).on('close', () => body.destroy())
  return body.pipe(decoder)
}
