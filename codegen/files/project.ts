/** The project that moonbind works for: which package manager it uses, and whether it is moonbind itself. */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun'

const lockFiles: readonly (readonly [file: string, manager: PackageManager])[] = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
]

/** The package manager whose lock file is nearest, from the working directory upwards; undefined without one. */
export function lockedPackageManager(): PackageManager | undefined {
  for (const folder of foldersUpwards()) {
    const found = lockFiles.find(([file]) => isFile(join(folder, file)))
    if (found) return found[1]
  }
  return undefined
}

/** Whether the working directory is a checkout of moonbind, in which `make` does everything. */
export function isOwnCheckout(): boolean {
  const own = fileURLToPath(new URL('../../..', import.meta.url))
  return isFile('Makefile') && isFile('package.json') && realpathSync('.') === realpathSync(own)
}

/** Whether Node finds a package from this copy of moonbind. */
export function isInstalled(name: string): boolean {
  return foldersUpwards(fileURLToPath(new URL('.', import.meta.url))).some((folder) =>
    isFile(join(folder, 'node_modules', name, 'package.json')),
  )
}

/** Fields of the project's package.json; empty if the file is missing or damaged. */
export function projectPackage(): { readonly name?: string; readonly version?: string } {
  try {
    const { name, version } = JSON.parse(readProjectPackage() ?? '{}') as { name?: unknown; version?: unknown }
    return { ...(typeof name === 'string' && { name }), ...(typeof version === 'string' && { version }) }
  } catch {
    return {}
  }
}

/** The text of the project's package.json; undefined if there is none. */
export function readProjectPackage(): string | undefined {
  return isFile('package.json') ? readFileSync('package.json', 'utf8') : undefined
}

/** None if the working directory was deleted. */
function foldersUpwards(from = workingFolder()): string[] {
  if (from === undefined) return []
  const folders = [resolve(from)]
  for (let parent = dirname(folders[0]!); parent !== folders.at(-1); parent = dirname(parent)) folders.push(parent)
  return folders
}

function workingFolder(): string | undefined {
  try {
    return resolve('.')
  } catch {
    return undefined
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true
