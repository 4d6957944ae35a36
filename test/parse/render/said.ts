import { parseDocument } from '#codegen/parse/index.js'

/** The error of a document, or its first finding, as `line: rule`; how many functions it has if there is none. */
export const said = (text: string): string => {
  const { messages, namespaces } = parseDocument('x.md', text)
  const first = messages.find(({ fatal }) => fatal === true) ?? messages[0]
  return first === undefined
    ? `${namespaces.flatMap(({ functions }) => functions).length} functions`
    : `${first.line}: ${first.ruleId}`
}
