/** The parts of a document, before names are settled: functions, lists of functions, and guides. */
import { facts, type Guide } from '../ir.js'
import { type Bullet, readBullets } from './bullets.js'
import { type DocumentedCall, homeNamespace, readCall } from './calls.js'
import { calledNames, type Evidence, functionsInside, isFunctionSection, showsFunction } from './evidence.js'
import { type ReadExample, readExample } from './examples.js'
import { type FunctionDraft, readFunction } from './function/function.js'
import { readFunctionName } from './heading.js'
import { placeOfNode } from './markdown/markdown.js'
import { allSections, type Section } from './markdown/sections.js'
import { withoutRule } from './markdown/text.js'
import type { Reading } from './reading.js'
import { titledFunctions } from './titled.js'

/** Everything found in the sections of a document, before names are settled. */
export interface DocumentParts {
  readonly drafts: { readonly draft: FunctionDraft; readonly group?: string }[]
  /** The namespace of the document if no call names one. */
  readonly home: string
  readonly bullets: Bullet[]
  readonly guides: { readonly guide: Guide; readonly examples: readonly ReadExample[]; readonly section: Section }[]
  readonly title: Section | undefined
}

/** Reads all sections of a document. */
export function readParts(top: Section, reading: Reading): DocumentParts {
  const title = top.children.find(({ depth }) => depth === 1)
  const found: DocumentParts = {
    home: homeNamespace(reading.text, reading.file),
    drafts: [],
    bullets: [],
    guides: [],
    title,
  }
  const blocks = withoutFrontMatter(top.blocks, reading)
  const evidence: Evidence = { called: calledNames(top), titled: titledFunctions(top, reading), source: reading }
  if (blocks.length > 0)
    found.guides.push(
      readGuide(
        {
          ...top,
          blocks,
          children: [],
          body: blocks[0]!.position?.start.offset ?? 0,
          end: top.children[0]?.start ?? top.end,
        },
        reading,
      ),
    )
  for (const section of top.children) {
    if (section === title) {
      const intro = { ...section, children: [], end: section.children[0]?.start ?? section.end }
      if (section.blocks.some((node) => node.type !== 'paragraph' && node.type !== 'thematicBreak'))
        found.guides.push(readGuide(intro, reading))
      found.bullets.push(...readBullets(section, found.home, reading))
      for (const child of section.children) readPart(child, undefined, found, evidence, reading)
    } else readPart(section, undefined, found, evidence, reading)
  }
  // If functions have headings, a list of names holds fields or values unless something says otherwise.
  return {
    ...found,
    bullets: found.bullets.filter(({ sure, name }) => sure || found.drafts.length === 0 || evidence.called.has(name)),
  }
}

/** A section is a function, a group of functions, or a guide. */
function readPart(
  section: Section,
  group: string | undefined,
  found: DocumentParts,
  evidence: Evidence,
  reading: Reading,
): void {
  const heading = evidence.titled.get(section) ?? readFunctionName(section.source)
  if (heading && (heading.certain || showsFunction(section, heading.name, evidence))) {
    const inside = functionsInside(section, evidence)
    const own =
      inside.length === 0
        ? section
        : { ...section, children: section.children.filter((child) => !inside.includes(child)), end: inside[0]!.start }
    if (section.heading) reading.claimed.add(section.heading)
    found.drafts.push({ draft: readFunction(own, heading, reading), ...(group !== undefined && { group }) })
    for (const child of inside) readPart(child, group, found, evidence, reading)
    return
  }
  if (section.children.some((child) => allSections(child).some((inner) => isFunctionSection(inner, evidence)))) {
    const own = { ...section, children: [], end: section.children[0]!.start }
    if (own.blocks.some((node) => node.type !== 'thematicBreak')) found.guides.push(readGuide(own, reading))
    found.bullets.push(...readBullets(own, found.home, reading))
    for (const child of section.children)
      readPart(child, isToolsTitle(section.title) ? undefined : section.title, found, evidence, reading)
    return
  }
  found.guides.push(readGuide(section, reading))
  for (const inner of allSections(section)) found.bullets.push(...readBullets(inner, found.home, reading))
}

/** Removes the front matter: YAML between two horizontal rules at the very beginning. */
function withoutFrontMatter(blocks: Section['blocks'], { text }: Reading): Section['blocks'] {
  const matter = /^---\n(?:[^\n]{0,500}\n){0,50}?---(?:\n|$)/.exec(text)
  return matter ? blocks.filter(({ position }) => (position?.start.offset ?? 0) >= matter[0].length) : blocks
}

const isToolsTitle = (title: string): boolean =>
  /^(available |representative )?(tools|functions|methods|actions|api|reference|api reference)$/i.test(title)

function readGuide(section: Section, reading: Reading): DocumentParts['guides'][number] {
  const examples = allSections(section).flatMap((inner) =>
    inner.blocks.flatMap((node) => (node.type === 'code' ? [readExample(node, inner.title, reading)] : [])),
  )
  const guide: Guide = {
    title: section.title,
    markdown: withoutRule(reading.text.slice(section.body, section.end)).trim(),
    ...(examples.length > 0 && { examples: examples.map(({ example }) => example) }),
    [facts]: section.heading
      ? [{ of: 'title', by: 'heading', text: section.source, place: placeOfNode(reading, section.heading) }]
      : [],
  }
  return { guide, examples, section }
}

/** The calls of all examples, in the order of the document. */
export function callsOf(found: DocumentParts, known: ReadonlySet<string>, home: string): DocumentedCall[] {
  const examples = [
    ...found.drafts.flatMap(({ draft }) => draft.examples),
    ...found.guides.flatMap((guide) => guide.examples),
  ]
  return examples
    .sort((a, b) => a.offset - b.offset)
    .flatMap(({ code }) => (code?.calls ?? []).flatMap((call) => readCall(call, known, home) ?? []))
}
