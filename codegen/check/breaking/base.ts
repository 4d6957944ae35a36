/** The section of the gate that compares with an earlier state of the documents. */
import type { Namespace } from '../../ir.js'
import { type Finding, finding } from '../finding.js'
import { asFinding } from './change.js'
import { compareNamespaces } from './compare.js'

/** The documents as they were. */
export interface Base {
  /** How it was named: a git ref, a folder, a file. */
  readonly name: string
  readonly namespaces: readonly Namespace[]
  /** One document of several: what it does not hold is not new. */
  readonly partial: boolean
  /** Documents of then that had errors: what they said can only be compared as far as it was read. */
  readonly broken: readonly { readonly file: string; readonly reason: string }[]
  /** The version that was released with them, where it is known. */
  readonly version?: string
}

/** All that changed since, as findings. */
export function breakingFindings(base: Base, now: readonly Namespace[]): Finding[] {
  const changes = compareNamespaces(base.namespaces, now).filter(
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
    level: 'error',
    subject: file,
    message: `${file} of ${name} has errors, so that not all of it could be compared: ${reason}`,
    fix: 'name a base whose documents have no errors, or accept this with a reason',
  })
