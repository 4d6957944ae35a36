/** The section of the gate that compares with an earlier state of the documents. */
import type { Namespace } from '../../ir.js'
import { type Finding, finding } from '../finding.js'
import { asFinding } from './change.js'
import { compareNamespaces } from './compare.js'
import { namespacesOf, type UnknownParts, withoutUnknown } from './unknown-parts.js'

/** The documents as they were. */
export interface Base {
  /** How it was named: a git ref, a folder, a file. */
  readonly name: string
  readonly namespaces: readonly Namespace[]
  /** One document of several: what it does not hold is not new. */
  readonly partial: boolean
  /** Documents of then that had errors: what they said can only be compared as far as it was read. */
  readonly broken: readonly BrokenDocument[]
  /** The version that was released with them, where it is known. */
  readonly version?: string
}

/** A document of then with errors, and what of it is therefore not known. */
export interface BrokenDocument {
  readonly file: string
  readonly reason: string
  readonly unknown: UnknownParts
}

/**
 * All that changed since, as findings. What is not known of then, because a document had errors, or of now, because
 * one of `unreadableNow` has some, is not compared.
 */
export function breakingFindings(
  base: Base,
  now: readonly Namespace[],
  unreadableNow: ReadonlySet<string> = new Set(),
): Finding[] {
  const unknown: UnknownParts[] = [
    ...base.broken.map((document) => document.unknown),
    namespacesOf(base.namespaces, unreadableNow),
  ]
  const known = (namespaces: readonly Namespace[]): readonly Namespace[] => unknown.reduce(withoutUnknown, namespaces)
  const changes = compareNamespaces(known(base.namespaces), known(now)).filter(
    ({ rule }) => !base.partial || rule !== 'namespace-added',
  )
  const first = base.namespaces.length + base.broken.length === 0 && now.length > 0 ? [withoutDocuments(base)] : []
  return [...first, ...base.broken.map(({ file, reason }) => broken(base, file, reason)), ...changes.map(asFinding)]
}

const withoutDocuments = ({ name }: Base): Finding =>
  finding({
    rule: 'base-without-documents',
    section: 'breaking',
    level: 'info',
    subject: name,
    message: `${name} has no documents here: everything is new`,
    fix: 'if that is a surprise, look at --base and --spec',
  })

const broken = ({ name }: Base, file: string, reason: string): Finding =>
  finding({
    rule: 'base-with-errors',
    section: 'breaking',
    level: 'warning',
    subject: file,
    message: `${file} of ${name} has errors, and what they concern was not compared: ${reason}`,
    fix: 'name a base whose documents have no errors, or accept this with a reason',
  })
