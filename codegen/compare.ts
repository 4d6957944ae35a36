/**
 * What is wanted below the output folder against what is there: one plan that `generate` carries out and `check`
 * reports.
 */

import { bytewise } from './text/bytewise.js'

/** One file that is not as it should be. */
export type FileChange =
  /** Wanted, and not there. */
  | { readonly kind: 'missing'; readonly path: string; readonly after: string }
  /** There, and what it was made from has changed since. */
  | { readonly kind: 'stale'; readonly path: string; readonly before: string; readonly after: string }
  /**
   * There, made from what is still documented, and different all the same: edited by hand or made by another version.
   */
  | { readonly kind: 'edited'; readonly path: string; readonly before: string; readonly after: string }
  /** Made by moonbind, and wanted no longer. */
  | { readonly kind: 'orphaned'; readonly path: string; readonly before: string }

/** A file that is not as it should be, without its texts. */
export type Difference = Pick<FileChange, 'kind' | 'path'>

/** A file that is wanted below the output folder, known by the digest of its text. */
export interface WantedFile {
  readonly path: string
  readonly digest: string
}

/** The output folder as it is. Paths are relative to it, line ends are LF. */
export interface OutputFolder {
  /** All files, sorted. */
  readonly paths: readonly string[]
  /** A hash of the text of a file; undefined if there is no such file. */
  digest(path: string): string | undefined
  /** Undefined if there is no such file. */
  read(path: string): string | undefined
}

/** What may be compared and deleted. */
export interface Owned {
  /**
   * Folders that this run decides about. With `everything`, a folder that no document owns any more is an orphan.
   */
  readonly namespaces: ReadonlySet<string>
  /** All documents were read: a folder that none of them names is left over. */
  readonly everything: boolean
}

/** Older versions of moonbind listed in this file of a namespace's folder what they made there. */
const MANIFEST = '.moonbind'

/** All differences, sorted by path. */
export function compare(wanted: readonly WantedFile[], folder: OutputFolder, scope: Owned): Difference[] {
  const found = [...differences(wanted, folder), ...orphans(wanted, folder, scope)]
  return found.sort((a, b) => bytewise(a.path, b.path))
}

/** Differences with their texts: `after` gives those that are wanted. */
export function withTexts(
  found: readonly Difference[],
  folder: OutputFolder,
  after: (path: string) => string,
): FileChange[] {
  return found.map(({ kind, path }) => {
    switch (kind) {
      case 'missing':
        return { kind, path, after: after(path) }
      case 'stale':
      case 'edited':
        return { kind, path, before: folder.read(path) ?? '', after: after(path) }
      case 'orphaned':
        return { kind, path, before: folder.read(path) ?? '' }
    }
  })
}

function differences(wanted: readonly WantedFile[], folder: OutputFolder): Difference[] {
  const found: Difference[] = []
  const moved = new Set<string>()
  for (const { path, digest } of wanted) {
    const present = folder.digest(path)
    if (present === digest) continue
    found.push({ kind: present === undefined ? 'missing' : 'stale', path })
    if (path.endsWith('/schema.json')) moved.add(namespaceOf(path))
  }
  return found.map(({ kind, path }) => ({
    kind: kind === 'stale' && !moved.has(namespaceOf(path)) ? 'edited' : kind,
    path,
  }))
}

/** Only folders with a file that is not wanted are looked at: all others hold nothing to delete. */
function orphans(wanted: readonly WantedFile[], folder: OutputFolder, { namespaces, everything }: Owned): Difference[] {
  const kept = new Set(wanted.map(({ path }) => path))
  return [...byNamespace(folder.paths)]
    .filter(([namespace, paths]) => (everything || namespaces.has(namespace)) && paths.some((path) => !kept.has(path)))
    .flatMap(([namespace, paths]) => ownFiles(namespace, paths, folder))
    .filter((path) => !kept.has(path))
    .map((path) => ({ kind: 'orphaned', path }))
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
 * What moonbind made in a namespace's folder: the files that say it in their first lines, and those that a list of an
 * older version names. Lines of the list that name no file, such as the markers of a conflict, are passed over.
 */
function ownFiles(namespace: string, paths: readonly string[], folder: OutputFolder): string[] {
  const below = `${namespace}/`
  const manifest = paths.includes(below + MANIFEST) ? folder.read(below + MANIFEST) : undefined
  const listed = new Set((manifest ?? '').split('\n').map((name) => below + name))
  if (manifest !== undefined) listed.add(below + MANIFEST)
  return paths.filter((path) => listed.has(path) || saysGenerated(path, folder))
}

function saysGenerated(path: string, folder: OutputFolder): boolean {
  const mark = path.endsWith('.ts') ? commentMark : path.endsWith('/schema.json') ? fieldMark : undefined
  return mark?.test((folder.read(path) ?? '').slice(0, 400)) ?? false
}

const commentMark = /^\/[/*].*@generated\b.*(?:moonbind|make generate)/m
const fieldMark = /^\[\n {2}\{\n {4}"\$comment": "@generated\b.*(?:moonbind|make) generate/

/** The folder that a file of the output lies in. */
const namespaceOf = (path: string): string => path.slice(0, path.indexOf('/'))
