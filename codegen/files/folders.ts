/** What is at a path, and below it. */
import { lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { bytewise, sortBytewise } from '../text/bytewise.js'
import { refusal, shown } from './refusal.js'

/** Names of our own folders begin with this; an interrupted run may leave one behind. */
export const STAGING = '.moonbind-'

/** Whether there is something to read at a path. */
export const exists = (file: string): boolean => statSync(file, { throwIfNoEntry: false }) !== undefined

/** What is at a path, links followed; undefined if there is nothing, or it cannot be reached. */
export function kindAt(path: string): 'folder' | 'file' | undefined {
  try {
    const stats = statSync(path)
    return stats.isDirectory() ? 'folder' : 'file'
  } catch {
    return undefined
  }
}

/**
 * Paths of all files below `folder`, relative to it, sorted bytewise. Links are listed, never followed. Empty if it
 * is missing.
 */
export function listFiles(folder: string): string[] {
  const found: string[] = []
  const visit = (path: string, below: string): void => {
    for (const entry of readEntries(path)) {
      if (entry.isDirectory()) visit(`${path}/${entry.name}`, `${below}${entry.name}/`)
      else found.push(below + entry.name)
    }
  }
  visit(folder, '')
  return sortBytewise(found)
}

/** Subfolders and files of a folder without our staging folders; none if it is missing. */
export function readEntries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith(STAGING))
  } catch (error) {
    if (isMissing(error) && lstatSync(folder, { throwIfNoEntry: false }) === undefined) return []
    throw refusal('output', `cannot read ${shown(folder)}`, '', error)
  }
}

/** Whether nothing is there, not even a link that leads nowhere. */
const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Names of the folders, and of links that may lead to one, in a folder, sorted bytewise; none if it is missing. */
export function folderNames(folder: string): string[] {
  if (!isFolder(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isFile())
    .map((entry) => entry.name)
    .sort(bytewise)
}

/**
 * Makes a folder with those above it. Step by step, because `mkdirSync(…, { recursive: true })` never returns if a
 * parent refuses with ENOENT, as /proc does.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  try {
    mkdirSync(folder)
  } catch (error) {
    if (!isFolder(folder)) throw error
  }
}

/** Whether a folder is at a path, links followed. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
