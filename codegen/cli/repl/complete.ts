/** What may follow what is typed. */
import type { SearchableNamespace } from '../../../runtime/search/searchable.js'

/** Whole words that may stand there, and the part of them that is typed. */
export type Completion = readonly [words: string[], typed: string]

/** A namespace with the names of its accounts. */
export interface CompletedNamespace extends SearchableNamespace {
  readonly accounts: readonly string[]
}

const LIBRARIES: { readonly [library: string]: readonly string[] } = {
  docs: ['accounts', 'list', 'read', 'search'],
  json: ['array', 'decode', 'encode', 'null', 'object'],
  string: 'byte char find format gmatch gsub len lower match rep reverse sub upper'.split(' '),
  table: 'concat insert pack remove sort unpack'.split(' '),
  math: 'abs ceil floor fmod huge max min modf pi random tointeger type'.split(' '),
  os: ['clock', 'date', 'difftime', 'time'],
  app: ['integrations'],
}
const WORDS = [
  ...Object.keys(LIBRARIES),
  ...'and break do else elseif end error false for function if in ipairs local nil not or pages pairs parallel pcall print repeat return select then tonumber tostring true type until while'.split(
    ' ',
  ),
]

const ROOT = 'app.integrations.'

/** Completes commands, namespaces, accounts, functions, parameters inside of `{`, and the words of Lua. */
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

/** Inside of the table of a call: the parameters that are not given yet. */
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
  const fields = Object.hasOwn(LIBRARIES, library ?? '') ? LIBRARIES[library!] : undefined
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
