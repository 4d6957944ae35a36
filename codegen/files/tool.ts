/** This very copy of moonbind: all that decides what it makes of a document. */
import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listFiles } from './folders.js'
import { type Stamp, stampOf } from './output.js'

/** A file of moonbind's code, or the package.json of a library that it uses. */
export interface ToolFile {
  readonly name: string
  /** Absent if a library is not installed. */
  readonly stamp?: Stamp
  /** Its bytes; empty if it is not there. */
  read(): Uint8Array
}

/** The code that reads, checks and prints, and the versions of the libraries. */
export function toolFiles(libraries: readonly string[]): readonly ToolFile[] {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const code = codeFolders(basename(fileURLToPath(new URL('.', import.meta.url)))).flatMap((below) =>
    listFiles(join(root, below))
      .filter((path) => /\.(js|hbs)$/.test(path) && !/^(?:vm|site|bundle)\//.test(path))
      .map((path) => toolFile(`${below}/${path}`, join(root, below, path))),
  )
  return [...code, ...libraries.map((name) => toolFile(name, packageFile(join(root, '../..'), name)))]
}

/** All of the code is below these folders, as seen from `codegen/`. A command that runs from its bundle is the bundle. */
const codeFolders = (own: string): readonly string[] =>
  own === 'bundle' ? ['bundle', 'emit/templates'] : ['.', '../runtime']

/** The code, styles and pictures that only sites are made with. */
export function siteToolFiles(): readonly ToolFile[] {
  const folder = fileURLToPath(new URL('../site', import.meta.url))
  return listFiles(folder).map((path) => toolFile(`site/${path}`, join(folder, path)))
}

function toolFile(name: string, file: string | undefined): ToolFile {
  const stats = file === undefined ? undefined : statSync(file, { bigint: true, throwIfNoEntry: false })
  return {
    name,
    ...(stats && { stamp: stampOf(stats) }),
    read: () => (file === undefined || stats === undefined ? new Uint8Array() : readFileSync(file)),
  }
}

/** The package.json of a library as Node finds it from `folder` upwards; undefined if it is not installed. */
function packageFile(folder: string, name: string): string | undefined {
  const file = join(folder, 'node_modules', name, 'package.json')
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) return file
  const parent = dirname(folder)
  return parent === folder ? undefined : packageFile(parent, name)
}
