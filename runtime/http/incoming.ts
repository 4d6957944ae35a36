import type { IncomingHttpHeaders } from 'node:http'

/** The parts of a `Response` that are used. */
export interface Answer {
  readonly status: number
  readonly ok: boolean
  readonly statusText: string
  /** `opaqueredirect` if the server redirects and a browser does not say where to. */
  readonly type?: string
  readonly headers: Pick<Headers, 'get'>
  /** Its bytes, decompressed; read once. */
  readonly body: AsyncIterable<Uint8Array> | null
  text(): Promise<string>
}

/** An answer straight from the HTTP client, without the cost of a `Response`. */
export class Incoming implements Answer {
  readonly #headers: IncomingHttpHeaders

  constructor(
    readonly status: number,
    headers: IncomingHttpHeaders,
    readonly body: AsyncIterable<Uint8Array> | null,
    readonly statusText = '',
  ) {
    this.#headers = headers
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }

  get headers(): Pick<Headers, 'get'> {
    return { get: (name) => textOf(this.#headers[name.toLowerCase()]) }
  }

  /** The same with a body that has already been read. */
  with(body: Uint8Array): Incoming {
    return new Incoming(this.status, this.#headers, readable(body), this.statusText)
  }

  async text(): Promise<string> {
    const decoder = new TextDecoder()
    let text = ''
    if (this.body) for await (const chunk of this.body) text += decoder.decode(chunk, { stream: true })
    return text + decoder.decode()
  }
}

/** A header that came several times is a list (RFC 9110, 5.3). */
const textOf = (value: string | readonly string[] | undefined): string | null =>
  value === undefined ? null : typeof value === 'string' ? value : value.join(', ')

async function* readable(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes
}

/** The chunks of a body. Not every browser can iterate over a stream, so the reader is used there. */
export function chunksOf(body: Answer['body']): AsyncIterable<Uint8Array> | readonly Uint8Array[] {
  if (body === null) return []
  return Symbol.asyncIterator in body ? body : readChunks(body as ReadableStream<Uint8Array>)
}

async function* readChunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader()
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) yield chunk.value
  } finally {
    await reader.cancel()
  }
}

/** Ends a body that will not be read. */
export async function discard(body: Answer['body']): Promise<void> {
  if (body === null) return
  if ('destroy' in body && typeof body.destroy === 'function') body.destroy()
  else if ('cancel' in body && typeof body.cancel === 'function') await body.cancel()
}
