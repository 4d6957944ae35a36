/** Pages of a namespace out of its document, in which every text stands once. */
import type { NamespaceDocs } from './definition.js'

/** The document of a namespace, cut where the sections of its functions begin and end. */
export interface NamespaceDocument {
  readonly parts: readonly DocumentPart[]
  readonly functions: { readonly [name: string]: FunctionNotes }
}

/** A stretch of the document. */
export interface DocumentPart {
  readonly text: string
  /** Functions whose section it is, or is a part of. */
  readonly of?: readonly string[]
  /** Not in the document: made of what is known about a function that has no section. */
  readonly apart?: true
}

/** What the page of a function says beyond its section. */
export interface FunctionNotes {
  /** What a call does, where the section does not say it: `write, idempotent`. */
  readonly effect?: string
  /** What callers should know before they call, and the document does not say. */
  readonly notes?: readonly string[]
  /** Lines of Lua that call it. */
  readonly calls: readonly string[]
}

/**
 * The pages that agents read. The page of the namespace is its document with the notes of each function below its
 * section; `source` is the document as it is, byte for byte.
 */
export function documentation(namespace: string, { parts, functions }: NamespaceDocument): NamespaceDocs {
  const document = parts.filter(({ apart }) => !apart)
  const names = Object.keys(functions)
  const pages = names.map((name): [string, string] => [
    name,
    functionPage(`${namespace}.${name}`, textOf(parts.filter(({ of }) => of?.includes(name))), functions[name]!),
  ])
  const without = names.filter((name) => !document.some(({ of }) => of?.includes(name)))
  return {
    page:
      document.map((part, index) => part.text + notesBelow(document, index, functions)).join('') +
      without.map((name) => namedNotes(name, functions[name]!)).join(''),
    functions: Object.fromEntries(pages),
    source: textOf(document),
  }
}

const textOf = (parts: readonly DocumentPart[]): string => parts.map(({ text }) => text).join('')

/** A page that is complete on its own. */
function functionPage(title: string, section: string, { effect, notes = [], calls }: FunctionNotes): string {
  const code = `\`\`\`lua\n${calls.join('\n')}\n\`\`\``
  const stated = effect === undefined ? '' : `**Effect:** ${effect}`
  const paragraphs = [`# ${title}`, section.trim(), stated, ...notes.map(noteText), '## Call', code]
  return `${paragraphs.filter((text) => text !== '').join('\n\n')}\n`
}

/** The notes of the functions whose last part this is. */
function notesBelow(
  document: readonly DocumentPart[],
  index: number,
  functions: NamespaceDocument['functions'],
): string {
  const ended = (document[index]!.of ?? []).filter(
    (name) => !document.slice(index + 1).some(({ of }) => of?.includes(name)),
  )
  return ended
    .flatMap((name) => functions[name]?.notes ?? [])
    .map((note) => `\n\n${noteText(note)}`)
    .join('')
}

/** The notes of a function that the document has no section of. */
const namedNotes = (name: string, { notes = [] }: FunctionNotes): string =>
  notes.map((note) => `\n${noteText(`\`${name}\`: ${note}`)}\n`).join('')

const noteText = (note: string): string => `**Note:** ${note}`
