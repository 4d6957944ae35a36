/** Decides which sections document functions. */
import type { RootContent } from 'mdast'
import { isTypedList } from './function/list-entries.js'
import { readName } from './function/names.js'
import { type FunctionName, isTitleLike, readFunctionName } from './heading.js'
import { type Source, sourceOf } from './markdown/markdown.js'
import { allSections, type Section } from './markdown/sections.js'
import { kindOf, readTable } from './markdown/table.js'
import { readLabel } from './markdown/text.js'
import { roleOf } from './roles.js'
import { readDeclaration } from './signature.js'

/** What tells functions from other sections. */
export interface Evidence {
  /** Names that a parenthesis or a table follows anywhere in the code. */
  readonly called: ReadonlySet<string>
  /** Functions below titles in words. */
  readonly titled: ReadonlyMap<Section, FunctionName>
  readonly source: Source
}

/** Names that the fences of a document seem to call: `f(`, `f{`, `["f"](`. */
export function calledNames(top: Section): ReadonlySet<string> {
  const code = allSections(top).flatMap(({ blocks }) =>
    blocks.flatMap((node) => (node.type === 'code' ? [node.value] : [])),
  )
  return new Set(
    code.flatMap((text) =>
      [...text.matchAll(/(?:\b([A-Za-z_]\w*)|\[\s*["']([^"'\]\n]+)["']\s*\])\s*[({]/g)].map(
        ([, plain, quoted]) => plain ?? quoted!,
      ),
    ),
  )
}

/** Subsections of a function that are functions themselves rather than descriptions of a parameter. */
export function functionsInside(outer: Section, evidence: Evidence): Section[] {
  const inner = outer.children.filter((child) => isFunctionSection(child, evidence))
  const names = new Set(inner.length === 0 ? [] : namesIn(outer, evidence.source))
  return inner.filter((child) => {
    const name = readName(child.source)
    return name === undefined || !names.has(name) || calledNames(child).has(name)
  })
}

/** First cells of table rows, and code at the beginning of list items. */
function namesIn({ blocks }: Section, source: Source): string[] {
  const names = blocks.flatMap((node) => {
    if (node.type === 'table')
      return node.children.map((row) => (row.children[0] ? sourceOf(source, row.children[0]).replaceAll('|', '') : ''))
    return node.type === 'list'
      ? node.children.flatMap((item) => /^\s*\S+\s+(?:\*\*)?(`[^`\n]+`)/.exec(sourceOf(source, item))?.[1] ?? [])
      : []
  })
  return names.flatMap((text) => readName(text) ?? [])
}

/** Whether a section may be that of a function. */
export function isFunctionSection(section: Section, evidence: Evidence): boolean {
  if (evidence.titled.has(section)) return true
  const heading = readFunctionName(section.source)
  return (
    heading !== undefined &&
    (heading.certain ? roleOf(section.title) === 'note' : showsFunction(section, heading.name, evidence))
  )
}

/** One lower-case word heads a function when something below it or anywhere in the examples says so. */
export function showsFunction(section: Section, name: string, { called, source }: Evidence): boolean {
  return (
    called.has(name) ||
    section.children.some((child) => roleOf(child.title) === 'parameters') ||
    section.blocks.some((node) => declares(node, name) || holdsParameters(node, isTitleLike(name), source))
  )
}

const declares = (node: RootContent, name: string): boolean =>
  node.type === 'code' && readDeclaration(node.value, node.lang ?? '')?.name === name

/** `strictly`: a table must say that it lists parameters, because titles are above other tables, too. */
function holdsParameters(node: RootContent, strictly: boolean, source: Source): boolean {
  switch (node.type) {
    case 'table': {
      const table = readTable(node, source)
      return !strictly || (kindOf(table) === 'parameters' && /^(?:name|param|arg)/i.test(table.header.cells[0]!.plain))
    }
    case 'list':
      return isTypedList(node, source)
    case 'paragraph':
      return roleOf(readLabel(sourceOf(source, node))?.name ?? '') === 'parameters'
    default:
      return false
  }
}
