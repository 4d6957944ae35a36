/** Packs documents as plain JSON and unpacks them: fields under symbols get keys. */
import { type ApiFunction, type Example, facts, type Guide, markdown, type Namespace, type Parameter } from '../ir.js'
import { type LoadedDocument, plain } from './document.js'

/** A document as JSON can hold it. */
export function packDocument(document: LoadedDocument): unknown {
  return {
    ...document,
    messages: document.messages.map(plain),
    namespaces: document.namespaces.map(packNamespace),
  }
}

/** A namespace as JSON can hold it. */
export const packNamespace = (entry: Namespace): unknown => mapNamespace(entry, pack)

/** The namespace that `packNamespace` packed. */
export const unpackNamespace = (packed: unknown): Namespace => mapNamespace(packed as Namespace, unpack)

/** The document that `packDocument` packed. */
export function unpackDocument(packed: unknown): LoadedDocument {
  const document = packed as LoadedDocument
  return { ...document, namespaces: document.namespaces.map(unpackNamespace) }
}

type Held = Namespace | ApiFunction | Parameter | Example | Guide

/** Changes every object that may have facts or Markdown. */
function mapNamespace(namespace: Namespace, change: <T extends Held>(thing: T) => T): Namespace {
  const guide = (original: Guide): Guide =>
    change({ ...original, ...(original.examples && { examples: original.examples.map(change) }) })
  return change({
    ...namespace,
    functions: namespace.functions.map((fn) =>
      change({
        ...fn,
        parameters: fn.parameters.map(change),
        examples: fn.examples.map(change),
        ...(fn.notes && { notes: fn.notes.map(guide) }),
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
