/** What threads that make a site share. */
import { deserialize, serialize } from 'node:v8'
import { unixText } from '../files/index.js'
import { packNamespace, unpackNamespace } from '../project/pack.js'
import { digest } from '../text/digest.js'
import type { NamespaceSource, SiteFile, SiteFrame } from './project.js'

/** Namespaces for several threads. Plain data, but for the counter that all of them see. */
export interface SiteShift {
  readonly frame: SiteFrame
  readonly sources: readonly PackedSource[]
  /** The number of the next namespace that is still free. */
  readonly next: Int32Array
}

/** A source as bytes, which all threads can see. */
export type PackedSource = Uint8Array

/** A file that was made, known by its digest. Line ends are LF. */
export interface MadeFile extends SiteFile {
  readonly digest: string
}

/** The answer of a thread about a namespace: its files, or nothing if it failed. */
export interface SiteDone {
  readonly index: number
  readonly files?: readonly MadeFile[]
}

export function packSource({ namespace, http, findings }: NamespaceSource): PackedSource {
  const bytes = serialize({ namespace: packNamespace(namespace), http, findings })
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
  shared.set(bytes)
  return shared
}

export function unpackSource(packed: PackedSource): NamespaceSource {
  const { namespace, http, findings } = deserialize(Buffer.from(packed)) as NamespaceSource
  return { namespace: unpackNamespace(namespace), findings, ...(http && { http }) }
}

/** A file as it is written and compared. */
export function madeFile({ path, content }: SiteFile): MadeFile {
  const written = typeof content === 'string' ? unixText(content) : content
  return { path, content: written, digest: digest([written]) }
}
