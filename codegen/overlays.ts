/** The overlays of a spec folder, read and held against the documents that they belong to. */
import { VFileMessage } from 'vfile-message'
import { nearest } from '../runtime/nearest.js'
import type { HttpSource } from './emit/index.js'
import { UnreadableDocument } from './failure.js'
import { exists, listOverlays, readDocument } from './files.js'
import type { Namespace } from './ir.js'
import { checkOverlay } from './overlay/check.js'
import { readOverlay } from './overlay/read.js'
import type { LoadedDocument } from './loaded.js'
import type { Mistake } from './yaml.js'

export interface LoadedOverlays {
  readonly overlays: ReadonlyMap<string, HttpSource>
  /** What is wrong with each file, as a document without namespaces; only files with messages are listed. */
  readonly documents: readonly LoadedDocument[]
  /** Namespaces whose overlay is wrong. */
  readonly failed: readonly string[]
}

/** Reads every `<namespace>.http.yaml` beside the documents. `only` leaves out those of other namespaces. */
export function loadOverlays(spec: string, documents: readonly LoadedDocument[], only?: string): LoadedOverlays {
  const namespaces = new Map(documents.flatMap((document) => document.namespaces).map((each) => [each.namespace, each]))
  const overlays = new Map<string, HttpSource>()
  const problems: LoadedDocument[] = []
  const failed: string[] = []
  for (const file of listOverlays(spec)) {
    const name = file.replace(/^.*\//, '').slice(0, -'.http.yaml'.length)
    if (only !== undefined && only !== name) continue
    const loaded = loadOverlay(file, name, namespaces)
    if ('source' in loaded) overlays.set(name, loaded.source)
    else {
      failed.push(name)
      problems.push(loaded.document)
    }
  }
  return { overlays, documents: problems, failed }
}

function loadOverlay(file: string, name: string, namespaces: ReadonlyMap<string, Namespace>): { source: HttpSource } | { document: LoadedDocument } {
  try {
    const { overlay, mistakes, places } = readOverlay(file, readDocument(file).text, name)
    const namespace = namespaces.get(name)
    const hooksFile = file.replace(/\.yaml$/, '.ts')
    const hooks = exists(hooksFile) ? readDocument(hooksFile).text : undefined
    const all = [...mistakes, ...(namespace ? (overlay ? checkOverlay(overlay, namespace, places) : []) : [orphan(file, name, namespaces)]), ...missingHooks(file, hooks, overlay)]
    if (overlay && all.length === 0) return { source: { overlay, ...(hooks !== undefined && { hooks }) } }
    return { document: { file, namespaces: [], unread: [], messages: all.map((mistake) => asMessage(mistake)) } }
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    return { document: { file, namespaces: [], messages: [asMessage({ file: error.file, line: error.place?.line ?? 1, column: error.place?.column ?? 1, message: error.message }, error.rule)] } }
  }
}

function orphan(file: string, name: string, namespaces: ReadonlyMap<string, Namespace>): Mistake {
  const near = nearest(name, namespaces.keys())
  return { file, line: 1, column: 1, message: `no document describes the namespace "${name}"${near === undefined ? '' : `, did you mean ${near}.http.yaml?`}` }
}

function missingHooks(file: string, hooks: string | undefined, overlay: ReturnType<typeof readOverlay>['overlay']): Mistake[] {
  const wanted = [...(overlay?.functions ?? [])].filter(([, entry]) => entry.kind === 'call' && entry.hooks.length > 0).map(([name]) => name)
  if (wanted.length === 0 || hooks !== undefined) return []
  return [{ file, line: 1, column: 1, message: `${wanted.join(', ')} ${wanted.length === 1 ? 'has' : 'have'} hooks, expected them in ${file.replace(/\.yaml$/, '.ts')}` }]
}

function asMessage({ file, line, column, message: reason }: Mistake, rule = 'overlay'): VFileMessage {
  const message = new VFileMessage(reason, { place: { line, column }, ruleId: rule, source: 'moonbind' })
  return Object.assign(message, { file, fatal: true })
}
