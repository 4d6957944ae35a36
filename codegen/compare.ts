/** What is wanted below the output folder against what is there: one plan that `generate` carries out and `check` reports. */

import type { TextFile } from './files/index.js'
import { bytewise } from './text/bytewise.js'

/** One file that is not as it should be. */
export type Change =
  /** Wanted, and not there. */
  | { readonly kind: 'missing'; readonly path: string; readonly after: string }
  /** There, and what it was made from has changed since. */
  | { readonly kind: 'stale'; readonly path: string; readonly before: string; readonly after: string }
  /** There, made from what is still documented, and different all the same: edited by hand or made by another version. */
  | { readonly kind: 'edited'; readonly path: string; readonly before: string; readonly after: string }
  /** Made by moonbind, and wanted no longer. */
  | { readonly kind: 'orphaned'; readonly path: string; readonly before: string }

/** The output folder as it is. Paths are relative to it. */
export interface OutputFolder {
  /** All files, sorted. */
  readonly paths: readonly string[]
  /** Undefined where there is no such file. */
  read(path: string): string | undefined
}

/** What may be compared and deleted. */
export interface Scope {
  /** Folders that this run decides about. A folder that is in nobody's hands now is an orphan if `everything` is set. */
  readonly namespaces: ReadonlySet<string>
  /** All documents were read: a folder that none of them names is left over. */
  readonly everything: boolean
}

/** The file in each namespace's folder that lists what moonbind made there: no other file is ever deleted. */
export const MANIFEST = '.moonbind'

/** The emitted files of one namespace, with the list of them. */
export function withManifest(namespace: string, files: readonly TextFile[]): TextFile[] {
  const names = files.map(({ path }) => path.slice(namespace.length + 1)).sort(bytewise)
  const text = ['# Made by moonbind: it deletes no file of this folder that is not listed here.', ...names, ''].join(
    '\n',
  )
  return [...files, { path: `${namespace}/${MANIFEST}`, text }]
}

/** All differences, sorted by path. Line ends do not count: a checkout may have turned `\n` into `\r\n`. */
export function compare(wanted: readonly TextFile[], folder: OutputFolder, scope: Scope): Change[] {
  const changes = [...differences(wanted, folder), ...orphans(wanted, folder, scope)]
  return changes.sort((a, b) => bytewise(a.path, b.path))
}

function differences(wanted: readonly TextFile[], folder: OutputFolder): Change[] {
  const changes: Change[] = []
  const moved = new Set<string>()
  for (const { path, text: after } of wanted) {
    const before = folder.read(path)
    if (before === undefined) changes.push({ kind: 'missing', path, after })
    else if (unixLines(before) !== unixLines(after)) changes.push({ kind: 'stale', path, before, after })
    else continue
    if (path.endsWith('/schema.json')) moved.add(namespaceOf(path))
  }
  return changes.map((change) =>
    change.kind === 'stale' && !moved.has(namespaceOf(change.path)) ? { ...change, kind: 'edited' } : change,
  )
}

function orphans(wanted: readonly TextFile[], folder: OutputFolder, { namespaces, everything }: Scope): Change[] {
  const kept = new Set(wanted.map(({ path }) => path))
  const present = new Set(folder.paths)
  const changes: Change[] = []
  for (const [namespace, paths] of byNamespace(folder.paths)) {
    if (!everything && !namespaces.has(namespace)) continue
    for (const path of ownFiles(namespace, paths, folder)) {
      if (!kept.has(path) && present.has(path))
        changes.push({ kind: 'orphaned', path, before: folder.read(path) ?? '' })
    }
  }
  return changes
}

function byNamespace(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>()
  for (const path of paths) {
    if (!path.includes('/')) continue
    const namespace = namespaceOf(path)
    const known = folders.get(namespace)
    if (known) known.push(path)
    else folders.set(namespace, [path])
  }
  return folders
}

/**
 * What moonbind made in a namespace's folder: the files that its list names, and those that say it in their first lines
 * (a merge can leave a file behind that its list has lost). Lines of the list that name no file, such as the markers
 * of a conflict, are passed over.
 */
function ownFiles(namespace: string, paths: readonly string[], folder: OutputFolder): string[] {
  const below = `${namespace}/`
  const manifest = folder.read(below + MANIFEST)
  const listed = new Set((manifest ?? '').split(/\r?\n/).map((name) => below + name))
  if (manifest !== undefined) listed.add(below + MANIFEST)
  return paths.filter((path) => listed.has(path) || saysGenerated(path, folder))
}

function saysGenerated(path: string, folder: OutputFolder): boolean {
  if (!path.endsWith('.ts')) return false
  return /^\/[/*].*@generated\b.*(?:moonbind|make generate)/m.test((folder.read(path) ?? '').slice(0, 400))
}

const namespaceOf = (path: string): string => path.slice(0, path.indexOf('/'))

const unixLines = (text: string): string => text.replaceAll('\r\n', '\n')
