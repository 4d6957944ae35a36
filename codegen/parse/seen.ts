/** Names what the author of a document without functions may have meant as a function. */

import type { Source } from './markdown/markdown.js'
import { allSections, type Section } from './markdown/sections.js'

const MOST = 4

/** `; it has the headings “Search”, “Users” and names `x_list`, `x_get``; empty if there is nothing to name. */
export function whatWasSeen(top: Section, { text }: Source): string {
  const headings = allSections(top)
    .filter(({ depth }) => depth > 1)
    .map(({ title }) => `“${title.slice(0, 40)}”`)
  const names = [
    ...text.slice(0, 100_000).matchAll(/`([A-Za-z_]\w{0,60}(?:[._][A-Za-z]\w{0,60})+)(?:\([^`\n]{0,80}\))?`/g),
  ].map(([, name]) => `\`${name}\``)
  const parts = [...seen('has the headings', headings), ...seen('names', names)]
  return parts.length === 0 ? '' : `; it ${parts.join(' and ')}`
}

function seen(verb: string, all: readonly string[]): string[] {
  const distinct = [...new Set(all)]
  if (distinct.length === 0) return []
  return [`${verb} ${distinct.slice(0, MOST).join(', ')}${distinct.length > MOST ? ', …' : ''}`]
}
