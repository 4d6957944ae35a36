import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakLines } from '#codegen/emit/break-lines.js'
import { indexModule } from '#codegen/emit/index-module.js'
import { nameNamespace } from '#codegen/emit/names.js'
import { printText } from '#codegen/emit/print-text.js'
import { createTsMorphPrinter } from '#codegen/emit/print-ts-morph.js'
import type { Namespace } from '#codegen/ir.js'
import { parseDocument } from '#codegen/parse/index.js'
import { withoutCorpus } from '../helpers/corpus.js'
import { parsedCorpus } from '../helpers/parsed-corpus.js'
import { runs } from '../helpers/runs.js'
import { decidable } from '../parse/render/decidable.js'
import { dialect } from '../parse/render/dialects.js'
import { render } from '../parse/render/document.js'
import { oneDocument } from '../parse/render/documents.js'
import { shop } from './shop.js'

const seed = Number(process.env['MOONBIND_SEED'] ?? 3)
const print = createTsMorphPrinter()

/** What the compiler reads: neither layout, commas at the end of a list nor the bar in front of a union count. */
const tokensOf = (text: string): string =>
  text
    .replace(/\/\*\*[\s\S]*?\*\//g, (comment) => comment.replace(/[\s*/]+/g, ' '))
    .replace(/([=:(]|=>)\s*\|/g, '$1')
    .replace(/,(?=\s*[)\]}])|;(?=\s*\})|\s+/g, '')

function expectEqual(namespace: Namespace): void {
  const statements = indexModule(namespace, nameNamespace(namespace), undefined)
  const text = printText(statements)
  expect(text).toBe(print(statements))
  expect(tokensOf(breakLines(text))).toBe(tokensOf(text))
}

test('printing the shop without ts-morph gives the same bytes, and breaking lines changes no token', () =>
  expectEqual(shop))

test(`… further documents${withoutCorpus}`, { timeout: 240_000 }, () => {
  for (const { parsed } of parsedCorpus()) parsed.namespaces.forEach(expectEqual)
})

test('both printers agree on random documents', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(oneDocument, dialect('name'), (model, style) => {
      parseDocument('spec/other.md', render(decidable(model, style), style)).namespaces.forEach(expectEqual)
    }),
    { numRuns: runs(15), seed },
  )
})
