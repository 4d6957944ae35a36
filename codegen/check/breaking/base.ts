/** The section of the gate that compares with an earlier state of the documents. */
import type { Namespace } from '../../ir.js'
import { type Finding, finding } from '../finding.js'
import { asFinding } from './change.js'
import { compareNamespaces } from './compare.js'
import { namespacesOf, type UnknownParts, withoutUnknown } from './unknown-parts.js'

/** The documents as they were then. */
export interface Base {
  /** How the user named it: a git ref, a folder, a file. */
  readonly name: string
  readonly namespaces: readonly Namespace[]
  /** Only one document of several, so that what it does not contain is not new. */
  readonly partial: boolean
  /** Old documents with errors: they can only be compared as far as they were read. */
  readonly broken: readonly BrokenDocument[]
  /** The version that was released with them, if it is known. */
  readonly version?: string
}

/** An old document with errors, and the parts of it that are therefore unknown. */
export interface BrokenDocument {
  readonly file: string
  readonly reason: string
  readonly unknown: UnknownParts
}

/**
 * Everything that changed since then, as findings. Parts that are unknown are not compared, because an old document or
 * one of `unreadableNow` has errors.
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
