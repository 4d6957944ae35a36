/** Several pages of the documentation in one text that fits. */
import { findPage, type PageSubject, readDocs } from '../docs/docs.js'
import { guidesOf } from '../search/entries.js'
import type { SearchableNamespace } from '../search/searchable.js'
import { signatureLine } from '../search/signature.js'
import { CHARACTERS, estimateTokens } from '../tokens.js'

/**
 * How much of a page is read: `signature` is one line for each function, `normal` the page, `full` the page of a
 * function and what its document says about the namespace as a whole.
 */
export type Detail = 'signature' | 'normal' | 'full'

export const details: readonly Detail[] = ['signature', 'normal', 'full']

export interface ReadOptions {
  /** `normal` unless given. */
  readonly detail?: Detail
  /** Larger texts are shortened, the largest page first, and say what was left out. */
  readonly maxTokens?: number
}

interface Page {
  readonly name: string
  readonly detail: Detail
  readonly text: string
}

/**
 * Pages one after the other, each named as in {@link readDocs}; a page that is named twice is read once.
 *
 * @throws {UnknownNameError} naming the nearest page.
 */
export function readPages(
  namespaces: readonly SearchableNamespace[],
  names: readonly string[],
  { detail = 'normal', maxTokens = Number.POSITIVE_INFINITY }: ReadOptions = {},
): string {
  const found = names.map((name) => findPage(namespaces, name))
  const subjects = new Map(found.map((subject) => [titleOf(subject), subject]))
  const pages = [...subjects].map(([name, subject]) => pageAt(name, subject, detail))
  return joined(shortened(pages, subjects, maxTokens * CHARACTERS))
}

const titleOf = ({ namespace, function: documented }: PageSubject<SearchableNamespace>): string =>
  documented === undefined ? namespace.namespace : `${namespace.namespace}.${documented.name}`

function pageAt(name: string, subject: PageSubject<SearchableNamespace>, detail: Detail): Page {
  return { name, detail, text: textAt(name, subject, detail) }
}

function textAt(
  name: string,
  { namespace, function: documented }: PageSubject<SearchableNamespace>,
  detail: Detail,
): string {
  switch (detail) {
    case 'signature':
      return (documented === undefined ? namespace.functions : [documented])
        .map((fn) => signatureLine(namespace.namespace, fn))
        .join('\n')
    case 'normal':
      return readDocs([namespace], name)
    case 'full':
      return [readDocs([namespace], name).trimEnd(), ...(documented === undefined ? [] : guidesOf(namespace))].join(
        '\n\n',
      )
  }
}

/** A page alone stays as it is. */
const joined = (pages: readonly Page[]): string =>
  pages.length === 1 ? pages[0]!.text : pages.map(({ text }) => text.trimEnd()).join('\n\n')

/** Reduces the detail of the largest page until all fit, then drops lines of signatures from the end. */
function shortened(
  pages: readonly Page[],
  subjects: ReadonlyMap<string, PageSubject<SearchableNamespace>>,
  budget: number,
): Page[] {
  const shown = [...pages]
  while (sizeOf(shown) > budget) {
    const largest = shown
      .filter(({ detail }) => detail !== 'signature')
      .sort((a, b) => b.text.length - a.text.length)[0]
    if (largest === undefined) return [...cutLines(shown, budget)]
    const less = pageAt(largest.name, subjects.get(largest.name)!, largest.detail === 'full' ? 'normal' : 'signature')
    shown[shown.indexOf(largest)] = { ...less, text: `${less.text}\n${shortenedNote(largest)}` }
  }
  return shown
}

const sizeOf = (pages: readonly Page[]): number => joined(pages).length

const shortenedNote = ({ name, detail, text }: Page): string =>
  `(${name} is shortened: with detail "${detail}" it takes ${estimateTokens(text)} tokens)`

/** The lines that fit, and how many more there are. */
function cutLines(pages: readonly Page[], budget: number): Page[] {
  const lines = joined(pages).split('\n')
  const note = (left: number): string => `(${left} more lines: give more tokens, or read fewer pages)`
  let room = budget - note(lines.length).length
  const kept = lines.filter((line) => (room -= line.length + 1) >= 0)
  const text = [...kept, note(lines.length - kept.length)].join('\n')
  return [{ name: '', detail: 'signature', text }]
}
