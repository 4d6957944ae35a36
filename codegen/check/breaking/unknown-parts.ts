/**
 * Finds the parts of a document with errors that cannot be compared: the functions with errors, or the whole document.
 */
import { type ApiFunction, facts, type Namespace } from '../../ir.js'
import { placeOf } from './change.js'

/** An error at a line; without one it concerns the whole document. */
export interface DocumentError {
  readonly line?: number | undefined
}

/** The names of some functions of a namespace, or `all`. */
export type UnknownParts = ReadonlyMap<string, ReadonlySet<string> | 'all'>

/** An error belongs to the function whose heading is above it. */
export function unknownParts(
  file: string,
  namespaces: readonly Namespace[],
  errors: readonly DocumentError[],
): UnknownParts {
  // A document that could not be read at all may have described the namespace that its file is named after.
  if (namespaces.length === 0) return new Map([[baseName(file).replace(/\.md$/, ''), 'all']])
  const functions = namespaces.flatMap(({ namespace, functions }) =>
    functions.map((fn) => ({ namespace, name: fn.name, line: lineOf(fn) })),
  )
  const owners = errors.map(({ line }) =>
    line === undefined
      ? undefined
      : functions.filter((candidate) => candidate.line <= line).sort((a, b) => b.line - a.line)[0],
  )
  if (owners.some((owner) => owner === undefined)) return new Map(namespaces.map(({ namespace }) => [namespace, 'all']))
  const parts = new Map<string, Set<string>>()
  for (const { namespace, name } of owners.filter((owner) => owner !== undefined))
    parts.set(namespace, (parts.get(namespace) ?? new Set()).add(name))
  return parts
}

const lineOf = (fn: ApiFunction): number => placeOf(fn)?.start.line ?? Number.POSITIVE_INFINITY

/** The namespaces without their unknown parts. */
export function withoutUnknown(namespaces: readonly Namespace[], unknown: UnknownParts): Namespace[] {
  return namespaces.flatMap((namespace) => {
    const parts = unknown.get(namespace.namespace)
    if (parts === 'all') return []
    if (parts === undefined) return [namespace]
    return [{ ...namespace, functions: namespace.functions.filter(({ name }) => !parts.has(name)) }]
  })
}

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

/** The namespaces whose document is one of `files`, by the names of the files: a base may be in another folder. */
export const namespacesOf = (namespaces: readonly Namespace[], files: ReadonlySet<string>): UnknownParts =>
  new Map(
    namespaces.flatMap((namespace) => {
      const file = namespace[facts]?.[0]?.place.file
      const isOne = file !== undefined && [...files].some((other) => baseName(other) === baseName(file))
      return isOne ? [[namespace.namespace, 'all'] as const] : []
    }),
  )
