/**
 * What was computed, kept under what it was computed from. An entry says its own key and checksum: one that is cut off,
 * damaged, renamed or of another version of moonbind is not there.
 */
import { createHash } from 'node:crypto'
import { VFileMessage } from 'vfile-message'
import { type ApiFunction, type Example, facts, type Guide, markdown, type Namespace, type Parameter } from '../ir.js'
import type { LoadedDocument } from './document.js'

/** Where entries are kept. */
export interface CacheStore {
  read(name: string): Uint8Array | undefined
  write(name: string, bytes: Uint8Array): void
}

/** Entries by what they were computed from. */
export interface Cache {
  /** The kept value, or undefined. */
  get(key: CacheKey): unknown
  /** Keeps a value that JSON can hold. */
  set(key: CacheKey, value: unknown): void
}

/** The kind of the entry, then everything that decides its value. */
export type CacheKey = readonly (string | Uint8Array)[]

const FORMAT = 'moonbind-cache 1'

/** A cache whose entries are those of `tool` only. */
export function createCache(store: CacheStore, tool: string): Cache {
  const nameOf = (key: CacheKey): string => digest([tool, ...key])
  return {
    get: (key) => {
      const name = nameOf(key)
      const bytes = store.read(name)
      return bytes && unseal(name, bytes)
    },
    set: (key, value) => {
      const name = nameOf(key)
      store.write(name, seal(name, value))
    },
  }
}

/** SHA-256 of parts that cannot run into each other, in hexadecimal digits. */
export function digest(parts: CacheKey): string {
  const hash = createHash('sha256')
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part
    hash.update(`${bytes.length}:`).update(bytes)
  }
  return hash.digest('hex')
}

function seal(name: string, value: unknown): Uint8Array {
  const payload = Buffer.from(JSON.stringify(value))
  return Buffer.concat([Buffer.from(`${FORMAT} ${name} ${digest([payload])}\n`), payload])
}

function unseal(name: string, bytes: Uint8Array): unknown {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = buffer.indexOf(10)
  const payload = buffer.subarray(end + 1)
  if (end < 0 || buffer.toString('latin1', 0, end) !== `${FORMAT} ${name} ${digest([payload])}`) return undefined
  try {
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return undefined
  }
}

/** A document as plain JSON: what is kept under symbols gets keys. */
export function packDocument(document: LoadedDocument): unknown {
  const messages = document.messages.map(({ reason, place, ruleId, source, fatal, note, expected, actual, file }) => ({
    reason,
    place,
    ruleId,
    source,
    fatal: fatal ?? null,
    note,
    expected,
    actual,
    file,
  }))
  return { ...document, messages, namespaces: document.namespaces.map((each) => mapNamespace(each, pack)) }
}

/** The document that `packDocument` packed. */
export function unpackDocument(packed: unknown): LoadedDocument {
  const document = packed as LoadedDocument & { readonly messages: readonly PackedMessage[] }
  return {
    ...document,
    messages: document.messages.map(unpackMessage),
    namespaces: document.namespaces.map((each) => mapNamespace(each, unpack)),
  }
}

type PackedMessage = Pick<
  VFileMessage,
  'reason' | 'place' | 'ruleId' | 'source' | 'note' | 'expected' | 'actual' | 'file'
> & { readonly fatal: boolean | null }

function unpackMessage({ reason, place, ruleId, source, fatal, ...rest }: PackedMessage): VFileMessage {
  const message = new VFileMessage(reason, {
    ...(place && { place }),
    ...(ruleId !== undefined && { ruleId }),
    ...(source !== undefined && { source }),
  })
  return Object.assign(message, { ...rest, fatal: fatal ?? undefined })
}

type Held = Namespace | ApiFunction | Parameter | Example | Guide

/** Every thing that may have facts or Markdown, changed. */
function mapNamespace(namespace: Namespace, change: <T extends Held>(thing: T) => T): Namespace {
  const guide = (each: Guide): Guide =>
    change({ ...each, ...(each.examples && { examples: each.examples.map(change) }) })
  return change({
    ...namespace,
    functions: namespace.functions.map((each) =>
      change({
        ...each,
        parameters: each.parameters.map(change),
        examples: each.examples.map(change),
        ...(each.notes && { notes: each.notes.map(guide) }),
      }),
    ),
    guides: namespace.guides.map(guide),
  })
}

interface Keyed {
  readonly '@facts'?: unknown
  readonly '@markdown'?: unknown
}

function pack<T extends Held>(thing: T): T {
  const { [facts]: origins, [markdown]: source, ...rest } = thing as T & Namespace
  return {
    ...rest,
    ...(origins !== undefined && { '@facts': origins }),
    ...(source !== undefined && { '@markdown': source }),
  } as unknown as T
}

function unpack<T extends Held>(thing: T): T {
  const { '@facts': origins, '@markdown': source, ...rest } = thing as T & Keyed
  return {
    ...rest,
    ...(origins !== undefined && { [facts]: origins }),
    ...(source !== undefined && { [markdown]: source }),
  } as unknown as T
}
