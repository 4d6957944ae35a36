/** The index that the search in a browser loads. */
import type { ApiFunction, Guide, Namespace } from '../ir.js'
import type { PageNames } from './page-names.js'
import type { SiteFile, SiteProject } from './project.js'
import type { FunctionData, GuideData, NamespaceData, SearchData } from './search-format.js'

const SUMMARY = 160
const GUIDE = 240

/** A plain script, because browsers load no data from a folder. */
export function searchScript({ namespaces, pages }: SiteProject): SiteFile {
  const data: SearchData = namespaces.map((namespace) => namespaceData(namespace, pages))
  return { path: 'assets/search-data.js', content: `window.moonbindSearchData=${JSON.stringify(data)}\n` }
}

const namespaceData = ({ namespace, title, functions, guides }: Namespace, pages: PageNames): NamespaceData => [
  namespace,
  title,
  pages.namespace(namespace),
  functions.map((documented) => functionData(documented, pages.function(namespace, documented.name))),
  guides.map(guideData),
]

function functionData({ name, aliases = [], summary, effect, parameters }: ApiFunction, page: string): FunctionData {
  const values = parameters.flatMap(({ schema }) => [
    ...(schema.enum ?? []),
    ...Object.values(schema['x-labels'] ?? {}),
  ])
  return [
    name,
    page,
    effect.kind,
    shortened(summary, SUMMARY),
    parameters.map((parameter) => parameter.name).join(' '),
    values.join(' '),
    aliases.join(' '),
  ]
}

/** Headings and fences would begin sections of their own. */
const guideData = ({ title, markdown }: Guide): GuideData => [
  title,
  shortened(markdown.replace(/^(?:#+ |[`~]{3,}.*)/gm, ''), GUIDE),
]

function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : line.slice(0, most)
}
