/** Reads the bodies of answers as data. */
import { inTurns } from '../in-turns.js'
import { parseJsonInTurns } from '../json/json-turns.js'
import { type Answer, chunksOf, discard } from './incoming.js'
import { networkCode } from './retry.js'

/** An answer whose body cannot be used, whatever its status. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer'
}

/** Reads a body up to a limit, decompressed. */
export async function readLimited({ headers, body }: Answer, limit: number): Promise<Uint8Array> {
  const declared = Number(headers.get('content-length') ?? '0')
  if (declared > limit) {
    await discard(body)
    throw new UnreadableAnswer(`the answer has ${declared} bytes, at most ${limit} are read`)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of chunksOf(body)) {
      size += chunk.byteLength
      // Leaving the loop ends the body.
      if (size > limit) throw new UnreadableAnswer(`the answer has more than ${limit} bytes`)
      chunks.push(chunk)
    }
  } catch (error) {
    if (!isDecompression(error)) throw error
    // An empty body cannot be compressed, whatever its headers say.
    if (networkCode(error) !== 'Z_BUF_ERROR' || (body as { readonly bytesWritten?: number }).bytesWritten !== 0)
      throw new UnreadableAnswer('the answer cannot be decompressed')
  }
  if (chunks.length === 1) return chunks[0]!
  const all = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    all.set(chunk, offset)
    offset += chunk.byteLength
  }
  return all
}

/** Error codes of zlib, including those of brotli. */
const isDecompression = (error: unknown): boolean => /^(?:Z_|ERR_(?:_|BROTLI))/.test(networkCode(error) ?? '')

/** Removes a byte order mark and throws for bytes that are not UTF-8. It keeps no state between texts. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The value of an answer: JSON as data, an empty body as an empty object, other text as `{ content_type, text }`, and
 * bytes, or text that is not UTF-8, as `{ content_type, base64 }`.
 *
 * @throws {UnreadableAnswer} for invalid JSON, and for a page of HTML instead of data.
 */
export async function readBody(bytes: Uint8Array, contentType: string): Promise<unknown> {
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase()
  if (bytes.byteLength === 0) return {}
  const json = /^(?:application\/(?:[\w.+-]+\+)?|text\/)json$/.test(type)
  if (!json && !/^text\/|^application\/(xml|xhtml\+xml|x-ndjson|yaml|x-www-form-urlencoded)/.test(type) && type !== '')
    return { content_type: type, base64: await inTurns(base64Of(bytes)) }
  const text = decodeUtf8(bytes)
  if (text === undefined) {
    if (json) throw new UnreadableAnswer('the answer is not JSON: its bytes are not UTF-8')
    return { content_type: type, base64: await inTurns(base64Of(bytes)) }
  }
  if (json || (type === '' && /^\s*[[{]/.test(text))) return await readJson(text)
  if (isPage(type, text)) throw new UnreadableAnswer('the answer is an HTML page, expected data')
  return { content_type: type, text }
}

/** Undefined for bytes that are not UTF-8, because no character represents them. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** How many bytes `btoa` gets at once, a multiple of three: every engine accepts this many arguments in a call. */
const SLICE = 8_190

/** Megabytes would block the event loop, so there are pauses. */
function* base64Of(bytes: Uint8Array): Generator<void, string> {
  let text = ''
  for (let start = 0; start < bytes.length; start += SLICE) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + SLICE)))
    yield
  }
  return text
}

/** Whether the text is a page for people, even if the server does not declare it. */
const isPage = (type: string, text: string): boolean =>
  type === 'text/html' || type === 'application/xhtml+xml' || (type === '' && /^\s*<(?:!doctype\s+)?html\b/i.test(text))

/**
 * JSON whose integers beyond 2^53 become BigInt, and beyond 64 bits texts of their digits: a rounded id would be a
 * different id.
 */
export async function readJson(text: string): Promise<unknown> {
  try {
    return await parseJsonInTurns(text)
  } catch (error) {
    throw new UnreadableAnswer(`the answer is not JSON: ${error instanceof Error ? error.message.slice(0, 120) : ''}`)
  }
}
