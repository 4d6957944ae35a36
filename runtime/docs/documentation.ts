/** Makes the pages of a namespace from its document and the definitions of its functions, which hold the texts. */
import type { NamespaceDocs } from '../definition.js'
import { effectText } from '../effect.js'
import { MoonbindError } from '../errors.js'
import { sampleCalls } from '../lua/sample-call.js'
import { type DescribedFunction, textsOf } from '../texts.js'

/** The document of a namespace, cut where the sections of its functions begin and end. */
export interface DocumentSource {
  readonly parts: readonly DocumentPart[]
  /** Texts that are in several parts: `shared 1` is the first. */
  readonly shared?: readonly string[]
  /** What callers should know before they call a function but the document does not say. */
  readonly notes?: { readonly [name: string]: readonly string[] }
  /** Functions that answer page by page. */
  readonly paged?: readonly string[]
}

/** A stretch of the document. */
export interface DocumentPart {
  /** Its words, with names in the place of texts that the definitions of its functions hold. */
  readonly text: string | ((of: TextOf) => string)
  /** The functions whose section it is, or belongs to. */
  readonly of?: readonly string[]
  /** Not in the document: made from what is known about a function without a section. */
  readonly apart?: true
}

/**
 * A text of a definition by its name in {@link textsOf}, or a shared one; the summary without a name. `breaks` are
 * positions of spaces that are line breaks in the document.
 */
export type TextOf = (about?: string, ...breaks: readonly number[]) => string

/**
 * The pages that agents read, made when they are first read. The page of the namespace is its document with the notes
 * of each function below its section; `source` is the document as it is, byte for byte.
 */
export const documentation = (
  namespace: string,
  functions: readonly DescribedFunction[],
  document: DocumentSource,
): NamespaceDocs => new Pages(namespace, functions, document)

class Pages implements NamespaceDocs {
  readonly #namespace: string
  readonly #functions: readonly DescribedFunction[]
  readonly #document: DocumentSource
  #parts: readonly WrittenPart[] | undefined
  #page: string | undefined
  #pages: NamespaceDocs['functions'] | undefined

  constructor(namespace: string, functions: readonly DescribedFunction[], document: DocumentSource) {
    this.#namespace = namespace
    this.#functions = functions
    this.#document = document
  }

  get page(): string {
    this.#page ??= this.#makePage()
    return this.#page
  }

  get functions(): NamespaceDocs['functions'] {
    this.#pages ??= Object.fromEntries(this.#functions.map((documented) => [documented.name, this.#pageOf(documented)]))
    return this.#pages
  }

  get source(): string {
    return textOf(this.#written)
  }

  /** The parts that are in the document. */
  get #written(): readonly WrittenPart[] {
    return this.#all.filter(({ apart }) => !apart)
  }

  get #all(): readonly WrittenPart[] {
    this.#parts ??= writtenParts(this.#namespace, this.#document, this.#functions)
    return this.#parts
  }

  #notes(name: string): readonly string[] {
    const { notes = {} } = this.#document
    return Object.hasOwn(notes, name) ? notes[name]! : []
  }

  #makePage(): string {
    const document = this.#written
    const below = (name: string): string[] => this.#notes(name).map((note) => `\n\n${noteText(note)}`)
    const last = lastParts(document)
    const without = this.#functions.filter(({ name }) => !last.has(name))
    return [
      ...document.flatMap(({ text, of }, index) => [
        text,
        ...of.filter((name) => last.get(name) === index).flatMap(below),
      ]),
      ...without.flatMap(({ name }) => this.#notes(name).map((note) => `\n${noteText(`\`${name}\`: ${note}`)}\n`)),
    ].join('')
  }

  /** A page that is complete on its own. */
  #pageOf(documented: DescribedFunction): string {
    const { name } = documented
    const parts = this.#all.filter(({ of }) => of.includes(name))
    const section = textOf(parts).trim()
    const isStated = documented.effect.source === 'document' && parts.some(({ apart }) => !apart)
    const effect = isStated ? '' : `**Effect:** ${effectText(documented.effect)}`
    const calls = sampleCalls(this.#namespace, documented, this.#document.paged?.includes(name) ?? false)
    const code = `\`\`\`lua\n${calls.join('\n')}\n\`\`\``
    const paragraphs = [
      `# ${this.#namespace}.${name}`,
      section,
      effect,
      ...this.#notes(name).map(noteText),
      '## Call',
      code,
    ]
    return `${paragraphs.filter((text) => text !== '').join('\n\n')}\n`
  }
}

interface WrittenPart {
  readonly text: string
  readonly of: readonly string[]
  readonly apart: boolean
}

function writtenParts(
  namespace: string,
  { parts, shared = [] }: DocumentSource,
  functions: readonly DescribedFunction[],
): WrittenPart[] {
  const byName = new Map(functions.map((documented) => [documented.name, documented]))
  return parts.map(({ text, of = [], apart = false }) => {
    if (typeof text === 'string') return { text, of, apart }
    const texts = textsForPart(
      of.filter((name) => byName.has(name)),
      byName,
      shared,
    )
    const textOn: TextOf = (about = '', ...breaks) =>
      withBreaks(texts.get(about) ?? noText(namespace, of, about), breaks)
    return { text: text(textOn), of, apart }
  })
}

const withBreaks = (text: string, breaks: readonly number[]): string =>
  breaks.reduce((broken, position) => `${broken.slice(0, position)}\n${broken.slice(position + 1)}`, text)

function noText(namespace: string, of: readonly string[], about: string): never {
  const subject = about === '' ? 'a summary' : `a text of ${JSON.stringify(about)}`
  throw new MoonbindError(
    'format_mismatch',
    `${namespace}: a page names ${subject}, which ${of.join(', ') || 'no function'} does not have: run ` +
      `\`moonbind generate\` again`,
  )
}

/** The index of the last part of each function. */
const lastParts = (document: readonly WrittenPart[]): ReadonlyMap<string, number> =>
  new Map(document.flatMap(({ of }, index) => of.map((name): [string, number] => [name, index])))

/**
 * The texts that a part may ask for. Those of its own functions have the names of {@link textsOf}, of two with one name
 * that of the first function; a part of no function names the function, too: `send_sms: from`.
 */
export function textsForPart(
  of: readonly string[],
  functions: ReadonlyMap<string, DescribedFunction>,
  shared: readonly string[],
): ReadonlyMap<string, string> {
  const texts = new Map(shared.map((text, index) => [`shared ${index + 1}`, text]))
  if (of.length === 0) for (const [name, own] of functions) addTexts(texts, textsOf(own), `${name}: `)
  for (const name of of.toReversed()) addTexts(texts, textsOf(functions.get(name)!), '')
  return texts
}

function addTexts(to: Map<string, string>, texts: ReadonlyMap<string, string>, prefix: string): void {
  for (const [about, text] of texts) to.set(prefix + about, text)
}

const textOf = (parts: readonly WrittenPart[]): string => parts.map(({ text }) => text).join('')

const noteText = (note: string): string => `**Note:** ${note}`
