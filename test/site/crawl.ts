/** The files of a site as a browser without JavaScript would walk through them. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** A page with all of its elements. */
export interface CrawledPage {
  readonly path: string
  readonly elements: readonly Element[]
}

/** Paths of all files below a folder. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

export const pagesOf = (folder: string, paths = filesBelow(folder)): CrawledPage[] =>
  paths
    .filter((path) => path.endsWith('.html'))
    .map((path) => ({ path, elements: elementsOf(parse(readFileSync(join(folder, path), 'utf8'))) }))

export function elementsOf(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : []
  return 'tagName' in node ? [node, ...children] : children
}

export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attr) => attr.name === name)?.value

/** Where sites of tests are said to be. */
const BASE = '/docs/'

/** Links and sources of pages that lead to no file of the site, or to no place in it. */
export function brokenLinks(folder: string): string[] {
  const files = new Set(filesBelow(folder))
  const pages = pagesOf(folder)
  const ids = new Map(pages.map(({ path, elements }) => [path, new Set(elements.map((each) => attribute(each, 'id')))]))
  return pages.flatMap(({ path, elements }) =>
    elements.flatMap((element) => {
      const target = attribute(element, 'href') ?? attribute(element, 'src')
      if (target === undefined || /^(?:https?|mailto):/.test(target)) return []
      const [file = '', fragment] = target.split('#')
      const start = file.startsWith(BASE) ? '' : dirname(path)
      const found = file === '' ? path : normalize(join(start, decodeURIComponent(file.replace(BASE, ''))))
      if (!files.has(found)) return [`${path}: ${target}`]
      if (fragment === undefined || found.startsWith('playground/')) return []
      return ids.get(found)?.has(decodeURIComponent(fragment)) ? [] : [`${path}: ${target}`]
    }),
  )
}
