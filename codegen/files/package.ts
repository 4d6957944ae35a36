/** Files of this package: templates, versions, compiled bindings. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Failure } from '../failure.js'
import { folderNames, listFiles } from './folders.js'
import { unixText } from './normalise.js'
import { shown } from './refusal.js'

/** Templates of the emitters, or those of sites, by file name without ending. */
export function readTemplates<Name extends string>(
  names: readonly Name[],
  of: 'emit' | 'site' = 'emit',
): { readonly [name in Name]: string } {
  const entries = names.map(
    (name) =>
      [name, unixText(readFileSync(new URL(`../${of}/templates/${name}.hbs`, import.meta.url), 'utf8'))] as const,
  )
  return Object.fromEntries(entries) as { [name in Name]: string }
}

/** Styles, scripts and pictures of sites, by file name. */
export function readSiteAssets(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const folder = fileURLToPath(new URL('../site/assets', import.meta.url))
  return listFiles(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
}

/** The playground's program as it was built with this package, by path. */
export function readPlaygroundProgram(): { readonly path: string; readonly bytes: Uint8Array }[] {
  const folder = fileURLToPath(new URL('../site/playground/program', import.meta.url))
  return listFiles(folder).map((path) => ({ path, bytes: readFileSync(join(folder, path)) }))
}

/** A page of this package, by its path in it. */
export const readPage = (path: string): string =>
  unixText(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))

/** This package's own package.json. */
export function readPackage(): {
  readonly version: string
  readonly peerDependencies: Readonly<Record<string, string>>
} {
  return JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
}

/**
 * Addresses of the compiled namespaces below `folder` (without it: below this package's own output), by namespace.
 * Empty if nothing is generated and compiled.
 *
 * @throws {Failure} `usage` where a folder that was named is missing or holds no compiled namespace.
 */
export function compiledNamespaces(folder?: string): ReadonlyMap<string, URL> {
  const found = compiledBelow(folder ?? fileURLToPath(new URL('../../generated', import.meta.url)))
  if (folder !== undefined && found.size === 0) {
    throw new Failure(
      'usage',
      `no compiled bindings in ${shown(folder)}: expected <namespace>/index.js, as tsc makes it from generated output`,
    )
  }
  return found
}

/** Whether a folder holds a compiled namespace. */
export const hasCompiled = (folder: string): boolean => compiledBelow(folder).size > 0

function compiledBelow(folder: string): Map<string, URL> {
  const found = new Map<string, URL>()
  for (const name of folderNames(folder)) {
    const index = join(folder, name, 'index.js')
    if (statSync(index, { throwIfNoEntry: false })?.isFile() === true) found.set(name, pathToFileURL(index))
  }
  return found
}
