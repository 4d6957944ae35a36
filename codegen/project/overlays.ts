/** Reads overlays and checks them against the namespaces that they belong to. */
import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import type { HttpSource } from '../emit/index.js'
import { UnreadableDocument } from '../failure.js'
import { type SpecFile, textOf } from '../files/index.js'
import type { Namespace } from '../ir.js'
import { checkOverlay } from '../overlay/check.js'
import { effectConflicts, withEffects } from '../overlay/effects.js'
import { withoutIdleLimits } from '../overlay/idle.js'
import type { Overlay } from '../overlay/overlay.js'
import { type OverlayPlaces, readOverlay } from '../overlay/read.js'
import type { Mistake } from '../text/yaml.js'
import { type Diagnostic, type DocumentOutline, refused } from './document.js'
import type { OverlayFiles } from './spec-folder.js'

/** What an overlay gives. */
export interface ReadOverlay {
  /** How the namespace reaches its API; absent if the overlay has mistakes. */
  readonly source?: HttpSource
  /** The namespace with the effects that the overlay decides; absent if the overlay has mistakes. */
  readonly namespace?: Namespace
  /** Mistakes of the overlay, reported like those of a document without namespaces; absent if there are none. */
  readonly problems?: DocumentOutline
}

/** The overlay of a documented namespace. */
export function readOverlayFor(files: OverlayFiles, namespace: Namespace): ReadOverlay {
  const notes: Diagnostic[] = []
  let decided = namespace
  const { source, problems } = read(files, (overlay, places) => {
    if (!overlay) return []
    notes.push(...idleLimits(overlay, namespace, places), ...conflicts(overlay, namespace, places))
    decided = withEffects(namespace, overlay, places)
    return checkOverlay(overlay, namespace, places)
  })
  if (!source) return { ...(problems && { problems: { ...problems, messages: [...problems.messages, ...notes] } }) }
  const { overlay } = withoutIdleLimits(source.overlay, namespace)
  return {
    source: { ...source, overlay },
    namespace: decided,
    ...(notes.length > 0 && { problems: { file: files.overlay.file, namespaces: [], messages: notes } }),
  }
}

/** A namespace with the effects that its overlay decides, as far as that can be read. */
export function effectsAsOf(namespace: Namespace, file: SpecFile | undefined): Namespace {
  if (!file) return namespace
  try {
    const { overlay, places } = readOverlay(file.file, textOf(file), namespace.namespace)
    return overlay ? withEffects(namespace, overlay, places) : namespace
  } catch (error) {
    if (error instanceof UnreadableDocument) return namespace
    throw error
  }
}

function idleLimits(overlay: Overlay, namespace: Namespace, places: OverlayPlaces): Diagnostic[] {
  return withoutIdleLimits(overlay, namespace).idle.map(({ functionName, parameter, message }) => {
    const { fatal: _, ...note } = asDiagnostic({ file: overlay.file, ...places.find(functionName, parameter), message })
    return { ...note, ruleId: 'idle-limit' }
  })
}

/** A warning: the document decides, but one of the two is wrong. */
function conflicts(overlay: Overlay, namespace: Namespace, places: OverlayPlaces): Diagnostic[] {
  return effectConflicts(namespace, overlay).map(({ function: name, inside, message }) => ({
    ...asDiagnostic({ file: overlay.file, ...places.find(name, inside), message }),
    ruleId: 'effect-conflict',
    fatal: false,
    note: 'correct the document, or state the same effect under "effect" in the overlay, with the reason',
  }))
}

/** An overlay without a document; `documented` are the namespaces that exist. */
export const readOrphan = (files: OverlayFiles, documented: readonly string[]): ReadOverlay =>
  files.overlay.file.endsWith('.yml')
    ? { problems: wrong(files, [misnamed(files)]) }
    : read(files, () => [orphan(files, documented)])

type Check = (overlay: Overlay | undefined, places: OverlayPlaces) => readonly Mistake[]

function read(files: OverlayFiles, check: Check): ReadOverlay {
  try {
    const { file } = files.overlay
    const { overlay, mistakes, places } = readOverlay(file, textOf(files.overlay), files.namespace)
    const hooks = files.hooks && textOf(files.hooks)
    const all = [...mistakes, ...check(overlay, places), ...checkHooks(file, hooks, overlay, places)]
    if (!overlay || all.length > 0) return { problems: wrong(files, all) }
    return { source: { overlay, ...(hooks !== undefined && { hooks }) } }
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    return {
      problems: { file: files.overlay.file, namespaces: [], messages: [refused(error)], unreadable: true },
    }
  }
}

const misnamed = ({ namespace, overlay: { file } }: OverlayFiles): Mistake => ({
  file,
  line: 1,
  column: 1,
  message: `expected the name of the overlay to be ${namespace}.http.yaml`,
})

function orphan({ namespace, overlay: { file } }: OverlayFiles, documented: readonly string[]): Mistake {
  const hint = didYouMean(namespace, documented, (name) => `${name}.http.yaml`)
  return { file, line: 1, column: 1, message: `no document describes the namespace "${namespace}", ${hint}` }
}

const wrong = ({ overlay: { file } }: OverlayFiles, mistakes: readonly Mistake[]): DocumentOutline => ({
  file,
  namespaces: [],
  messages: mistakes.map(asDiagnostic),
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

const asDiagnostic = ({ file, line, column, message: reason }: Mistake): Diagnostic => ({
  reason,
  place: { line, column },
  line,
  column,
  ruleId: 'overlay',
  source: 'moonbind',
  fatal: true,
  file,
})
