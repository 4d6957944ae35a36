import type { Namespace } from '../../ir.js'
import { type Change, placeOf } from './change.js'
import { compareFunctions, guideText } from './functions.js'
import { overlap, pairRenames } from './rename.js'
import { asText } from './show.js'

/** All differences between two states of a set of documents, in the order of the new state. */
export function compareNamespaces(before: readonly Namespace[], after: readonly Namespace[]): Change[] {
  const was = new Map(before.map((each) => [each.namespace, each]))
  const is = new Map(after.map((each) => [each.namespace, each]))
  const removed = before.filter(({ namespace }) => !is.has(namespace))
  const added = after.filter(({ namespace }) => !was.has(namespace))
  const renames = pairRenames(removed, added, sameFunctions, 0.6)
  const come = new Set(renames.values())
  return [
    ...[...renames].flatMap(([old, now]) => [renamed(old, now), ...compareNamespace(old, now)]),
    ...removed
      .filter((each) => !renames.has(each))
      .map(
        (each): Change => ({
          rule: 'namespace-removed',
          subject: each.namespace,
          message: 'no document describes the namespace any longer',
        }),
      ),
    ...added
      .filter((each) => !come.has(each))
      .map((each) => at(each, { rule: 'namespace-added', subject: each.namespace, message: 'the namespace is new' })),
    ...after.flatMap((each) => {
      const old = was.get(each.namespace)
      return old ? compareNamespace(old, each) : []
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

function compareNamespace(before: Namespace, after: Namespace): Change[] {
  return [
    ...compareAccounts(before, after),
    ...compareFunctions(before.functions, after.functions, after.namespace),
    ...compareProse(before, after),
  ]
}

/** Whether a document shows calls with an account between namespace and function. */
function compareAccounts(before: Namespace, after: Namespace): Change[] {
  const [was, is] = [showsAccounts(before), showsAccounts(after)]
  if (was === is) return []
  return is
    ? [
        at(after, {
          rule: 'account-calls-added',
          subject: after.namespace,
          message: 'calls by account are documented now',
        }),
      ]
    : [
        at(after, {
          rule: 'account-calls-removed',
          subject: after.namespace,
          message: 'calls by account are no longer documented',
        }),
      ]
}

function showsAccounts(namespace: Namespace): boolean {
  const names = new Set(namespace.functions.flatMap((each) => [each.name, ...(each.aliases ?? [])]))
  const code = [
    ...namespace.functions.flatMap((each) => each.examples),
    ...namespace.guides.flatMap((guide) => guide.examples ?? []),
  ]
  return code.some((example) =>
    [...example.code.matchAll(/app\.integrations\.(\w+)(?:\.(\w+)|\[[^\]\n]+\])\.(\w+)/g)].some(
      ([, of, account, called]) =>
        of === namespace.namespace && names.has(called ?? '') && (account === undefined || !names.has(account)),
    ),
  )
}

function compareProse(before: Namespace, after: Namespace): Change[] {
  const changes: Change[] = []
  const prose = (each: Namespace): string => asText([each.title, each.description ?? ''])
  if (prose(before) !== prose(after))
    changes.push(
      at(after, {
        rule: 'description-changed',
        subject: after.namespace,
        message: 'title or introduction are others',
        detail: prose(after),
      }),
    )
  const guides = (each: Namespace): string => asText(each.guides.map(guideText))
  if (guides(before) !== guides(after))
    changes.push(
      at(after, {
        rule: 'guide-changed',
        subject: after.namespace,
        message: 'the guides are others',
        detail: guides(after),
      }),
    )
  return changes
}
