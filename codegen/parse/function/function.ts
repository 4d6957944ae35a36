/** One function's section. */
import { decideEffect } from '../../effect/decide.js'
import { statesOnlyEffect } from '../../effect/statement.js'
import {
  type ApiFunction,
  type Example,
  type Fact,
  type FunctionRule,
  facts,
  type Guide,
  markdown,
  type Parameter,
  type Place,
  type Schema,
} from '../../ir.js'
import type { ReadExample } from '../examples.js'
import type { FunctionName } from '../heading.js'
import { looksLikeNames, looksLikeParameters } from '../looks.js'
import { placeOfNode } from '../markdown/markdown.js'
import type { Section } from '../markdown/sections.js'
import { mentionsNoParameters, plainText, readLabel, saysNoParameters, withoutRule } from '../markdown/text.js'
import { becameRule, type Reading } from '../reading.js'
import { roleOf } from '../roles.js'
import { collect } from './collect.js'
import { headingDeclaration, withDeclared } from './declared.js'
import { readEffect, type StatedHere } from './effect.js'
import { asParameter, type Entry } from './entry.js'
import { nest } from './nest.js'
import { alternativesOf, distinctRules, rulesOf } from './rules.js'
import { type Block, quotedTexts, readBlocks } from './section-blocks.js'
import { readNotes } from './section-notes.js'

/** A section as it reads by itself, before the calls of the document decide its name. */
export interface FunctionDraft {
  readonly heading: FunctionName
  readonly section: Section
  readonly place: Place
  readonly summary: string
  readonly description?: string
  readonly deprecated: boolean
  /** What the section states about its effect. */
  readonly effect?: StatedHere
  readonly parameters: readonly Parameter[]
  /** Whether the text lists the parameters, or says that there are none. */
  readonly documented: boolean
  /** Something in the section looks like parameters but was not read. */
  readonly unread: boolean
  /** Callers may pass further parameters: a row is `...`. */
  readonly more: boolean
  readonly rules: readonly FunctionRule[]
  readonly result?: Schema
  readonly resultPlace?: Place
  readonly examples: readonly ReadExample[]
  readonly notes: readonly Guide[]
}

export function readFunction(section: Section, heading: FunctionName, reading: Reading): FunctionDraft {
  const blocks = readBlocks(section, reading)
  const parts = collect(blocks, heading.name, reading)
  const effect = readEffect(blocks, reading)
  const paragraphs = paragraphsOf(blocks.filter(({ role }) => role === 'description')).filter(
    (text) => !statesOnlyEffect(text),
  )
  // A bare `None.` is about the parameters; a whole sentence stays in the text for readers.
  const prose = paragraphs.filter((text) => mentionsNoParameters(text) || !saysNoParameters(text))
  const [summary = heading.titled ? section.title : '', ...more] = prose
  const declared = parts.declaration ?? headingDeclaration(heading)
  const entries = withDeclared(nest(parts.entries, parts.nested), declared, section, reading)
  const parameters = unique(entries, heading.name, reading)
  const documented =
    parts.documented ||
    prose.length < paragraphs.length ||
    prose.some(mentionsNoParameters) ||
    parts.declaration !== undefined
  const isEmpty =
    !documented &&
    (reportEmptySection(section, blocks, heading.name, reading) || reportNames(blocks, heading.name, reading))
  const fromProse = [
    ...prose,
    ...blocks.filter(({ role, text }) => role === 'parameters' && text !== '').map(({ text }) => text),
    ...quotedTexts(blocks, reading),
    ...parts.footnotes,
  ]
  const rules = rulesOf(fromProse, parameters)
  for (const { text } of rules) becameRule(reading, heading.name, text)
  const alternatives = alternativesOf(rules, parameters)
  const description = more.join('\n\n')
  return {
    heading,
    section,
    place: section.heading
      ? placeOfNode(reading, section.heading)
      : { file: reading.file, start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } },
    summary: plainText(summary),
    deprecated: /\bdeprecated\b/i.test(section.title) || /^\W*deprecated\b/i.test(summary),
    parameters: parameters.map((parameter) =>
      alternatives.has(parameter.name) ? { ...parameter, required: false } : parameter,
    ),
    documented,
    unread: isEmpty || blocks.some(({ node }) => !reading.claimed.has(node) && looksLikeParameters(node, reading)),
    more: parts.more || (parts.declaration?.more ?? false),
    rules: distinctRules(rules),
    examples: parts.examples,
    notes: readNotes(section, blocks, parts.used, reading),
    ...(description !== '' && { description }),
    ...(effect && { effect }),
    ...(parts.result && { result: parts.result.schema, resultPlace: parts.result.place }),
  }
}

