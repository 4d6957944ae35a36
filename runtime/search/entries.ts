/** What a search can find: functions, and sections of a document that belong to no function. */

import { type Action, actionOf, isBatch } from './action.js'
import { type MarkdownChunk, markdownChunks } from './markdown-chunks.js'
import type { SearchableFunction, SearchableNamespace } from './searchable.js'
import { wordsOf } from './words.js'

/** Fields in the order of {@link FIELDS}, each a text. */
export type FieldTexts = readonly string[]

/** How much words count in each field; `typical` is how many words the field usually has. */
export const FIELDS = [
  { name: 'name', weight: 2.4, typical: 3 },
  { name: 'aliases', weight: 1.8, typical: 3 },
  { name: 'namespace', weight: 3, typical: 2 },
  { name: 'summary', weight: 5, typical: 10 },
  { name: 'parameters', weight: 0.6, typical: 8 },
  { name: 'values', weight: 3, typical: 8 },
  { name: 'text', weight: 0.5, typical: 60 },
  { name: 'guides', weight: 0.7, typical: 60 },
] as const

/** One thing that a query can find. */
export interface Findable {
  readonly namespace: SearchableNamespace
  /** Absent if it is a section of the namespace's page. */
  readonly function?: SearchableFunction
  /** What the function does. */
  readonly action?: Action
  /** Whether it acts on several things in one call. */
  readonly isBatch?: boolean
  /** The heading of a section. */
  readonly title?: string
}

/** An entry with its indexed texts. */
export interface IndexedEntry {
  readonly entry: Findable
  readonly texts: FieldTexts
  /** How many words of its name describe its object. */
  readonly nameWords: number
}

export function* entriesOf(namespace: SearchableNamespace): Iterable<IndexedEntry> {
  const pages = namespace.functions.map(({ name }) => markdownChunks(namespace.docs.functions[name] ?? ''))
  const guides = guideChunks(namespace, pages)
  const mentions = mentionsOf(namespace, guides)
  const title = `${namespace.namespace} ${namespace.title ?? ''}`
  for (const [index, documented] of namespace.functions.entries())
    yield {
      ...functionEntry(namespace, documented),
      texts: functionTexts(documented, {
        title,
        namespace: namespace.namespace,
        chunks: pages[index]!,
        guides: mentions.get(documented.name) ?? '',
      }),
    }
  for (const { heading, text, code } of guides)
    yield { entry: { namespace, title: heading }, texts: ['', '', title, heading, '', '', text, code], nameWords: 0 }
}

function functionEntry(
  namespace: SearchableNamespace,
  documented: SearchableFunction,
): Pick<IndexedEntry, 'entry' | 'nameWords'> {
  const words = wordsOf(withoutPrefix(documented.name, namespace.namespace))
  const { action, things } = actionOf(words, documented.effect?.kind)
  return {
    entry: { namespace, function: documented, action, isBatch: isBatch(words) },
    nameWords: new Set(things).size,
  }
}

/** What a document says about a namespace as a whole, section by section. */
export function guidesOf(namespace: SearchableNamespace): string[] {
  const pages = namespace.functions.map(({ name }) => markdownChunks(namespace.docs.functions[name] ?? ''))
  return guideChunks(namespace, pages).map(({ markdown }) => markdown)
}

/** Sections of the namespace's page with lines that no page of a function repeats. */
function guideChunks({ docs }: SearchableNamespace, pages: readonly (readonly MarkdownChunk[])[]): MarkdownChunk[] {
  const own = new Set(pages.flatMap((chunks) => chunks.flatMap(linesOf)))
  return markdownChunks(docs.page).filter((chunk) => linesOf(chunk).some((line) => !own.has(line)))
}

const linesOf = ({ text, code }: MarkdownChunk): string[] =>
  `${text}\n${code}`.split('\n').filter((line) => line !== '')

interface Surroundings {
  readonly namespace: string
  readonly title: string
  readonly chunks: readonly MarkdownChunk[]
  readonly guides: string
}

function functionTexts(documented: SearchableFunction, { namespace, title, chunks, guides }: Surroundings): FieldTexts {
  const { name, aliases = [], summary = '', parameters } = documented
  return [
    withoutPrefix(name, namespace),
    aliases.map((alias) => withoutPrefix(alias, namespace)).join(' '),
    title,
    summary,
    parameters.map((parameter) => parameter.name).join(' '),
    parameters.flatMap(({ schema }) => [...(schema.enum ?? []), ...Object.values(schema['x-labels'] ?? {})]).join(' '),
    chunks.map(({ text }) => text).join('\n'),
    `${guides}\n${chunks.map(({ code }) => code).join('\n')}`,
  ]
}

/** `airtable_list_bases` of `airtable` is about listing bases. */
function withoutPrefix(name: string, namespace: string): string {
  const prefix = `${namespace.replaceAll('-', '_')}_`
  return name.startsWith(prefix) ? name.slice(prefix.length) : name
}

/** What guides say near the name of a function: some documents say nothing else about it. */
function mentionsOf({ functions }: SearchableNamespace, guides: readonly MarkdownChunk[]): ReadonlyMap<string, string> {
  const names = new Map(functions.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((alias) => [alias, name])))
  const found = new Map<string, string>()
  for (const { heading, text, code } of guides) {
    const lines = `${text}\n${code}`.split('\n')
    for (const [index, line] of lines.entries())
      for (const word of new Set(line.match(/[\w-]+/g) ?? [])) {
        const name = names.get(word)
        if (name === undefined) continue
        found.set(name, `${found.get(name) ?? ''} ${heading} ${lines[index - 1] ?? ''} ${line}`)
      }
  }
  return found
}
