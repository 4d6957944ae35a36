import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEmitter, templateNames } from '#codegen/emit/index.js'
import { readTemplates } from '#codegen/files/index.js'
import { type CellReadings, newCellReadings } from '#codegen/parse/cell-readings.js'
import { parseDocument } from '#codegen/parse/index.js'
import { withoutCorpus } from '../helpers/corpus.js'
import { parsedCorpus } from '../helpers/parsed-corpus.js'
import { runs } from '../helpers/runs.js'
import { expectSame } from '../helpers/same.js'
import { dialect } from './render/dialects.js'
import { render } from './render/document.js'
import { oneDocument } from './render/documents.js'

/** Whoever changes what is shared is told so by an exception. */
class FrozenMap<Value> extends Map<string, Value> {
  override set(key: string, value: Value): this {
    return super.set(key, deeplyFrozen(value))
  }
}

function deeplyFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deeplyFrozen)
  return value
}

const frozenReadings = (): CellReadings => ({
  names: new FrozenMap(),
  types: new FrozenMap(),
  sentences: new FrozenMap(),
})

test('reading a document does not depend on those read before it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(oneDocument, dialect('name')), { minLength: 2, maxLength: 4 }), (documents) => {
      const shared = frozenReadings()
      for (const [model, style] of documents) {
        const text = render(model, style)
        const { namespaces, messages, unread } = parseDocument('spec/other.md', text, shared)
        const alone = parseDocument('spec/other.md', text)
        expectSame(
          [namespaces, unread, messages.map(String)],
          [alone.namespaces, alone.unread, alone.messages.map(String)],
        )
      }
    }),
    { numRuns: runs(8) },
  )
})

test.skipIf(withoutCorpus)(
  `documents of the family that share readings say what each says alone${withoutCorpus}`,
  () => {
    const shared = frozenReadings()
    for (const { file, text, parsed } of parsedCorpus()) {
      const { namespaces, unread } = parseDocument(`spec/${file}`, text, shared)
      expectSame([namespaces, unread], [parsed.namespaces, parsed.unread])
    }
  },
)

test('nothing that uses a document changes the cached readings of its cells', async () => {
  const text = readFileSync(new URL('../../spec/telnyx.md', import.meta.url), 'utf8')
  const { namespaces } = parseDocument('spec/telnyx.md', text, frozenReadings())
  const emit = await createEmitter(readTemplates(templateNames))
  expect(namespaces.flatMap((namespace) => emit(namespace, undefined)).length).toBeGreaterThan(0)
})

test('a text is read once, whatever document it is in', () => {
  const shared = newCellReadings()
  const document = (name: string): string =>
    `# ${name}\n\n## ${name}.list\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n` +
    '| limit | integer | no | Results per page (default: 20, max: 250) |\n'
  parseDocument('spec/a.md', document('a'), shared)
  const sizes = [shared.names.size, shared.types.size, shared.sentences.size]
  parseDocument('spec/b.md', document('b'), shared)
  expect([shared.names.size, shared.types.size, shared.sentences.size]).toEqual(sizes)
  expect(sizes).toEqual([1, 1, expect.any(Number)])
})
