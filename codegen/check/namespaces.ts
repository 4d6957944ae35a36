/**
 * Checks namespaces against each other and against the names that the package reserves, which no single document can
 * do.
 */
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { type DocumentRule, report } from '../diagnostics.js'
import type { Place } from '../ir.js'

/** Names under which the package itself exports something: `moonbind/runtime` is not a document. */
const reserved: readonly string[] = ['runtime', 'codegen', 'mock', 'lint']

/** A document with the namespaces that it holds. */
export interface NamespaceHolder {
  readonly file: string
  readonly namespaces: readonly NamedNamespace[]
}

/** A namespace by its name, and where its title is. */
export interface NamedNamespace {
  readonly namespace: string
  readonly place?: Place
}

/**
 * Errors about namespaces, each with its `file`. If two documents use the same name, the error belongs to the later
 * one.
 */
export function checkNamespaces(documents: readonly NamespaceHolder[]): VFileMessage[] {
  const owners = new Map<string, { readonly file: string; readonly namespace: string }>()
  const messages: VFileMessage[] = []
  for (const { file, namespaces } of documents) {
    for (const entry of namespaces) {
      const { namespace } = entry
      const first = owners.get(namespace.toLowerCase())
      if (first === undefined) owners.set(namespace.toLowerCase(), { file, namespace })
      else if (first.file !== file || first.namespace !== namespace) messages.push(duplicate(file, entry, first))
      messages.push(...unusable(file, entry))
    }
  }
  return messages
}

function duplicate(
  file: string,
  entry: NamedNamespace,
  first: { readonly file: string; readonly namespace: string },
): VFileMessage {
  const same = first.namespace === entry.namespace ? '' : ` as \`${first.namespace}\`, which differs in case only`
  const reason = `Unexpected namespace \`${entry.namespace}\`, expected one that is not in ${first.file} already${same}`
  return error(file, entry, 'duplicate-namespace', reason)
}

function unusable(file: string, entry: NamedNamespace): VFileMessage[] {
  const { namespace } = entry
  if (reserved.includes(namespace.toLowerCase())) {
    const reason =
      `Unexpected namespace \`${namespace}\`, expected another name: ` +
      `moonbind/${namespace.toLowerCase()} is a part of the package`
    return [error(file, entry, 'reserved-namespace', reason)]
  }
  if (/^\w[\w-]{0,99}$/.test(namespace)) return []
  const reason =
    `Unexpected namespace \`${namespace}\`, expected at most 100 letters, digits, _ and -: it names ` + 'a folder'
  return [error(file, entry, 'unusable-namespace', reason)]
}

/** The error is placed at the document's title, because no single line states the namespace. */
function error(file: string, entry: NamedNamespace, rule: DocumentRule, reason: string): VFileMessage {
  const start = { line: 1, column: 1, offset: 0 }
  return report(new VFile({ path: file }), rule, entry.place ?? { file, start, end: start }, reason)
}
