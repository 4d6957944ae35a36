/** What can be completed at a place: namespaces, accounts, functions, parameters, values. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { FunctionDefinition } from '#runtime/definition.js'
import { globalFunctions, libraryMembers } from '#runtime/lint/library.js'
import { keywords } from '#runtime/lint/syntax/tokens/index.js'
import { describeType } from '#runtime/validation/schema-text.js'
import { callAt, functionOf, pathAt } from './call-at.js'
import type { LoadedNamespace, Namespaces } from './load-namespaces.js'

type AccountsOf = (namespace: LoadedNamespace) => readonly string[]

const LIBRARIES: ReadonlyMap<string, readonly string[]> = new Map([...libraryMembers, ['app', ['integrations']]])

export async function completionsAt(
  context: CompletionContext,
  namespaces: Namespaces,
  accountsOf: AccountsOf,
): Promise<CompletionResult | null> {
  const source = context.state.doc.toString()
  const { pos } = context
  const place = pathAt(source, pos)
  const call = callAt(source, pos)
  if (call) {
    const found = functionOf(call.names, namespaces.ready.values())
    const values = call.field === undefined ? undefined : found && valuesOf(found.documented, call.field, source, pos)
    if (values) return values
    if (found && call.field === undefined && (place?.names.length ?? 1) === 1)
      return resultOf(place?.start ?? pos, parametersOf(found.documented, call.given))
  }
  if (!place) return context.explicit ? resultOf(pos, words) : null
  if (place.names.length > 1)
    return resultOf(place.start, await membersOf(place.names.slice(0, -1), namespaces, accountsOf))
  return context.explicit || place.end > place.start ? resultOf(place.start, words) : null
}

const resultOf = (from: number, options: readonly Completion[]): CompletionResult | null =>
  options.length === 0 ? null : { from, options, validFor: /^\w*$/ }

const words: readonly Completion[] = [...LIBRARIES.keys(), ...globalFunctions, ...keywords].map((label) => ({ label }))

/** What is after the dot. */
async function membersOf(
  path: readonly string[],
  namespaces: Namespaces,
  accountsOf: AccountsOf,
): Promise<Completion[]> {
  const [first = ''] = path
  const root = path.lastIndexOf('integrations')
  if (root < 0) return path.length === 1 ? (LIBRARIES.get(first) ?? []).map((label) => ({ label })) : []
  const [name, account] = path.slice(root + 1)
  if (name === undefined)
    return namespaces.catalog.namespaces.map(({ name: label, title }) => ({ label, detail: title, type: 'namespace' }))
  const entry = namespaces.find(name)
  if (!entry) return []
  const namespace = await namespaces.load(entry)
  const accounts = account === undefined ? accountsOf(namespace) : []
  return [
    ...namespace.definition.functions.map(functionCompletion),
    ...accounts.map((label) => ({ label, detail: 'account', type: 'variable' })),
  ]
}

const functionCompletion = ({ name, summary, effect, parameters }: FunctionDefinition): Completion => ({
  label: name,
  detail: effect.kind,
  info: summary,
  type: 'function',
  apply: parameters.length === 0 ? `${name}{}` : name,
})

const parametersOf = ({ parameters }: FunctionDefinition, given: ReadonlySet<string>): Completion[] =>
  parameters
    .filter(({ name }) => !given.has(name) && /^[A-Za-z_]\w*$/.test(name))
    .map(({ name, required, schema, description }) => ({
      label: name,
      apply: `${name} = `,
      detail: `${required ? 'required ' : ''}${describeType(schema)}`,
      boost: required ? 1 : 0,
      type: 'property',
      ...(description !== undefined && { info: description }),
    }))

/** Documented values, in quotes if they are text. */
function valuesOf(
  documented: FunctionDefinition,
  field: string,
  source: string,
  position: number,
): CompletionResult | null {
  const schema = documented.parameters.find(({ name }) => name === field)?.schema
  const values = schema?.enum ?? (schema?.type === 'boolean' ? [true, false] : [])
  if (values.length === 0) return null
  const typed = /(?:["'][^"'\n]*|[\w.-]*)$/.exec(source.slice(0, position))![0]
  const options = values.map(
    (value): Completion => ({
      label: typeof value === 'string' ? JSON.stringify(value) : String(value),
      type: 'constant',
    }),
  )
  return { from: position - typed.length, options, filter: !/^["']/.test(typed) }
}
