/**
 * Finds functions that headings in words document: `### List Projects` above a call of `list_projects` and its
 * parameters.
 */

import { languageOf } from './code/index.js'
import { type Block, readBlocks } from './function/section-blocks.js'
import { type FunctionName, readFunctionName } from './heading.js'
import type { Source } from './markdown/markdown.js'
import { allSections, type Section } from './markdown/sections.js'
import { kindOf, readTable } from './markdown/table.js'
import { mentionsNoParameters } from './markdown/text.js'
import { roleOf } from './roles.js'

/** A section that may be about the one function that it calls. */
interface Candidate {
  readonly section: Section
  readonly name: string
  /** It lists the parameters; otherwise only the title gives the name. */
  readonly documents: boolean
}

/**
 * The functions of sections whose heading does not name them. A section counts if its own examples call one function,
 * no other section is about that function, and it lists the parameters or says that there are none. If one section
 * counts, so do those whose title is the name of a function in words.
 */
export function titledFunctions(top: Section, source: Source): ReadonlyMap<Section, FunctionName> {
  const named = allSections(top).flatMap(({ source: heading }) => readFunctionName(heading)?.name ?? [])
  const all = outsideFunctions(top).flatMap((section) => candidate(section, source) ?? [])
  const candidates = all.filter(
    ({ name }) =>
      !named.some((other) => isSame(other, name)) && all.filter((candidate) => candidate.name === name).length === 1,
  )
  const some = candidates.some(({ documents }) => documents)
  return new Map(
    some ? candidates.map(({ section, name }) => [section, { name, path: [], certain: true, titled: true }]) : [],
  )
}

/** Sections in words, without those inside a section that is headed by the name of a function. */
function outsideFunctions(section: Section): Section[] {
  return section.children.flatMap((child) =>
    readFunctionName(child.source)?.certain
      ? []
      : [...(child.depth > 1 && roleOf(child.title) === 'note' ? [child] : []), ...outsideFunctions(child)],
  )
}

function candidate(section: Section, source: Source): Candidate | undefined {
  const children = section.children.filter((child) => roleOf(child.title) !== 'note')
  const blocks = readBlocks({ ...section, children }, source).filter(({ role }) => role !== 'note')
  const names = new Set(
    blocks.flatMap(({ node }) =>
      node.type === 'code' && (!node.lang || languageOf(node.lang) !== undefined) ? calledNames(node.value) : [],
    ),
  )
  const [name] = names
  if (name === undefined || names.size > 1) return undefined
  const documents = blocks.some((block) => saysParameters(block, source))
  return documents ||
    isSame(
      name,
      section.title
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    )
    ? { section, name, documents }
    : undefined
}

const calledNames = (code: string): string[] =>
  [
    ...code.matchAll(
      /\b(?:app\.integrations(?:\.\w+|\["[^"\n]*"\]|\['[^'\n]*'\])|tools)(?:\.\w+)?\.([A-Za-z_]\w*)\s*[({]/g,
    ),
  ].map(([, name]) => name!)

function saysParameters({ node, role, text }: Block, source: Source): boolean {
  switch (node.type) {
    case 'table': {
      const table = readTable(node, source)
      return (
        role === 'parameters' ||
        (role === 'description' &&
          kindOf(table) === 'parameters' &&
          /^(?:name|param|arg)/i.test(table.header.cells[0]?.plain ?? ''))
      )
    }
    case 'list':
      return role === 'parameters'
    case 'paragraph':
      return role === 'description' && mentionsNoParameters(text)
    default:
      return false
  }
}

/** `x_get_team` and `get_team` are one function: headings may leave the prefix out. */
const isSame = (name: string, other: string): boolean =>
  name === other || name.endsWith(`_${other}`) || other.endsWith(`_${name}`)
