import type { Namespace } from '../../ir.js'
import { isPlaceholderName } from '../../parse/calls.js'
import { type Change, placeOf } from './change.js'
import { compareFunctions, guideText } from './functions.js'
import { proseOf } from './prose.js'
import { overlap, pairRenames } from './rename.js'
import { asText } from './show.js'

/** All differences between two states of a set of documents, in the order of the new state. */
export function compareNamespaces(before: readonly Namespace[], after: readonly Namespace[]): Change[] {
  const was = new Map(before.map((namespace) => [namespace.namespace, namespace]))
  const is = new Map(after.map((namespace) => [namespace.namespace, namespace]))
  const removed = before.filter(({ namespace }) => !is.has(namespace))
  const added = after.filter(({ namespace }) => !was.has(namespace))
  const renames = pairRenames(removed, added, sameFunctions, 0.6)
  const come = new Set(renames.values())
  const code: Code = { before: codeOf(before), after: codeOf(after) }
  return [
    ...[...renames].flatMap(([old, now]) => [renamed(old, now), ...compareNamespace(old, now, code)]),
    ...removed
      .filter((namespace) => !renames.has(namespace))
      .map((namespace) =>
        at(namespace, {
          rule: 'namespace-removed',
          subject: namespace.namespace,
          message: 'no document describes the namespace any longer',
        }),
      ),
    ...added
      .filter((namespace) => !come.has(namespace))
      .map((namespace) =>
        at(namespace, { rule: 'namespace-added', subject: namespace.namespace, message: 'the namespace is new' }),
      ),
    ...after.flatMap((namespace) => {
      const old = was.get(namespace.namespace)
      return old ? compareNamespace(old, namespace, code) : []
    }),
  ]
}

const sameFunctions = (before: Namespace, after: Namespace): number =>
  overlap(
    before.functions.map(({ name }) => name),
    after.functions.map(({ name }) => name),
  )

const renamed = (before: Namespace, after: Namespace): Change =>
  at(after, {
    rule: 'namespace-renamed',
    subject: before.namespace,
    message: `the namespace is called ${after.namespace} now`,
    detail: after.namespace,
  })

function at(namespace: Namespace, change: Change): Change {
  const place = placeOf(namespace)
  return place ? { ...change, place } : change
}

/** The examples of all documents, because a document may show calls of another namespace. */
interface Code {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const codeOf = (namespaces: readonly Namespace[]): string[] =>
  namespaces.flatMap(({ functions, guides }) =>
    [...functions.flatMap(({ examples }) => examples), ...guides.flatMap(({ examples = [] }) => examples)].map(
      ({ code }) => code,
    ),
  )

function compareNamespace(before: Namespace, after: Namespace, code: Code): Change[] {
  return [
    ...compareAccounts(before, after, code),
    ...compareFunctions(before.functions, after.functions, after.namespace),
    ...compareProse(before, after),
  ]
}

/** Whether a document shows calls with an account between namespace and function. */
function compareAccounts(before: Namespace, after: Namespace, code: Code): Change[] {
  const [was, is] = [showsAccounts(before, code.before), showsAccounts(after, code.after)]
  if (was === is) return []
  const rule = is ? 'account-calls-added' : 'account-calls-removed'
  const message = is ? 'calls by account are documented now' : 'calls by account are no longer documented'
  return [at(after, { rule, subject: after.namespace, message })]
}

/** A name that stands for any function counts as one: guides write `x.work.function_name({...})`. */
function showsAccounts({ namespace, functions }: Namespace, code: readonly string[]): boolean {
  const names = new Set(functions.flatMap(({ name, aliases = [] }) => [name, ...aliases]))
  const isFunction = (name: string): boolean => names.has(name) || isPlaceholderName(name)
  return code.some((text) =>
    [...text.matchAll(/app\.integrations\.(\w+)(?:\.(\w+)|\[[^\]\n]+\])\.(\w+)/g)].some(
      ([, of, account, called]) =>
        of === namespace && isFunction(called ?? '') && (account === undefined || !isFunction(account)),
    ),
  )
}

function compareProse(before: Namespace, after: Namespace): Change[] {
  const changes: Change[] = []
  const prose = (namespace: Namespace): string =>
    asText([proseOf(namespace.title), proseOf(namespace.description ?? '')])
  if (prose(before) !== prose(after))
    changes.push(
      at(after, {
        rule: 'description-changed',
        subject: after.namespace,
        message: 'the title or the introduction changed',
        detail: prose(after),
      }),
    )
  const guides = (namespace: Namespace): string => asText(namespace.guides.map(guideText))
  if (guides(before) !== guides(after))
    changes.push(
      at(after, {
        rule: 'guide-changed',
        subject: after.namespace,
        message: 'the guides changed',
        detail: guides(after),
      }),
    )
  return changes
}
