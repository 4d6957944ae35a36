import type { Heading, List, Nodes, Root, Table } from 'mdast'
import type { Namespace, Schema } from '#codegen/ir.js'
import type { ParsedDocument } from '#codegen/parse/index.js'
import { parseMarkdown } from '#codegen/parse/markdown/markdown.js'

/**
 * Everything of a document that must be kept or named: headings, table rows, list items that begin with a name, fences.
 */
export interface Part {
  readonly kind: 'heading' | 'row' | 'item' | 'fence'
  readonly line: number
  readonly text: string
}

/** All parts of a document, found without the parser under test. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  const source = (node: Nodes): string => text.slice(node.position!.start.offset, node.position!.end.offset)
  const add = (kind: Part['kind'], node: Nodes, of = source(node)): void =>
    void parts.push({ kind, line: node.position!.start.line, text: of.trim() })
  const visit = (node: Root | Nodes): void => {
    if (node.type === 'heading') add('heading', node, source(node as Heading).replace(/^#+\s*/, ''))
    if (node.type === 'code') add('fence', node, node.value)
    if (node.type === 'table') for (const row of (node as Table).children.slice(1)) add('row', row)
    if (node.type === 'list')
      for (const item of (node as List).children)
        if (/^\s*(?:[-*+]|\d+\.)\s+(?:\*\*)?`/.test(source(item))) add('item', item)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parseMarkdown(text))
  return parts
}

/** Parts that neither the schema nor a message has. */
export function lostParts(text: string, { namespaces, messages }: ParsedDocument): Part[] {
  const kept = keptTexts(namespaces)
  const named = new Set(messages.map(({ line }) => line))
  return partsOf(text).filter((part) => !named.has(part.line) && !isKept(part, kept))
}

interface Kept {
  readonly names: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  readonly prose: string
  readonly codes: ReadonlySet<string>
}

function keptTexts(namespaces: readonly Namespace[]): Kept {
  const functions = namespaces.flatMap((namespace) => namespace.functions)
  const guides = [
    ...namespaces.flatMap((namespace) => namespace.guides),
    ...functions.flatMap(({ notes = [] }) => notes),
  ]
  const examples = [...functions.flatMap((each) => each.examples), ...guides.flatMap(({ examples: own = [] }) => own)]
  const names = [
    ...functions.flatMap((each) => [
      each.name,
      ...(each.aliases ?? []),
      ...each.parameters.flatMap(({ name, schema }) => [name, ...fieldNames(schema)]),
      ...(each.result ? fieldNames(each.result) : []),
    ]),
  ]
  return {
    names: new Set(names),
    titles: new Set(
      [
        ...namespaces.map(({ title }) => title),
        ...guides.map(({ title }) => title),
        ...functions.flatMap(({ group = [] }) => group),
        ...examples.flatMap(({ title = [] }) => title),
      ].flat(),
    ),
    prose: [
      ...namespaces.map(({ description = '' }) => description),
      ...guides.map(({ markdown }) => markdown),
      ...functions.flatMap(({ summary, description = '' }) => [summary, description]),
    ].join('\n'),
    codes: new Set(examples.map(({ code }) => code.trim())),
  }
}

function fieldNames(schema: Schema): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [name, ...fieldNames(field)])
  return [...own, ...(schema.items ? fieldNames(schema.items) : [])]
}

/** Titles that only say what is below them. */
const structural =
  /^(parameters?|params|arguments|examples?|usage|returns?|response( fields| format)?|tools|functions|available tools|representative tools|.* — .*|.*\b(docs|integration|reference|supplement)\b.*)$/i

function isKept({ kind, text }: Part, kept: Kept): boolean {
  const plain = text.replace(/[`*]/g, '').trim()
  switch (kind) {
    case 'heading':
      return (
        structural.test(plain) ||
        kept.titles.has(plain) ||
        kept.names.has(plain) ||
        kept.names.has(/([A-Za-z_]\w*)\s*(?:\(.*\))?$/s.exec(plain)?.[1] ?? '') ||
        kept.prose.includes(text)
      )
    case 'row': {
      const cell = text
        .replace(/^\||\|$/g, '')
        .split('|')[0]!
        .replace(/[`*\s]/g, '')
      return (
        /^(—|-|–|\(none\)|none|)$/i.test(cell) ||
        cell
          .split(/\.|\[\]/)
          .filter((step) => step !== '')
          .every((step) => kept.names.has(step)) ||
        kept.prose.includes(text)
      )
    }
    case 'item':
      return kept.prose.includes(text.split('\n')[0]!) || kept.names.has(/`([^`(]+)[^`]*`/.exec(text)?.[1] ?? '')
    case 'fence':
      return kept.codes.has(text) || kept.prose.includes(text)
  }
}
