/** Finds compiled bindings by their path: `<folder>/<namespace>/index.js`. */
import { fileURLToPath } from 'node:url'
import type { NamespaceDefinition } from '../../../runtime/definition.js'
import { MoonbindError, messageOf } from '../../../runtime/errors.js'
import type { HttpTable } from '../../../runtime/http/call-table.js'
import type { HttpApi } from '../../../runtime/integration.js'
import type { MockNamespace } from '../../../runtime/mock/index.js'
import { Failure } from '../../failure.js'
import { compiledNamespaces, exists, hasCompiled, hasDocuments, isOwnCheckout, kindAt } from '../../files/index.js'
import type { ProjectFolders } from '../project/folders.js'

/** A compiled namespace with all its parts. */
export interface LoadedNamespace {
  readonly definition: NamespaceDefinition
  /** Present if there is an overlay. */
  readonly http?: { readonly api: HttpApi; readonly table: HttpTable }
  /** What the mock server needs; loaded on demand. */
  readonly mock?: () => Promise<MockNamespace>
}

/**
 * The definitions of all namespaces of a project: those below the folder that was named; else the generated ones,
 * compiled on the way if need be; else those of this package, unless the project has documents of its own.
 *
 * @throws {Failure} `usage` if there is none, or if a module is not one that moonbind generates.
 */
export async function loadDefinitions(folders: ProjectFolders): Promise<NamespaceDefinition[]> {
  const found = await findNamespaces(folders)
  const loaded = await Promise.all([...found].map(([namespace, url]) => loadNamespace(namespace, url)))
  return loaded.map(({ definition }) => definition)
}

/** The same, for what the runtime says of wrong options: a `Failure` for the person at the command line. */
export async function asUsage<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof MoonbindError) throw new Failure('usage', error.message)
    throw error
  }
}

/**
 * The same namespaces with the way to their APIs, if they have one.
 *
 * @throws {Failure} as `loadDefinitions` does.
 */
export async function loadNamespaces(folders: ProjectFolders): Promise<LoadedNamespace[]> {
  return loadFound(await findNamespaces(folders))
}

/**
 * The same, of namespaces that were found before.
 *
 * @throws {Failure} `usage` if a module is not one that moonbind generates.
 */
export function loadFound(found: ReadonlyMap<string, URL>): Promise<LoadedNamespace[]> {
  return Promise.all(
    [...found].map(async ([namespace, url]) => {
      const { definition } = await loadNamespace(namespace, url)
      const http = await besideLoader(namespace, url, 'http')?.()
      const mock = besideLoader(namespace, url, 'mock')
      return {
        definition,
        ...(http && { http: { api: http['http'] as HttpApi, table: http['table'] as HttpTable } }),
        ...(mock && { mock: async () => (await mock())['mock'] as MockNamespace }),
      }
    }),
  )
}

/**
 * Where the compiled bindings of each namespace are. None is loaded.
 *
 * @throws {Failure} `usage` if there is none.
 */
export async function findNamespaces({ spec, out, generated }: ProjectFolders): Promise<ReadonlyMap<string, URL>> {
  if (generated !== undefined) return compiledNamespaces(generated)
  const ofPackage = isOwnCheckout() && out === 'generated'
  const own = ofPackage ? undefined : await projectNamespaces(out)
  const isWaiting = !ofPackage && own === undefined && hasDocuments(spec)
  const found = own ?? (isWaiting ? new Map<string, URL>() : compiledNamespaces())
  if (found.size > 0) return found
  throw new Failure(
    'usage',
    `nothing is generated in ${out} yet: run moonbind generate, or name compiled bindings with --generated DIR`,
  )
}

/** The project itself runs compiled files that are next to their sources. */
async function projectNamespaces(out: string): Promise<ReadonlyMap<string, URL> | undefined> {
  if (kindAt(out) !== 'folder') return undefined
  const folder = hasCompiled(out) ? out : await (await import('./compile.js')).compileBindings(out)
  return folder === undefined ? undefined : compiledNamespaces(folder)
}

async function loadNamespace(namespace: string, url: URL): Promise<{ readonly definition: NamespaceDefinition }> {
  const { definition } = (await load(namespace, url)) as { readonly definition?: NamespaceDefinition }
  if (typeof definition === 'object' && definition?.namespace === namespace) return { definition }
  throw new Failure(
    'usage',
    `${namespace}/index.js exports no definition of ${namespace}: generate and compile it again`,
  )
}

/** Loads a module that only namespaces with an overlay have; undefined if this one has none. */
function besideLoader(
  namespace: string,
  url: URL,
  name: 'http' | 'mock',
): (() => Promise<{ readonly [name: string]: unknown }>) | undefined {
  const beside = new URL(`./${name}.js`, url)
  if (!exists(fileURLToPath(beside))) return undefined
  return async () => {
    const exported = await load(namespace, beside)
    if (typeof exported[name] === 'object') return exported
    throw new Failure('usage', `${namespace}/${name}.js exports no ${name}: generate and compile it again`)
  }
}

function load(namespace: string, url: URL): Promise<{ readonly [name: string]: unknown }> {
  return import(url.href).catch((error: unknown) => {
    throw new Failure('usage', `cannot load the bindings of ${namespace}: ${messageOf(error)}`)
  })
}
