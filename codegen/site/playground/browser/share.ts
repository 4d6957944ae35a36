/** Scripts in the fragment of an address: it stays in the browser. */

/** What a link holds. */
export interface Shared {
  readonly code: string
  readonly accounts?: string
  readonly ask?: boolean
}

/** A link that cannot be opened; the message says why. */
export class UnreadableLink extends Error {}

/** The limit for scripts, and a little more. */
const MOST_BYTES = 300_000
const MOST_CHARACTERS = 200_000

const COMPRESSED = 's1.'
const PLAIN = 's0.'

export const isShared = (fragment: string): boolean => /^s\d+\./.test(fragment)

/** @throws {UnreadableLink} for scripts that make too long a link. */
export async function writeLink(shared: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(shared))
  const link = canCompress()
    ? COMPRESSED + toText(await through(bytes, new CompressionStream('deflate-raw'), MOST_BYTES * 2))
    : PLAIN + toText(bytes)
  if (link.length > MOST_CHARACTERS || bytes.length > MOST_BYTES)
    throw new UnreadableLink('The script is too long for a link: share it as a file.')
  return link
}

/** @throws {UnreadableLink} for links that are damaged, too long, or of another version. */
export async function readLink(fragment: string): Promise<Shared> {
  if (fragment.length > MOST_CHARACTERS)
    throw new UnreadableLink(
      `The link is too long: it has ${fragment.length} characters, at most ${MOST_CHARACTERS} are read.`,
    )
  const kind = fragment.slice(0, 3)
  if (kind !== COMPRESSED && kind !== PLAIN)
    throw new UnreadableLink('The link was made by another version of this page.')
  const bytes = toBytes(fragment.slice(3))
  if (kind === COMPRESSED && !canCompress())
    throw new UnreadableLink('This browser cannot read the link: it does not know DecompressionStream.')
  return parse(kind === COMPRESSED ? await inflate(bytes) : bytes)
}

const canCompress = (): boolean => typeof CompressionStream === 'function' && typeof DecompressionStream === 'function'

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await through(bytes, new DecompressionStream('deflate-raw'), MOST_BYTES)
  } catch (error) {
    throw error instanceof UnreadableLink ? error : damaged()
  }
}

/** Reads at most `most` bytes, however much the stream holds. */
async function through(
  bytes: Uint8Array,
  stream: { readonly readable: ReadableStream; readonly writable: WritableStream },
  most: number,
): Promise<Uint8Array> {
  const writer = stream.writable.getWriter()
  const written = writer.write(bytes).then(() => writer.close())
  // What fails there fails the reader, too.
  written.catch(() => {})
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.length
    chunks.push(chunk.value)
    if (size <= most) continue
    await reader.cancel().catch(() => {})
    throw new UnreadableLink(`The link holds more than ${most} bytes.`)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}

function parse(bytes: Uint8Array): Shared {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw damaged()
  }
  const { code, accounts, ask } = Object(value) as { readonly [name: string]: unknown }
  if (typeof code !== 'string') throw damaged()
  return { code, ...(typeof accounts === 'string' && { accounts }), ...(ask === true && { ask }) }
}

const damaged = (): UnreadableLink =>
  new UnreadableLink('The link is damaged: a part of it is missing or was changed. Ask for it again.')

/** base64url without padding. */
function toText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function toBytes(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  } catch {
    throw damaged()
  }
}
