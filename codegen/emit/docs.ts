/** The document of a namespace, cut into the parts that its pages are made of. */
import { markdown, type Namespace } from '../ir.js'
import { examplesByWord, functionSection, type Template } from './doc-sections.js'

/** A piece of a document. */
export interface DocumentPart {
  readonly text: string
  /** The functions that it documents. */
  readonly of?: readonly string[]
  /** Not in the document: written from what is known about a function without a section. */
  readonly apart?: true
}

/** The parts of a namespace's document, in order. */
export function documentParts(namespace: Namespace, template: Template): DocumentPart[] {
  const unwritten = namespace.functions.some((documented) => !documented[markdown]?.trim())
  const guided = unwritten ? examplesByWord(namespace) : new Map()
  const sections = namespace.functions.map((documented): Section => {
    const source = documented[markdown]?.trim()
    return { name: documented.name, text: source || functionSection(guided, documented, template) }
  })
  return partsOf(namespace, sections)
}

interface Section {
  readonly name: string
  readonly text: string
}

/** The document as it was written, or as the schema describes it, followed by sections that it lacks. */
function partsOf(namespace: Namespace, sections: readonly Section[]): DocumentPart[] {
  const source = namespace[markdown]
  if (source === undefined) return madeParts(namespace, sections)
  const found = sections.map((section) => ({ ...section, start: source.indexOf(section.text) }))
  const apart = found.filter(({ start }) => start < 0)
  return [
    ...cut(
      source,
      found.filter(({ start }) => start >= 0),
    ),
    ...apart.map(apartPart),
  ]
}

const apartPart = ({ name, text }: Section): DocumentPart => ({ of: [name], apart: true, text })

/** A text in pieces, each with the names of the sections that it belongs to. */
function cut(source: string, sections: readonly (Section & { readonly start: number })[]): DocumentPart[] {
  const ranges = sections.map(({ name, text, start }) => ({ name, start, end: start + text.length }))
  const edges = new Set([0, source.length, ...ranges.flatMap(({ start, end }) => [start, end])])
  const cuts = [...edges].sort((a, b) => a - b)
  const indexes = new Map(cuts.map((edge, index) => [edge, index]))
  const owners = cuts.map((): string[] => [])
  for (const { name, start, end } of ranges)
    for (let index = indexes.get(start)!; index < indexes.get(end)!; index++) owners[index]!.push(name)
  return cuts.slice(1).map((end, index) => {
    const of = owners[index]!
    return { ...(of.length > 0 && { of }), text: source.slice(cuts[index], end) }
  })
}

/** A document for a namespace that has none: title, functions, guides. */
function madeParts({ title, description = '', guides }: Namespace, sections: readonly Section[]): DocumentPart[] {
  const parts: DocumentPart[] = [
    { text: [`# ${title}`, description.trim()].filter((text) => text !== '').join('\n\n') },
    ...sections.map(({ name, text }) => ({ of: [name], text })),
    ...guides.map((guide) => ({ text: `## ${guide.title}\n\n${guide.markdown.trim()}` })),
  ]
  return parts.flatMap((part, index): DocumentPart[] => [part, { text: index < parts.length - 1 ? '\n\n' : '\n' }])
}
