/** `SKILL.md` (Agent Skills): front matter that says when to read it, and how to write a script. */
import type { NamespaceDefinition } from '../../../runtime/definition.js'

/** The maximum length of a skill's description, in characters. */
const DESCRIPTION = 1024
/** Namespaces that the body lists one by one; a body stays below 500 lines. */
const LISTED = 300

export function skillText(name: string, namespaces: readonly NamespaceDefinition[], mark: string): string {
  return `---
name: ${skillName(name)}
description: ${JSON.stringify(descriptionOf(namespaces))}
---

<!-- ${mark} -->

# Calling APIs from Lua

One script does a whole task: it calls documented functions, works on their answers and returns only what is needed.

\`\`\`lua
local numbers = app.integrations.NAMESPACE.FUNCTION({ parameter = "value" })
return numbers.data[1]
\`\`\`

- A call takes one table of named parameters and answers a table. Unknown names, missing parameters and wrong types are refused before anything
  is sent; the message names the nearest right name.
- Another account is a name between: \`app.integrations.NAMESPACE.ACCOUNT.FUNCTION({…})\`.
- A failed call is a Lua error. \`pcall(FUNCTION, {…})\` catches it.
- \`parallel({ f, g })\` runs functions side by side. \`for item in pages(FUNCTION, {…}) do\` walks through all pages of a list.
- \`json.encode\`, \`json.decode\`, \`json.null\` are there; \`require\`, \`io\` and the network are not.
- Read the page of a namespace below before the first call. \`docs.search("what to do")\` and \`docs.read("NAMESPACE.FUNCTION")\` do the same in a script.

Run a script with \`npx moonbind run FILE.lua\`; \`--mock\` answers with made-up data, \`npx moonbind lint FILE.lua\` checks it without a call.

## Namespaces

${namespaces.slice(0, LISTED).map(line).join('\n')}${more(namespaces.length - LISTED)}
`
}

const line = ({ namespace, title, functions }: NamespaceDefinition): string =>
  `- [${escaped(title)}](references/${encodeURIComponent(namespace)}.md): \`${namespace}\`, ${functions.length} ` +
  `function${functions.length === 1 ? '' : 's'}`

const more = (count: number): string => (count > 0 ? `\n- and ${count} more in [llms.txt](llms.txt)` : '')

/** Markdown takes brackets for a link. */
export const escaped = (text: string): string => text.replace(/[\\[\]`*_<>]/g, '\\$&').replace(/\s+/g, ' ')

/** Small letters, digits and single hyphens, at most 64. */
const skillName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '') || 'moonbind'

function descriptionOf(namespaces: readonly NamespaceDefinition[]): string {
  const start = 'Calls documented API functions from Lua scripts. Use to read or change data in: '
  const titles = namespaces.map(({ title }) => title.replace(/\s+/g, ' '))
  let text = start
  for (const [index, title] of titles.entries()) {
    const next = `${index === 0 ? '' : ', '}${title}`
    const rest = ` and ${titles.length - index} more.`
    if (text.length + next.length + rest.length > DESCRIPTION) return `${text}${rest}`
    text += next
  }
  return `${text}.`
}
