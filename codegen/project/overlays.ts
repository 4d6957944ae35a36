/** The overlays of a spec folder, read and held against the documents that they belong to. */
import { VFileMessage } from 'vfile-message'
import { nearest } from '../../runtime/nearest.js'
import type { HttpSource } from '../emit/index.js'
import { UnreadableDocument } from '../failure.js'
import { exists, listOverlays, readDocument } from '../files/index.js'
import type { Namespace } from '../ir.js'
import { checkOverlay } from '../overlay/check.js'
import type { Overlay } from '../overlay/overlay.js'
import { type OverlayPlaces, readOverlay } from '../overlay/read.js'
import type { Mistake } from '../text/yaml.js'
import type { LoadedDocument } from './document.js'

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
    const name = file.replace(/^.*\//, '').replace(/\.http\.ya?ml$/, '')
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

function loadOverlay(
  file: string,
  name: string,
  namespaces: ReadonlyMap<string, Namespace>,
): { source: HttpSource } | { document: LoadedDocument } {
  if (file.endsWith('.yml'))
    return { document: wrong(file, [{ file, line: 1, column: 1, message: `an overlay is called ${name}.http.yaml` }]) }
  try {
    const { overlay, mistakes, places } = readOverlay(file, readDocument(file).text, name)
    const namespace = namespaces.get(name)
    const hooksFile = file.replace(/\.yaml$/, '.ts')
    const hooks = exists(hooksFile) ? readDocument(hooksFile).text : undefined
    const all = [
      ...mistakes,
      ...(namespace ? (overlay ? checkOverlay(overlay, namespace, places) : []) : [orphan(file, name, namespaces)]),
      ...checkHooks(file, hooks, overlay, places),
    ]
    if (overlay && all.length === 0) return { source: { overlay, ...(hooks !== undefined && { hooks }) } }
    return { document: wrong(file, all) }
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    return {
      document: {
        file,
        namespaces: [],
        messages: [
          asMessage(
            {
              file: error.file,
              line: error.place?.line ?? 1,
              column: error.place?.column ?? 1,
              message: error.message,
            },
            error.rule,
          ),
        ],
      },
    }
  }
}

function orphan(file: string, name: string, namespaces: ReadonlyMap<string, Namespace>): Mistake {
  const near = nearest(name, namespaces.keys())
  return {
    file,
    line: 1,
    column: 1,
    message: `no document describes the namespace "${name}"${near === undefined ? '' : `, did you mean ${near}.http.yaml?`}`,
  }
}

const wrong = (file: string, mistakes: readonly Mistake[]): LoadedDocument => ({
  file,
  namespaces: [],
  unread: [],
  messages: mistakes.map((mistake) => asMessage(mistake)),
})

/** Functions with hooks have a file that holds them, and such a file has functions. */
function checkHooks(
  file: string,
  hooks: string | undefined,
  overlay: Overlay | undefined,
  places: OverlayPlaces,
): Mistake[] {
  if (!overlay) return []
  const beside = file.replace(/\.yaml$/, '.ts')
  const wanted = [...overlay.functions]
    .filter(([, entry]) => entry.kind === 'call' && entry.hooks.length > 0)
    .map(([name]) => name)
  const [first] = wanted
  if (first === undefined)
    return hooks === undefined
      ? []
      : [{ file, line: 1, column: 1, message: `no function has "hooks", but there is ${beside}` }]
  if (hooks !== undefined) return []
  return [
    {
      file,
      ...places.find(first),
      message: `${wanted.join(', ')} ${wanted.length === 1 ? 'has' : 'have'} hooks, expected them in ${beside}`,
    },
  ]
}

function asMessage({ file, line, column, message: reason }: Mistake, rule = 'overlay'): VFileMessage {
  const message = new VFileMessage(reason, { place: { line, column }, ruleId: rule, source: 'moonbind' })
  return Object.assign(message, { file, fatal: true })
}
