/** The pages of a namespace as a module, so that they need no file at run time. */
import type { DocumentPart, NamespaceDocument } from '../../runtime/documentation.js'
import type { Namespace } from '../ir.js'
import { breakLines } from './break-lines.js'
import { docComment, literal, propertyKey, stringLiteral, templateLiteral } from './escape.js'
import { header, importFrom, objectLiteral, type Statements } from './module.js'

/** The statements of a namespace's `docs.ts`. Its texts stand line by line, as in the document. */
export function docsModule({ namespace }: Namespace, { parts, functions }: NamespaceDocument): Statements {
  const notes = objectLiteral(
    Object.entries(functions).map(([name, known]) => `${propertyKey(name)}: ${literal(known)}`),
  )
  const body = [
    `documentation(${stringLiteral(namespace)}, {`,
    '  parts: [',
    ...parts.map((part) => `    ${partText(part)},`),
    '  ],',
    breakLines(`  functions: ${notes.replaceAll('\n', '\n  ')},`),
    '})',
  ].join('\n')
  return [
    header(namespace),
    importFrom('moonbind/runtime', { values: ['documentation'], types: ['NamespaceDocs'] }),
    `${docComment(['The Markdown that agents read.'])}export const docs: NamespaceDocs = ${body};`,
  ]
}

function partText({ of, apart, text }: DocumentPart): string {
  const fields = [
    ...(of === undefined ? [] : [`of: ${literal(of)}`]),
    ...(apart ? ['apart: true'] : []),
    `text: ${templateLiteral(text)}`,
  ]
  return `{ ${fields.join(', ')} }`
}
