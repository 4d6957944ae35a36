import { checkNamespaces } from '../check/namespaces.js'
import { type DocumentOutline, plain } from './document.js'

/** Documents with what is wrong with them only next to each other. */
export function checkAcross(documents: readonly DocumentOutline[]): DocumentOutline[] {
  const across = checkNamespaces(documents).map(plain)
  return documents.map((document) => ({
    ...document,
    messages: [...across.filter(({ file }) => file === document.file), ...document.messages],
  }))
}
