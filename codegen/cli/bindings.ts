/** Compiled bindings, found by where they lie: `<folder>/<namespace>/index.js`. */
import { Failure } from '../failure.js'
import { compiledNamespaces } from '../files.js'
import type { NamespaceDefinition } from '../../runtime/definition.js'
import { messageOf, MoonbindError } from '../../runtime/errors.js'

/**
 * The definitions of all compiled namespaces of a folder; without one, of this package.
 *
 * @throws {Failure} `usage` where there is none, or where a module is not what moonbind generates.
 */
export async function loadDefinitions(folder?: string): Promise<NamespaceDefinition[]> {
  const found = compiledNamespaces(folder)
  if (found.size === 0) throw new Failure('usage', 'nothing is generated and compiled yet: run make generate, or name compiled output with --generated DIR')
  return Promise.all([...found].map(([namespace, url]) => loadNamespace(namespace, url)))
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

async function loadNamespace(namespace: string, url: URL): Promise<NamespaceDefinition> {
  const exported: { readonly definition?: NamespaceDefinition } = await import(url.href).catch((error: unknown) => {
    throw new Failure('usage', `cannot load the bindings of ${namespace}: ${messageOf(error)}`)
  })
  const { definition } = exported
  if (typeof definition === 'object' && definition?.namespace === namespace) return definition
  throw new Failure('usage', `${namespace}/index.js exports no definition of ${namespace}: generate and compile it again`)
}