/** A section titled like parameters that lists none does not state that there are none. */
function reportEmptySection(section: Section, blocks: readonly Block[], owner: string, reading: Reading): boolean {
  const node =
    section.children.find(({ title }) => roleOf(title) === 'parameters')?.heading ??
    blocks.find(({ role }) => role === 'parameters')?.node
  if (!node) return false
  // A refused row already has a message with its own line.
  if (hasErrorWithin(section, reading)) return true
  reading.part(
    'section',
    owner,
    node,
    `Unexpected section of parameters of \`${owner}\` without any that can be read, expected a table with the ` +
      'columns Name, Type, Required and Description, or “None.”',
  )
  return true
}

const hasErrorWithin = ({ start, end }: Section, { vfile }: Reading): boolean =>
  vfile.messages.some(({ fatal, place }) => {
    const offset = place && ('start' in place ? place.start : place).offset
    return fatal === true && offset !== undefined && offset >= start && offset < end
  })

/** Names directly below a description may be parameters or values; only a title decides which. */
function reportNames(blocks: readonly Block[], owner: string, reading: Reading): boolean {
  const block = blocks.find(
    ({ node, role }) => role === 'description' && !reading.claimed.has(node) && looksLikeNames(node, reading),
  )
  if (!block) return false
  reading.part(
    block.node.type === 'table' ? 'table' : 'list',
    owner,
    block.node,
    `Unexpected ${block.node.type} of names of \`${owner}\`, which may be parameters or values; expected it ` +
      `below \`### Parameters\`, or below a title that says what they are`,
  )
  return true
}

function paragraphsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ node, text }) => {
    if (node.type !== 'paragraph' && node.type !== 'heading') return []
    const label = readLabel(text)
    const clean = withoutRule(text).trim()
    return label?.rest.trim() === '' || clean === '' ? [] : [clean]
  })
}

function unique(entries: readonly Entry[], owner: string, reading: Reading): Parameter[] {
  const first = new Map<string, Entry>()
  return entries.flatMap((entry) => {
    const known = first.get(entry.name)
    if (known) {
      reading.report(
        'duplicate-parameter',
        entry.place,
        `Unexpected second parameter \`${entry.name}\` of \`${owner}\``,
        { actual: entry.name, first: known.place },
      )
      return []
    }
    first.set(entry.name, entry)
    return [asParameter(entry)]
  })
}

/** A draft as a function, under the names that the document's calls give it. */
export function asFunction(
  draft: FunctionDraft,
  names: { name: string; aliases: readonly string[] },
  more: { namespace: string; group?: string; open: boolean; parameters: readonly Parameter[]; result?: Schema },
  reading: Reading,
): ApiFunction {
  const { section, place } = draft
  const known: Fact[] = [
    { of: 'name', by: 'heading', text: section.source, place },
    ...(draft.effect ? [draft.effect.fact] : []),
    ...(draft.resultPlace ? [{ of: 'result', by: 'column' as const, text: '', place: draft.resultPlace }] : []),
  ]
  const examples: Example[] = draft.examples.map(({ example }) => example)
  return {
    name: names.name,
    ...(names.aliases.length > 0 && { aliases: names.aliases }),
    summary: draft.summary,
    ...(draft.description !== undefined && { description: draft.description }),
    ...(more.group !== undefined && { group: more.group }),
    ...(draft.deprecated && { deprecated: true }),
    effect: decideEffect({
      namespace: more.namespace,
      name: names.name,
      summary: draft.summary,
      ...(draft.description !== undefined && { description: draft.description }),
      parameters: more.parameters,
      document: draft.effect?.stated,
    }),
    parameters: more.parameters,
    ...(draft.rules.length > 0 && { rules: draft.rules }),
    ...(more.open && { open: true }),
    ...(more.result && { result: more.result }),
    examples,
    ...(draft.notes.length > 0 && { notes: draft.notes }),
    [facts]: known,
    [markdown]: `${withoutRule(reading.text.slice(section.start, section.end))}\n`,
  }
}
