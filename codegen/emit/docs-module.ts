/** The document of a namespace as a module, so that its pages need no file at run time. */
import { textsForPart } from '../../runtime/docs/documentation.js'
import type { Namespace } from '../ir.js'
import type { PagedFunction } from '../overlay/paged.js'
import { breakLines } from './break-lines.js'
import { cutOut, type Described, describedTexts, holeText, type Piece, repeatedTexts } from './described-texts.js'
import type { DocumentPart } from './docs.js'
import { literal, propertyKey, templateText } from './escape.js'
import { describedFunction } from './function-module.js'
import { exportConstant, header, importFrom, objectLiteral, type Statements } from './module.js'

/** The statements of a namespace's `docs.ts`. Its texts are written line by line, as in the document. */
export function docsModule(
  namespace: Namespace,
  parts: readonly DocumentPart[],
  paged: readonly PagedFunction[],
): Statements {
  const described = new Map(namespace.functions.map((documented) => [documented.name, describedFunction(documented)]))
  const shared = sharedTexts(namespace, parts)
  const everywhere = describedTexts(textsForPart([], new Map(), shared))
  const texts = textsForPart([], described, [])
  const others = describedTexts(texts)
  const textsFor = (of: readonly string[]): readonly Described[] => {
    const own = of.length === 0 ? texts : textsForPart(of, described, [])
    return [...everywhere.filter(({ about }) => !own.has(about)), ...(of.length === 0 ? others : describedTexts(own))]
  }
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
      'The document that pages are made of; texts of definitions are kept there.',
    ]),
  ]
}

/** Examples of guides that the sections of several functions show. */
function sharedTexts({ guides }: Namespace, parts: readonly DocumentPart[]): string[] {
  const codes = new Set(guides.flatMap(({ examples = [] }) => examples).map(({ code }) => code))
  return repeatedTexts(
    [...codes].filter((code) => code.trim() !== ''),
    parts.map(({ text }) => text),
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

const pieceText = (piece: Piece, next: Piece | undefined): string =>
  typeof piece === 'string' ? templateText(piece, next === undefined) : holeText(piece)
