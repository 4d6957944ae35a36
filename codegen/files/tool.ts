/** This very copy of moonbind: all that decides what it makes of a document. */
import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digest } from '../text/digest.js'
import { once } from '../text/once.js'
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

/** A part of moonbind's code. */
export interface ToolCode {
  /** All that decides its digest. */
  readonly files: readonly ToolFile[]
  readonly digest: () => string
}

/**
 * The code of this copy that reads, checks and prints. Modules and the bundle made from them have the same digest,
 * so they share their cache. It is read once: whatever happens to the files later, this process
 * still runs the code that it has loaded.
 */
export const toolCode: () => ToolCode = once(() => {
  const own = fileURLToPath(new URL('.', import.meta.url))
  const root = join(own, '..')
  if (basename(own) !== 'bundle') return moduleCode(root)
  const file = toolFile(BUNDLED, join(own, BUNDLED))
  return { files: [file], digest: () => Buffer.from(file.read()).toString('utf8') }
})

/** The file in which the bundle lists its modules. */
const BUNDLED = 'code.txt'

/** The compiled modules; `root` is the folder of `codegen/`. */
function moduleCode(root: string): ToolCode {
  const files = ['.', '../runtime'].flatMap((below) =>
    listFiles(join(root, below))
      .filter((path) => /\.(js|hbs)$/.test(path) && !/^(?:vm|site|bundle)\//.test(path))
      .map((path) => toolFile(`${below}/${path}`, join(root, below, path))),
  )
  return codeOf(files)
}

const codeOf = (files: readonly ToolFile[]): ToolCode => ({
  files,
  digest: once(() => digest(files.flatMap(({ name, read }) => [name, read()]))),
})

/** The versions of libraries. */
export const libraryFiles = (libraries: readonly string[]): readonly ToolFile[] =>
  libraries.map((name) => toolFile(name, packageFile(fileURLToPath(new URL('../../..', import.meta.url)), name)))

/** The code, styles and pictures that only sites are made with. */
export const siteToolCode: () => ToolCode = once(() => {
  const folder = fileURLToPath(new URL('../site', import.meta.url))
  return codeOf(listFiles(folder).map((path) => toolFile(`site/${path}`, join(folder, path))))
})

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
