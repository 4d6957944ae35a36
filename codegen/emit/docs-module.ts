/** The document of a namespace as a module, so that its pages need no file at run time. */
import { textsForPart } from '../../runtime/docs/documentation.js'
import type { Namespace } from '../ir.js'
import type { PagedFunction } from '../overlay/paged.js'
import { breakLines } from './break-lines.js'
import type { DocumentPart } from './docs.js'
import { literal, propertyKey, stringLiteral, templateText } from './escape.js'
import { describedFunction } from './function-module.js'
import { exportConstant, header, importFrom, objectLiteral, type Statements } from './module.js'

/** The statements of a namespace's `docs.ts`. Its texts stand line by line, as in the document. */
export function docsModule(
  namespace: Namespace,
  parts: readonly DocumentPart[],
  paged: readonly PagedFunction[],
): Statements {
  const described = new Map(namespace.functions.map((documented) => [documented.name, describedFunction(documented)]))
  const shared = sharedTexts(namespace, parts)
  const others = shortestFirst(textsForPart([], described, shared))
  const textsFor = (of: readonly string[]): readonly Described[] =>
    of.length === 0 ? others : shortestFirst(textsForPart(of, described, shared))
  const noted = namespace.functions.flatMap(({ name, reservations = [] }) =>
    reservations.length === 0 ? [] : [`${propertyKey(name)}: ${literal(reservations)}`],
  )
  const lists = paged.map((list) => list.function.name)
  const body = [
    '{',
    '  parts: [',
    ...parts.map((part) => `    ${partText(part, textsFor(part.of ?? []))},`),
    '  ],',
    ...(shared.length === 0
      ? []
      : ['  shared: [', ...shared.map((text) => `    \`${templateText(text, true)}\`,`), '  ],']),
    ...(noted.length === 0 ? [] : [breakLines(`  notes: ${objectLiteral(noted).replaceAll('\n', '\n  ')},`)]),
    ...(lists.length === 0 ? [] : [breakLines(`  paged: ${literal(lists)},`)]),
    '}',
  ].join('\n')
  return [
    header(namespace.namespace),
    importFrom('moonbind/runtime', { types: ['DocumentSource'] }),
    exportConstant('document', 'DocumentSource', body, [
      'The document that pages are made of; texts that definitions hold stand there.',
    ]),
  ]
}

/** Examples of guides that the sections of several functions show. */
function sharedTexts({ guides }: Namespace, parts: readonly DocumentPart[]): string[] {
  const codes = new Set(guides.flatMap(({ examples = [] }) => examples).map(({ code }) => code))
  return [...codes].filter(
    (code) => code.trim() !== '' && parts.reduce((sum, { text }) => sum + text.split(code).length - 1, 0) > 1,
  )
}

function partText({ of, apart, text }: DocumentPart, texts: readonly Described[]): string {
  const pieces = cutOut(text, texts)
  const template = `\`${pieces.map((piece, index) => pieceText(piece, pieces[index + 1])).join('')}\``
  const fields = [
    ...(of === undefined ? [] : [`of: ${literal(of)}`]),
    ...(apart ? ['apart: true'] : []),
    `text: ${pieces.some((piece) => typeof piece !== 'string') ? `(of) => ${template}` : template}`,
  ]
  return `{ ${fields.join(', ')} }`
}

/** A stretch of text, or what is about something and stands in a definition; `breaks` as in `TextOf`. */
type Piece = string | Hole

interface Hole {
  readonly about: string
  readonly breaks: readonly number[]
}

const pieceText = (piece: Piece, next: Piece | undefined): string =>
  typeof piece === 'string' ? templateText(piece, next === undefined) : hole(piece)

function hole({ about, breaks }: Hole): string {
  const subject = about === '' && breaks.length === 0 ? [] : [stringLiteral(about)]
  return `\${of(${[...subject, ...breaks].join(', ')})}`
}

/** A text that a definition holds, and what it is about. */
interface Described {
  readonly about: string
  readonly words: string
}

const shortestFirst = (texts: ReadonlyMap<string, string>): readonly Described[] =>
  [...texts].map(([about, words]) => ({ about, words })).sort((a, b) => a.words.length - b.words.length)

/**
 * The texts of at most this length. A document has as many stretches between its sections as functions, and all texts
 * could stand in each: most of them are too long for it.
 */
function fitting(texts: readonly Described[], most: number): readonly Described[] {
  const end = texts.findIndex(({ words }) => words.length > most)
  return end < 0 ? texts : texts.slice(0, end)
}

/** The text with those texts cut out that are longer than what asks for them, the longest first. */
function cutOut(text: string, texts: readonly Described[]): Piece[] {
  const cuts = fitting(texts, text.length).flatMap(({ about, words }) => {
    const found = findWords(text, words)
    if (found === undefined) return []
    const breaks = breaksOf(found, words)
    return hole({ about, breaks }).length < words.length ? [{ about, breaks, found }] : []
  })
  return cuts
    .sort((a, b) => b.found.length - a.found.length)
    .reduce<Piece[]>((pieces, cut) => pieces.flatMap((piece) => cutPiece(piece, cut)), [text])
}

const cutPiece = (piece: Piece, { found, ...cut }: Hole & { readonly found: string }): Piece[] =>
  typeof piece === 'string' ? between(piece.split(found), cut) : [piece]

/** The words as they stand in the text, maybe over several lines. */
function findWords(text: string, words: string): string | undefined {
  if (text.includes(words)) return words
  if (!words.includes(' ') || !text.includes('\n')) return undefined
  const [onOneLine, wanted] = [text.replaceAll('\n', ' '), words.replaceAll('\n', ' ')]
  for (let start = onOneLine.indexOf(wanted); start >= 0; start = onOneLine.indexOf(wanted, start + 1)) {
    const found = text.slice(start, start + words.length)
    if (isSpacedAs(found, words)) return found
  }
  return undefined
}

/** Whether only spaces of the words are line breaks in what was found, not the other way round. */
const isSpacedAs = (found: string, words: string): boolean => {
  for (let end = words.indexOf('\n'); end >= 0; end = words.indexOf('\n', end + 1))
    if (found[end] !== '\n') return false
  return true
}

function breaksOf(found: string, words: string): number[] {
  if (found === words) return []
  return found.split('').flatMap((char, index) => (char !== words[index] ? [index] : []))
}

const between = (texts: readonly string[], piece: Piece): Piece[] =>
  texts.flatMap((text, index) => [...(index === 0 ? [] : [piece]), ...(text === '' ? [] : [text])])
