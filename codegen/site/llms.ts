/** `llms.txt` (llmstxt.org): links to the Markdown of all pages, each list below 50,000 characters. */
import { listHead } from '../emit/skill/llms.js'
import { MOST } from '../emit/skill/references.js'
import { escaped } from '../emit/skill/skill.js'
import type { Namespace } from '../ir.js'
import { packed } from '../text/packed.js'
import type { SiteFile, SiteProject } from './project.js'

/**
 * One file, or one that leads to parts that stay below the limit. `url` is where the site will be: links are whole
 * addresses then, for readers that know nothing of the file's own.
 */
export function llmsTexts(project: SiteProject, url?: string): SiteFile[] {
  const sections = project.namespaces.map((namespace) => sectionOf(project, namespace, url ?? ''))
  const whole = head(project) + sections.join('\n')
  if (whole.length <= MOST) return [{ path: 'llms.txt', content: whole }]
  const parts = partsOf(project, url ?? '../')
  const links = parts.map(
    ({ path, first, last }) =>
      `- [${escaped(first)}${first === last ? '' : ` to ${escaped(last)}`}](${url ?? ''}${path})\n`,
  )
  return [
    { path: 'llms.txt', content: `${head(project)}## Parts\n\n${links.join('')}` },
    ...parts.map(({ path, content }) => ({ path, content })),
  ]
}

const head = ({ title, namespaces }: SiteProject): string => listHead(title, namespaces.length)

const SUMMARY = 120

/** The page of a namespace, and those of its functions. */
function sectionOf({ pages }: SiteProject, { namespace, title, functions }: Namespace, root: string): string {
  const lines = functions.map(({ name, summary }) => {
    const words = summary.replace(/\s+/g, ' ').trim()
    const shown = words.length > SUMMARY ? `${words.slice(0, SUMMARY)}…` : words
    const link = `[${escaped(name)}](${root}${encodeURI(pages.functionMarkdown(namespace, name))})`
    return `- ${link}${shown === '' ? '' : `: ${escaped(shown)}`}\n`
  })
  const page = `- [All of ${escaped(title)}](${root}${encodeURI(pages.namespaceMarkdown(namespace))})\n`
  return `## ${escaped(title)}\n\n${page}${lines.join('')}`
}

interface Part {
  readonly path: string
  readonly content: string
  readonly first: string
  readonly last: string
}

/** Namespaces in files of their own, several per file as long as they fit; for a very large one only its page. */
function partsOf(project: SiteProject, root: string): Part[] {
  const room = MOST - head(project).length
  const sections = project.namespaces.map((namespace) => {
    const section = sectionOf(project, namespace, root)
    const text = section.length <= room ? section : sectionOf(project, { ...namespace, functions: [] }, root)
    return { title: namespace.title, text }
  })
  return packed(sections, ({ text }) => text.length + 1, room).map((group, index) => ({
    path: `llms/${index + 1}.txt`,
    content: head(project) + group.map(({ text }) => text).join('\n'),
    first: group[0]!.title,
    last: group.at(-1)!.title,
  }))
}
