/**
 * Accounts for a document: everything that looks like a function or a parameter was either read as one (`claimed`) or
 * is reported here. Readers claim what they take, so that no list of possible mistakes is needed.
 */
import type { RootContent } from 'mdast'
import { type FunctionName, isTitleLike, readFunctionName } from './heading.js'
import { looksLikeParameters } from './looks.js'
import { sourceOf } from './markdown/markdown.js'
import { allSections, type Section } from './markdown/sections.js'
import { readLabel } from './markdown/text.js'
import type { Reading } from './reading.js'
import { namesOther } from './roles.js'
import { readDeclaration } from './signature.js'

/** Where a block is. */
interface Holder {
  /** The function, or the title of the section. */
  readonly subject: string
  readonly inFunction: boolean
  /** A title above it names something else, so that its tables hold no parameters. */
  readonly other: boolean
}

/** Reports every part of a section that looks like a function or a parameter but was not claimed. */
export function reportUnread(section: Section, reading: Reading, above?: Holder): void {
  const heading = section.heading
  const name = heading ? readFunctionName(section.source) : undefined
  const isFunction = heading !== undefined && reading.claimed.has(heading)
  const holder: Holder = {
    subject: isFunction || !above?.inFunction ? (name?.name ?? section.title) : above.subject,
    inFunction: isFunction || (above?.inFunction ?? false),
    other: !isFunction && ((above?.other ?? false) || namesOther(section.title)),
  }
  if (
    heading &&
    name &&
    !isFunction &&
    !holder.inFunction &&
    isMarkedName(section.source, name) &&
    !isGroup(section, reading)
  )
    reading.part(
      'heading',
      name.name,
      heading,
      `Unexpected heading “${section.title.slice(0, 60)}”, which looks like the function \`${name.name}\`; ` +
        'expected its parameters below it, “No parameters.”, or an example that calls it',
    )
  reportBlocks(section, holder, reading)
  for (const child of section.children) reportUnread(child, reading, holder)
}

const isGroup = (section: Section, { claimed }: Reading): boolean =>
  allSections(section).some(({ heading }) => heading !== undefined && claimed.has(heading))

/** A name with words after it: `make_it: makes it`. */
const isMarkedName = (source: string, { certain, name, path }: FunctionName): boolean =>
  !certain && !isTitleLike(name) && path.length === 0 && source.replace(/[*`]/g, '').trim() !== name

function reportBlocks({ blocks }: Section, holder: Holder, reading: Reading): void {
  let other = holder.other
  for (const node of blocks) {
    const label = node.type === 'paragraph' ? readLabel(sourceOf(reading, node)) : undefined
    if (label && label.rest.trim() === '') other = holder.other || namesOther(label.name)
    if (!other && !reading.claimed.has(node)) reportBlock(node, holder, reading)
  }
}

function reportBlock(node: RootContent, { subject, inFunction }: Holder, reading: Reading): void {
  const whose = inFunction ? `of \`${subject}\`` : 'that belongs to no function'
  const expected = inFunction ? 'expected it below `### Parameters`' : 'expected the name of a function as its heading'
  const source = sourceOf(reading, node)
  switch (node.type) {
    case 'table':
    case 'list':
      if (looksLikeParameters(node, reading))
        reading.part(
          node.type,
          subject,
          node,
          `Unexpected ${node.type} of parameters ${whose}: ${firstNames(source)}; ${expected}`,
        )
      return
    case 'code': {
      const declared = readDeclaration(node.value, node.lang ?? '')
      if (declared)
        reading.part(
          'signature',
          subject,
          node,
          `Unexpected signature of \`${declared.name}\`, expected it below a heading \`${declared.name}\``,
        )
      return
    }
    case 'paragraph':
      if (isHtmlTable(source))
        reading.part('table', subject, node, `Unexpected HTML table ${whose}, expected a table of Markdown`)
      else if (isDefinitionList(source))
        reading.part(
          'list',
          subject,
          node,
          `Unexpected definition list ${whose}, expected a list such as “- \`name\` (string, required): what it means”`,
        )
      return
    default:
      return
  }
}

const isHtmlTable = (source: string): boolean =>
  /^\s*<table\b/i.test(source) && /\b(?:name|param\w*|arg\w*|type)\b/i.test(source)

/** A name alone on its line, above a line that begins with a colon. */
const isDefinitionList = (source: string): boolean =>
  /^(?:\*\*)?`?[A-Za-z_][\w.[\]]*`?(?:\*\*)?[^\n]{0,80}\n[ \t]*:[ \t]+\S/.test(source)

/** The first names in code marks of a table or list, so that a person can find it. */
function firstNames(source: string): string {
  const names = [...source.slice(0, 5_000).matchAll(/^\s*(?:\||[-*+]|\d+[.)])\s*(?:\*\*)?(`[^`\n|]{1,40}`)/gm)].map(
    ([, name]) => name!,
  )
  const shown = names.slice(0, 3).join(', ')
  return shown === '' ? 'it has no names in backticks' : names.length > 3 ? `${shown}, …` : shown
}
