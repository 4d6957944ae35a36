/** What callers of two versions of a document experience, without a word of how it is found out by the gate. */
import { mockTransport } from 'moonbind/mock'
import { type FunctionDefinition, integration, type NamespaceDefinition, type Schema } from 'moonbind/runtime'
import { probesOf, problemsOf, smallestCall } from './probes.js'

/** What worked and no longer does, and what works now and did not: each with what shows it. */
export interface Difference {
  readonly lost: readonly string[]
  readonly gained: readonly string[]
  /** Fields that answers lost or gained, or that have another type now. */
  readonly answersLost: readonly string[]
  readonly answersGained: readonly string[]
}

interface Callable {
  readonly path: string
  readonly namespace: NamespaceDefinition
  readonly definition: FunctionDefinition
}

/** Every way to call every function of a document. */
function callables(namespaces: readonly NamespaceDefinition[]): Map<string, Callable> {
  const all = namespaces.flatMap((namespace) =>
    namespace.functions.flatMap((definition) =>
      [definition.name, ...(definition.aliases ?? [])].map((name) => {
        const path = `${namespace.namespace}.${name}`
        return [path, { path, namespace, definition }] as const
      }),
    ),
  )
  return new Map(all)
}

const formsOf = (namespaces: readonly NamespaceDefinition[]): string[] =>
  namespaces.flatMap(({ namespace, calls = [] }) => calls.map((form) => `calls of ${namespace} as ${form}`))

export async function differenceOf(
  before: readonly NamespaceDefinition[],
  after: readonly NamespaceDefinition[],
): Promise<Difference> {
  const [old, now] = [callables(before), callables(after)]
  const [oldForms, nowForms] = [formsOf(before), formsOf(after)]
  const missing = (from: ReadonlyMap<string, unknown>, to: ReadonlyMap<string, unknown>): string[] =>
    [...from.keys()].filter((path) => !to.has(path))
  const parts = await Promise.all(
    [...old.values()].flatMap((was) => {
      const is = now.get(was.path)
      return is ? [differenceOfCalls(was, is)] : []
    }),
  )
  return {
    lost: [
      ...missing(old, now),
      ...oldForms.filter((form) => !nowForms.includes(form)),
      ...parts.flatMap(({ lost }) => lost),
    ],
    gained: [
      ...missing(now, old),
      ...nowForms.filter((form) => !oldForms.includes(form)),
      ...parts.flatMap(({ gained }) => gained),
    ],
    answersLost: parts.flatMap(({ answersLost }) => answersLost),
    answersGained: parts.flatMap(({ answersGained }) => answersGained),
  }
}

async function differenceOfCalls(was: Callable, is: Callable): Promise<Difference> {
  const probes = probesOf(was.definition, is.definition)
  const taken = ({ definition }: Callable): boolean[] => probes.map((input) => problemsOf(definition, input) === 0)
  const [old, now] = [taken(was), taken(is)]
  const shown = (accepts: readonly boolean[], refuses: readonly boolean[]): string[] => {
    const index = probes.findIndex((_, at) => accepts[at]! && !refuses[at]!)
    return index < 0 ? [] : [`${was.path}(${JSON.stringify(probes[index]).slice(0, 120)})`]
  }
  return { lost: shown(old, now), gained: shown(now, old), ...(await differenceOfAnswers(was, is)) }
}

async function differenceOfAnswers(
  was: Callable,
  is: Callable,
): Promise<Pick<Difference, 'answersLost' | 'answersGained'>> {
  if (!was.definition.result && !is.definition.result) return { answersLost: [], answersGained: [] }
  const common = smallestCall(was.definition)
  const isCommon = problemsOf(is.definition, common) === 0
  const old = await fieldsOf(was, common)
  const now = await fieldsOf(is, isCommon ? common : smallestCall(is.definition))
  const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
    [...some].filter((field) => !others.has(field)).map((field) => `${was.path} → ${field}`)
  return { answersLost: was.definition.result ? without(old, now) : [], answersGained: without(now, old) }
}

/** Every documented field that an answer of the mock has, with its type: `data[].id string`. */
async function fieldsOf({ namespace, definition }: Callable, input: object): Promise<Set<string>> {
  const fields = new Set<string>()
  if (!definition.result || problemsOf(definition, { ...input }) > 0) return fields
  const connect = integration<Record<string, (input: object) => Promise<unknown>>, never>(namespace)
  const api = connect({ transport: mockTransport() })
  const walk = (value: unknown, path: string, schema: Schema): void => {
    if (Array.isArray(value)) {
      fields.add(`${path} list`)
      value.slice(0, 1).forEach((item) => void walk(item, `${path}[]`, schema.items ?? {}))
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        const field = schema.properties?.[name]
        if (field) walk(inner, path === '' ? name : `${path}.${name}`, field)
      }
    } else fields.add(`${path} ${value === null ? 'null' : typeof value}`)
  }
  walk(await api[definition.name]!(input), '', definition.result)
  return fields
}
