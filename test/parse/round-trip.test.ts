import fc from 'fast-check'
import { test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'
import { runs } from '../helpers/runs.js'
import { expectSame } from '../helpers/same.js'
import { decidable } from './render/decidable.js'
import { dialect, headings } from './render/dialects.js'
import { render } from './render/document.js'
import { oneDocument, oneNamespace } from './render/documents.js'
import { listStyle, renderList, wantedOfList } from './render/lists.js'
import type { HeadingForm } from './render/model.js'
import { seen, wanted } from './render/wanted.js'

/** Documents that are tried in each dialect. */
const RUNS = runs(25)

/** The same run each time, unless another is asked for. */
const seed = Number(process.env['MOONBIND_SEED'] ?? 7)

test.each(Object.keys(headings) as HeadingForm[])(
  'a rendered document is read as what it was, with headings of the form %s',
  (form) => {
    fc.assert(
      fc.property(oneDocument, dialect(form), (model, style) => {
        const document = decidable(model, style)
        const text = render(document, style)
        const file =
          style.home === 'file' && document.namespaces.length === 1
            ? `spec/${document.namespaces[0]!.name}.md`
            : 'spec/other.md'
        const { namespaces, messages } = parseDocument(file, text)
        expectSame(messages.map(String), [], text)
        expectSame(seen(namespaces), wanted(document, style), text)
      }),
      { numRuns: RUNS, seed },
    )
  },
)

test('a rendered document is read as what it was, with functions in a list', () => {
  fc.assert(
    fc.property(oneNamespace, listStyle, (namespace, style) => {
      const text = renderList(namespace, style)
      const { namespaces, messages } = parseDocument('spec/other.md', text)
      expectSame(messages.map(String), [], text)
      expectSame(seen(namespaces), { [namespace.name]: wantedOfList(namespace, style) }, text)
    }),
    { numRuns: RUNS, seed },
  )
})
