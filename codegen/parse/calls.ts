/** The calls of a document decide its namespaces and names. */

import type { ExampleCall } from '../../runtime/lua/index.js'
import type { CallForm } from '../ir.js'

/** One call of a documented function, taken apart. */
export interface DocumentedCall {
  /**
   * Absent for calls that name no namespace: `tools.x_f{…}`, bare globals and `x.f{…}` of the document's own namespace.
   */
  readonly namespace?: string
  /** Absent for the default account; `*` for an account that is computed. */
  readonly account?: string
  /** `*` for a name that is computed, and for a word that stands for any name. */
  readonly name: string
  /** How the call is written. */
  readonly form: 'app' | CallForm
  readonly call: ExampleCall
}

/**
 * Takes a call apart; undefined if it cannot be a call of a documented function. `known` holds the names of headings
 * and bullets; `home` is the namespace that the document is about if no call names one.
 */
export function readCall(call: ExampleCall, known: ReadonlySet<string>, home: string): DocumentedCall | undefined {
  const { path } = call
  const name = standsForAny(call) && !known.has(path.at(-1)!) ? '*' : path.at(-1)!
  if (path[0] === 'app' && path[1] === 'integrations' && path.length >= 4 && path.length <= 5) {
    return { namespace: path[2]!, name, form: 'app', call, ...(path.length === 5 && { account: path[3]! }) }
  }
  if (path[0] === 'tools' && path.length === 2) return { name, form: 'tools', call }
  if (path[0] === home && path.length === 2) return { name, form: 'namespace', call }
  // A bare global is a documented function only if a heading, a bullet or its prefix says so: examples also call
  // helpers of their own.
  return path.length === 1 && (known.has(name) || hasPrefix(name, home)) ? { name, form: 'global', call } : undefined
}

/** A word in the place of a function's name: `function_name`. */
export const isPlaceholderName = (name: string): boolean =>
  /^(?:any_|some_|your_)?(?:function|tool|method|action)_?name$/i.test(name)

/** `function_name({...})` shows how any function is called: it names no function, and its arguments say nothing. */
export function standsForAny({ path, args }: ExampleCall): boolean {
  return (
    isPlaceholderName(path.at(-1) ?? '') &&
    args.every((arg) => arg.kind !== 'table' || (arg.fields.length === 0 && arg.items.length === 0))
  )
}

/** `Namespace: `akismet`` and ``app.integrations.airbyte`` in the text name a namespace that no call names. */
function mentionedNamespace(text: string): string | undefined {
  return (
    /^[ \t]{0,3}(?:[-*] )?\**(?:\w+ )?Namespace\**:?\**[ \t]?:?[ \t]?`([\w-]+)`/im.exec(text)?.[1] ??
    /^---\n(?:[^\n]{0,500}\n){0,50}?(?:ns|namespace):[ \t]*([\w-]+)\n/.exec(text)?.[1] ??
    /\bapp\.integrations\.([A-Za-z_]\w*(?:-[A-Za-z_]\w*)*)/.exec(text)?.[1] ??
    /\bapp\.integrations\["([^"\]]+)"\]/.exec(text)?.[1] ??
    /\bthe `([A-Za-z][\w-]*)` (?:namespace|integration)\b/i.exec(text)?.[1]
  )
}

/** `uv` of a document whose headings are all calls such as `uv.f(a)`. One or two such headings prove nothing. */
function qualifyingNamespace(text: string): string | undefined {
  const names = [...text.matchAll(/^#{1,6} `?([A-Za-z_]\w*)[.:]\w+\(/gm)].map(([, name]) => name!)
  const [first] = names
  return names.length > 2 && first !== 'app' && first !== 'tools' && names.every((name) => name === first)
    ? first
    : undefined
}

/** Whether the text itself says which namespace it is about. */
export const statesNamespace = (text: string): boolean => mentionedNamespace(text) !== undefined

/** The namespace that the text names, else the file's name. */
export const homeNamespace = (text: string, file: string): string =>
  mentionedNamespace(text) ?? qualifyingNamespace(text) ?? file.replace(/^.*[\\/]/, '').replace(/\.md$/i, '')

/** The namespaces of calls, the most used first; ties in order of appearance. */
export function rankNamespaces(names: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name)
}

/** Things under a key each, in their order. */
export function grouped<T, K>(all: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of all) {
    const known = groups.get(keyOf(item))
    if (known) known.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** The calls of each function, each with its place among all of them. */
export type CallsByName = ReadonlyMap<string, readonly (readonly [at: number, call: DocumentedCall])[]>

export const callsByName = (calls: readonly DocumentedCall[]): CallsByName =>
  grouped(calls.entries(), ([, { name }]) => name)

/** All calls of one function under any of its names, in the order of the document. */
export function callsTo(calls: CallsByName, names: readonly string[]): DocumentedCall[] {
  return [...new Set(names)]
    .flatMap((name) => calls.get(name) ?? [])
    .sort(([a], [b]) => a - b)
    .map(([, call]) => call)
}

/** How documented names relate to called ones in one namespace. */
export interface Naming {
  /** The called name and the aliases of a documented one. */
  resolve(documented: string): { readonly name: string; readonly aliases: readonly string[] }
  /** Whether a name outside of headings means a function that has one: `okta_get_user` next to `## get_user`. */
  isMention(name: string): boolean
}

/**
 * A function headed `okta_get_user` and called `app.integrations.okta.get_user` is `get_user`, with the heading as an
 * alias. Functions without a call follow the majority of those that have one.
 */
export function nameFunctions(
  namespace: string,
  documented: readonly string[],
  called: ReadonlySet<string>,
  headings: ReadonlySet<string> = new Set(),
): Naming {
  const prefixes = prefixesOf(namespace)
  const all = new Set(documented)
  const strip = (name: string): string | undefined => {
    const prefix = prefixes.find((candidate) => name.startsWith(candidate) && name.length > candidate.length)
    return prefix === undefined ? undefined : name.slice(prefix.length)
  }
  const votes = documented
    .map((name) => (called.has(name) ? -1 : called.has(strip(name) ?? '') ? 1 : 0))
    .reduce<number>((sum, vote) => sum + vote, 0)
  return {
    resolve(name) {
      const short = strip(name)
      if (short === undefined || called.has(name)) return { name, aliases: [] }
      const taken = all.has(short)
      return !taken && (called.has(short) || votes > 0) ? { name: short, aliases: [name] } : { name, aliases: [] }
    },
    isMention: (name) => !headings.has(name) && !called.has(name) && headings.has(strip(name) ?? ''),
  }
}

/** Whether a name begins with the name of the namespace: `okta_get_user`. */
export const hasPrefix = (name: string, namespace: string): boolean =>
  prefixesOf(namespace).some((prefix) => name.startsWith(prefix) && name.length > prefix.length)

/** `acuity-scheduling` may prefix as `acuity_scheduling_`, `acuity-scheduling_` or `acuityscheduling_`. */
function prefixesOf(namespace: string): string[] {
  return [...new Set([namespace, namespace.replaceAll('-', '_'), namespace.replace(/[-_]/g, '')])].map(
    (prefix) => `${prefix}_`,
  )
}
