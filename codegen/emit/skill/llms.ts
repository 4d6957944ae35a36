/** `llms.txt` (llmstxt.org): links to all pages, each list below 50,000 characters. */
import type { NamespaceDefinition } from '../../../runtime/definition.js'
import { packed } from '../../text/packed.js'
import type { SkillFile } from './file.js'
import { MOST } from './references.js'
import { escaped } from './skill.js'

/** One file, or one that links to parts that stay below the limit. */
export function llmsFiles(namespaces: readonly NamespaceDefinition[], mark: string): SkillFile[] {
  const whole = listText('API functions', namespaces, 'references/', mark)
  if (whole.length <= MOST) return [{ path: 'llms.txt', text: whole }]
  const parts = partsOf(namespaces, mark)
  const links = parts.map(({ name, first, last }) => `- [${escaped(first)} to ${escaped(last)}](llms/${name}.txt)`)
  return [
    { path: 'llms.txt', text: `${head('API functions', namespaces, mark)}\n## Parts\n\n${links.join('\n')}\n` },
    ...parts.map(({ name, members }) => ({
      path: `llms/${name}.txt`,
      text: listText(`API functions, part ${name}`, members, '../references/', mark),
    })),
  ]
}

function listText(title: string, namespaces: readonly NamespaceDefinition[], folder: string, mark: string): string {
  return (
    `${head(title, namespaces, mark)}\n## ` +
    `Namespaces\n\n${namespaces.map((namespace) => linkOf(namespace, folder)).join('\n')}\n`
  )
}

const head = (title: string, namespaces: readonly NamespaceDefinition[], mark: string): string =>
  `${listHead(title, namespaces.length)}<!-- ${mark} -->\n`

/** The beginning of a list of links, as llmstxt.org has it. */
export const listHead = (title: string, count: number): string =>
  `# ${escaped(title)}\n\n> Functions that Lua scripts call as app.integrations.NAMESPACE.FUNCTION({…}), ` +
  `${count} namespace${count === 1 ? '' : 's'}.\n\n`

/** Names of functions that a link shows; the page has all of them. */
const NAMED = 20

function linkOf({ namespace, title, functions }: NamespaceDefinition, folder: string): string {
  const names = functions.slice(0, NAMED).map(({ name }) => name)
  const more = functions.length > NAMED ? ` and ${functions.length - NAMED} more` : ''
  return `- [${escaped(title)}](${folder}${encodeURIComponent(namespace)}.md): ${names.join(', ')}${more}`
}

interface Part {
  readonly name: string
  readonly first: string
  readonly last: string
  readonly members: readonly NamespaceDefinition[]
}

function partsOf(namespaces: readonly NamespaceDefinition[], mark: string): Part[] {
  const room = MOST - head('API functions, part 999', namespaces, mark).length - 100
  const groups = packed(namespaces, (namespace) => linkOf(namespace, '../references/').length + 1, room)
  return groups.map((members, index) => ({
    name: String(index + 1),
    first: members[0]!.title,
    last: members.at(-1)!.title,
    members,
  }))
}
