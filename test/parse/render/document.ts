/** A whole document. */
import { renderFunction } from './functions.js'
import type { Dialect, DocumentModel, NamespaceModel } from './model.js'

/** The document in a dialect, as it is delivered. */
export function render(document: DocumentModel, dialect: Dialect): string {
  const line =
    dialect.home === 'line' && document.namespaces.length === 1
      ? [`Namespace: \`${document.namespaces[0]!.name}\``]
      : []
  const parts = [
    `# ${document.title} — Lua API Reference`,
    ...line,
    ...document.namespaces.flatMap((namespace) => sectionsOf(namespace, dialect)),
    '## Notes on Everything\n\nNothing further.',
  ]
  return dialect.delivery(`${parts.join('\n\n')}\n`)
}

function sectionsOf(namespace: NamespaceModel, dialect: Dialect): string[] {
  const depth = dialect.groups === 'flat' ? 2 : 3
  const groups = namespace.groups.map(({ title, functions }) => {
    const sections = functions
      .map((each) => renderFunction(namespace, each, depth, dialect))
      .join(dialect.ruled ? '\n\n---\n\n' : '\n\n')
    return dialect.groups === 'groups' ? `## ${title}\n\n${sections}` : sections
  })
  return dialect.groups === 'tools' ? ['## Tools', ...groups] : groups
}
