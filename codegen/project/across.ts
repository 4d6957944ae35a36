import { checkNamespaces } from '../check/namespaces.js'
import type { LoadedDocument } from './document.js'

/** Documents with what is wrong with them only beside each other. */
export function checkAcross(documents: readonly LoadedDocument[]): LoadedDocument[] {
  const across = checkNamespaces(documents)
  return documents.map((document) => ({
    ...document,
    messages: [...across.filter(({ file }) => file === document.file), ...document.messages],
  }))
}
