/** What npm would publish, unpacked as npm would install it: one tarball for all tests of a file. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readsDocuments } from '#codegen/cli/libraries.js'
import { type Finished, root } from '../helpers/cli.js'

export interface Packed {
  /** Paths of its files. */
  readonly files: readonly string[]
  /** Puts it into a project, next to these packages of this checkout; its own dependencies are always there. */
  readonly install: (folder: string, packages: readonly string[]) => void
  readonly remove: () => void
}

export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The libraries that a project installs to generate, and the types of its compiler. */
export const generating: readonly string[] = [
  ...Object.keys(manifest.peerDependencies).filter(readsDocuments),
  '@types/node',
]
/** What else it may install: to serve, to make a site. */
export const others: readonly string[] = Object.keys(manifest.peerDependencies).filter((name) => !readsDocuments(name))

/** Packs this checkout as it is built. */
export function pack(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'moonbind-packed-'))
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }))
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', folder])
  return {
    files: packed.files.map(({ path }: { path: string }) => path),
    install: (project, packages) => {
      const modules = join(project, 'node_modules')
      cpSync(join(folder, 'package'), join(modules, 'moonbind'), { recursive: true })
      for (const name of [...Object.keys(manifest.dependencies), ...packages]) link(modules, name)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A link is enough: Node finds what a package needs from where it really lies. */
function link(modules: string, name: string): void {
  const place = join(modules, name)
  mkdirSync(dirname(place), { recursive: true })
  if (!existsSync(place)) symlinkSync(join(root, 'node_modules', name), place)
}

/** Loads exports and runs commands of the installed package, all in one process. */
const PROBE = `
import { main } from './node_modules/moonbind/dist/codegen/cli/main.js'
const { exports, commands } = JSON.parse(process.argv[2])
const imported = {}
for (const name of exports)
  imported[name] = await import(name).then(() => 'loaded', ({ name, message }) => name + ': ' + message)
const finished = []
for (const command of commands) {
  let [out, err] = ['', '']
  const code = await main(command, {
    out: (text) => (out += text), err: (text) => (err += text), environment: {}, colour: false, progress: () => {},
    untilInterrupted: async () => {}, readInput: async () => Buffer.from('return 1'),
  })
  finished.push({ code, out, err })
}
console.log(JSON.stringify({ imported, finished }))
`

export interface Probed {
  /** `loaded`, or the error. */
  readonly imported: { readonly [name: string]: string }
  readonly finished: readonly Finished[]
}

export interface Wanted {
  readonly exports?: readonly string[]
  /** Words after `moonbind`. */
  readonly commands?: readonly (readonly string[])[]
}

/** What a project sees of the package that is installed in it. */
export function probe(cwd: string, { exports = [], commands = [] }: Wanted): Probed {
  writeFileSync(join(cwd, 'probe.mjs'), PROBE)
  const args = ['probe.mjs', JSON.stringify({ exports, commands })]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  if (stderr !== '') throw new Error(stderr)
  return JSON.parse(stdout)
}
