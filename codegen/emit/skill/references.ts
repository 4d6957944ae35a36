/** Writes the pages of namespaces, each short enough that readers do not truncate it. */
import type { NamespaceDefinition } from '../../../runtime/definition.js'
import { packed } from '../../text/packed.js'
import type { SkillFile } from './file.js'
import { escaped } from './skill.js'

/** Readers truncate longer files (Agent-Friendly Documentation Spec). */
export const MOST = 50_000

/** The page of a namespace; a long one is a list of its parts, which lie in a folder of its name. */
export function referenceFiles({ namespace, title, docs }: NamespaceDefinition, mark: string): SkillFile[] {
  const path = `references/${namespace}`
  const start = `<!-- ${mark} -->\n\n`
  const page = docs.page.trim()
  if (start.length + page.length < MOST) return [{ path: `${path}.md`, text: `${start}${page}\n` }]
  const parts = packed(sectionsOf(page), (section) => section.length, MOST - start.length - 1)
  const intro = `${start}# ${escaped(title)}\n\nThe page is long. Read the part that has the function:\n\n`
  const links = (named: (headings: readonly string[]) => string): string =>
    parts
      .map((sections, index) => {
        const headings = sections.flatMap((section) => headingOf(section) ?? [])
        return `- [Part ${index + 1}](${encodeURIComponent(namespace)}/${index + 1}.md): ${named(headings)}\n`
      })
      .join('')
  const all = `${intro}${links((headings) => headings.join(', '))}`
  return [
    { path: `${path}.md`, text: all.length <= MOST ? all : `${intro}${links(firstToLast)}` },
    ...parts.map((sections, index) => ({
      path: `${path}/${index + 1}.md`,
      text: `${start}${sections.join('').trim()}\n`,
    })),
  ]
}

const firstToLast = (headings: readonly string[]): string => [...new Set([headings[0], headings.at(-1)])].join(' to ')

/** Cut before headings of the first three levels; those in code are not headings. */
function sectionsOf(page: string): string[] {
  const sections: string[] = ['']
  let fence: string | undefined
  for (const line of page.split(/(?<=\n)/)) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
    if (mark !== undefined && fence === undefined) fence = mark
    else if (mark !== undefined && fence !== undefined && mark.startsWith(fence)) fence = undefined
    if (fence === undefined && /^#{1,3} /.test(line)) sections.push('')
    sections[sections.length - 1] += line
  }
  return sections.filter((section) => section !== '')
}

const headingOf = (section: string): string | undefined => /^## +(.+)$/m.exec(section)?.[1]?.trim()
