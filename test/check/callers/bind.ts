/** Makes documents callable, as a project that generates from them does: read, emit, compile, load. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { type Namespace, type OutputFile, parseDocument } from 'moonbind/codegen'
import type { NamespaceDefinition } from 'moonbind/runtime'
// Below dist/, Node itself loads what is compiled, and not the test runner.
import { emit } from '../../emit/emitting.js'
import { root } from '../../helpers/cli.js'

/** A document of a project. */
export interface Source {
  readonly file: string
  readonly text: string
}

/** A document as it is read, and what its callers get: the definitions of its namespaces. */
export interface Bound {
  readonly namespaces: readonly Namespace[]
  readonly definitions: readonly NamespaceDefinition[]
}

/**
 * Each document made callable, or undefined if it is refused. All are compiled together, because starting the compiler
 * is what takes time.
 */
export async function bind(sources: readonly Source[]): Promise<(Bound | undefined)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'moonbind-callers-'))
  try {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules/moonbind'), 'dir')
    const emitted = sources.map((source, index) => emittedOf(source, String(index)))
    const files = new Map(emitted.flatMap(({ files }) => files.map(({ path, text }) => [path, text] as const)))
    await compile(files, folder)
    const load = async (path: string): Promise<NamespaceDefinition> =>
      (await import(pathToFileURL(join(folder, 'dist', path.replace(/\.ts$/, '.js'))).href)).definition
    return await Promise.all(
      emitted.map(async ({ refused, namespaces, entries }) =>
        refused ? undefined : { namespaces, definitions: await Promise.all(entries.map(load)) },
      ),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Emitted {
  readonly refused: boolean
  readonly namespaces: readonly Namespace[]
  readonly files: readonly OutputFile[]
  readonly entries: readonly string[]
}

function emittedOf({ file, text }: Source, prefix: string): Emitted {
  const { namespaces, messages } = parseDocument(file, text)
  const files = namespaces.flatMap((namespace) =>
    emit(namespace).map((each) => ({ ...each, path: `${prefix}/${each.path}` })),
  )
  return {
    refused: messages.some(({ fatal }) => fatal === true) || namespaces.length === 0,
    namespaces,
    files,
    entries: namespaces.map(({ namespace }) => `${prefix}/${namespace}/index.ts`),
  }
}

async function compile(files: ReadonlyMap<string, string>, folder: string): Promise<void> {
  const entryPoints = [...files.keys()].filter((path) => path.endsWith('/index.ts'))
  if (entryPoints.length === 0) return
  await build({
    entryPoints: Object.fromEntries(entryPoints.map((path) => [path.replace(/\.ts$/, ''), path])),
    bundle: true,
    format: 'esm',
    outdir: join(folder, 'dist'),
    external: ['moonbind/*'],
    plugins: [inMemory(files)],
    logLevel: 'silent',
  })
}

const inMemory = (files: ReadonlyMap<string, string>): Plugin => ({
  name: 'in-memory',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, importer, kind }) => {
      if (path.startsWith('moonbind/')) return { path, external: true }
      const whole = kind === 'entry-point' ? path : join(importer, '..', path).replace(/\.js$/, '.ts')
      return { path: whole, namespace: 'memory' }
    })
    onLoad({ filter: /./, namespace: 'memory' }, ({ path }) => ({ contents: files.get(path)!, loader: 'ts' }))
  },
})
