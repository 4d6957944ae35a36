/** Pages and files at the root of a site, apart from its first page. */
import { largestBump } from '../check/breaking/version.js'
import { pageFile, type Site, type WholeSite } from './making.js'
import type { Changes, SiteFile } from './project.js'
import { escapeHtml } from './prose/escape.js'
import { changeView } from './view/changes.js'

/** All changes, namespace by namespace. */
export function changesFile(site: WholeSite, { base, findings }: Changes): SiteFile {
  const { parts, project, changes, atRoot } = site
  const { pages, namespaces } = project
  const groups = namespaces.flatMap(({ namespace, title, functions }) => {
    const own = changes.of(namespace).map((finding) => changeView(finding, pages.namespace(namespace), atRoot))
    const ofFunctions = functions.flatMap(({ name }) =>
      changes.of(namespace, name).map((finding) => changeView(finding, pages.function(namespace, name), atRoot)),
    )
    const all = [...own, ...ofFunctions]
    return all.length === 0 ? [] : [{ title, href: pages.namespace(namespace), changes: all }]
  })
  const others = changes.others.map((finding) => changeView(finding, '', atRoot))
  const body = parts.templates.changes({
    base,
    release: releases[largestBump(findings)],
    groups: others.length === 0 ? groups : [...groups, { title: 'No longer documented', href: '', changes: others }],
  })
  return pageFile(site, {
    path: 'changes.html',
    title: `What changed · ${project.title}`,
    summary: `What changed since ${base}`,
    body,
  })
}

const releases = {
  major: 'calls that worked before may fail now',
  minor: 'what worked before works as before',
  patch: 'only words changed',
  none: '',
} as const

/** The page for unknown addresses at any depth: its links start at the root, if that is known. */
export function missingFile(site: Site): SiteFile {
  const { frame, parts } = site
  const root = frame.url === undefined ? '' : new URL(frame.url).pathname
  return pageFile(site, {
    path: '404.html',
    root,
    title: `No such page · ${frame.title}`,
    summary: 'No such page',
    body: parts.templates.missing({ root }),
  })
}

/** A site map holds at most this many addresses (sitemaps.org); a larger one is split, with an index. */
const MOST_ADDRESSES = 50_000

/** `url` is where the site will be, with a slash at its end; `pages` are paths of its pages. */
export function siteMap(url: string, pages: readonly string[]): SiteFile[] {
  const addresses = pages.map((path) => url + encodeURI(path).replace(/(^|\/)index\.html$/, '$1'))
  const parts = Array.from({ length: Math.ceil(addresses.length / MOST_ADDRESSES) }, (_, index) =>
    mapText(addresses.slice(index * MOST_ADDRESSES, (index + 1) * MOST_ADDRESSES)),
  )
  if (parts.length === 1) return [{ path: 'sitemap.xml', content: parts[0]! }]
  const files = parts.map((content, index) => ({ path: `sitemap-${index + 1}.xml`, content }))
  const entries = files.map(({ path }) => `  <sitemap><loc>${escapeHtml(url + path)}</loc></sitemap>\n`)
  return [
    {
      path: 'sitemap.xml',
      content: `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${entries.join('')}</sitemapindex>\n`,
    },
    ...files,
  ]
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

function mapText(addresses: readonly string[]): string {
  const entries = addresses.map((address) => `  <url><loc>${escapeHtml(address)}</loc></url>\n`)
  return `${HEAD}<urlset xmlns="${NAMESPACE}">\n${entries.join('')}</urlset>\n`
}
