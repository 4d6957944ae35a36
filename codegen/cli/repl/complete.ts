/** Completes what is typed. */
import { globalFunctions, libraryMembers } from '../../../runtime/lint/library.js'
import { keywords } from '../../../runtime/lint/syntax/tokens/index.js'
import type { SearchableNamespace } from '../../../runtime/search/searchable.js'

/** The possible words, and the part that is already typed. */
export type Completion = readonly [words: string[], typed: string]

/** A namespace with the names of its accounts. */
export interface CompletedNamespace extends SearchableNamespace {
  readonly accounts: readonly string[]
}

const LIBRARIES: ReadonlyMap<string, readonly string[]> = new Map([...libraryMembers, ['app', ['integrations']]])
const WORDS = [...LIBRARIES.keys(), ...globalFunctions, ...keywords]

const ROOT = 'app.integrations.'

/** Completes commands, namespaces, accounts, functions, parameters inside `{`, and Lua's own names. */
export function complete(
  line: string,
  namespaces: readonly CompletedNamespace[],
  commands: readonly string[],
): Completion {
  if (/^\s*:\S*$/.test(line)) return matching(commands, line.trimStart())
  const page = /^\s*:docs\s+(\S*)$/.exec(line)?.[1]
  if (page !== undefined) return matching(pagesOf(namespaces), page)
  return parameters(line, namespaces) ?? names(/[\w.]*$/.exec(line)![0], namespaces)
}

const matching = (words: readonly string[], typed: string): Completion => [
  words.filter((word) => word.startsWith(typed)),
  typed,
]

const pagesOf = (namespaces: readonly CompletedNamespace[]): string[] =>
  namespaces.flatMap(({ namespace, functions }) => [namespace, ...functions.map(({ name }) => `${namespace}.${name}`)])

/** Inside the table of a call: the parameters that are not given yet. */
function parameters(line: string, namespaces: readonly CompletedNamespace[]): Completion | undefined {
  const [, path, inside] = /([\w.]+)\s*\(?\s*\{([^{}]*)$/.exec(line) ?? []
  if (path === undefined || inside === undefined) return undefined
  const typed = /(?:^|[,;])\s*(\w*)$/.exec(inside)?.[1]
  const called = path.split('.')
  const documented = namespaces
    .filter(({ namespace }) => called.includes(namespace))
    .flatMap(({ functions }) => functions)
    .find(({ name, aliases }) => name === called.at(-1) || aliases?.includes(called.at(-1)!))
  if (typed === undefined || documented === undefined) return undefined
  const given = new Set([...inside.matchAll(/(\w+)\s*=/g)].map(([, name]) => name))
  const names = documented.parameters.map(({ name }) => name).filter((name) => !given.has(name))
  return matching(
    names.map((name) => `${name} = `),
    typed,
  )
}

function names(typed: string, namespaces: readonly CompletedNamespace[]): Completion {
  if (typed.startsWith(ROOT)) return matching(pathsOf(typed, namespaces), typed)
  const [library] = typed.split('.')
  const fields = LIBRARIES.get(library ?? '')
  if (typed.includes('.')) return matching(fields?.map((field) => `${library}.${field}`) ?? [], typed)
  return matching(WORDS, typed)
}

function pathsOf(typed: string, namespaces: readonly CompletedNamespace[]): string[] {
  const [name, second] = typed.slice(ROOT.length).split('.')
  if (second === undefined) return namespaces.map(({ namespace }) => `${ROOT}${namespace}`)
  const found = namespaces.find(({ namespace }) => namespace === name)
  if (found === undefined) return []
  const isAccount = found.accounts.includes(second)
  const base = isAccount ? `${ROOT}${name}.${second}` : `${ROOT}${name}`
  const fields = [...found.functions.map((documented) => documented.name), ...(isAccount ? [] : found.accounts)]
  return fields.map((field) => `${base}.${field}`)
}
