import { checkNamespaces } from '../check/namespaces.js'
import { type DocumentOutline, plain } from './document.js'

/** Documents with mistakes that show only across documents. */
export function checkAcross(documents: readonly DocumentOutline[]): DocumentOutline[] {
  const across = checkNamespaces(documents).map(plain)
  return documents.map((document) => ({
    ...document,
    messages: [...across.filter(({ file }) => file === document.file), ...document.messages],
  }))
}
