/** What changed since an earlier state, by namespace and by function. */
import type { Finding } from '../../check/finding.js'
import type { Bump } from '../../rules/rule.js'
import type { NamedNamespace } from '../page-names.js'
import type { PageContext } from './context.js'

export interface ChangeView {
  readonly kind: ChangeKind
  readonly label: string
  /** HTML. */
  readonly message: string
  /** `telnyx.send_sms`, or what else it is about. */
  readonly subject: string
  /** The page of that; empty if there is none now. */
  readonly href: string
}

export type ChangeKind = 'breaking' | 'change' | 'words'

/** Changes by what they are about. */
export interface ChangeIndex {
  /** Of a function, or without one of the namespace as a whole. */
  readonly of: (namespace: string, name?: string) => readonly Finding[]
  /** Of namespaces that are gone, and of the comparison itself. */
  readonly others: readonly Finding[]
}

const kinds: { readonly [bump in Bump]: ChangeKind } = {
  major: 'breaking',
  minor: 'change',
  patch: 'words',
  none: 'words',
}

const labels: { readonly [kind in ChangeKind]: string } = { breaking: 'breaking', change: 'new', words: 'wording' }

export const changeView = (
  { bump = 'none', message, subject }: Finding,
  href: string,
  { prose }: PageContext,
): ChangeView => ({
  kind: kinds[bump],
  label: labels[kinds[bump]],
  message: prose.inline(message.startsWith(`${subject}: `) ? message.slice(subject.length + 2) : message),
  subject,
  href,
})

export function indexChanges(findings: readonly Finding[], namespaces: readonly NamedNamespace[]): ChangeIndex {
  const names = new Map(
    namespaces.map(({ namespace, functions }) => [namespace, new Set(functions.map(({ name }) => name))]),
  )
  const found = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = keyOf(finding.subject, names)
    found.set(key, [...(found.get(key) ?? []), finding])
  }
  return {
    of: (namespace, name = '') => found.get(JSON.stringify([namespace, name])) ?? [],
    others: found.get('') ?? [],
  }
}

/** Of `telnyx.send_sms.from` and `telnyx.send_sms → data.id` the function if there is one now, else the namespace. */
function keyOf(subject: string, names: ReadonlyMap<string, ReadonlySet<string>>): string {
  const namespace = prefixes(subject).find((name) => names.has(name))
  if (namespace === undefined) return ''
  const rest = prefixes(subject.slice(namespace.length + 1))
  return JSON.stringify([namespace, rest.find((name) => names.get(namespace)!.has(name)) ?? ''])
}

/** The text, and what is before each of its dots and spaces, the longest first. */
function prefixes(text: string): string[] {
  const ends = [...text.matchAll(/[. [:]/g)].map(({ index }) => index)
  return [...ends, text.length].reverse().map((end) => text.slice(0, end))
}
