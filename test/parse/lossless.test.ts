import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'
import { withoutCorpus } from '../helpers/corpus.js'
import { lostParts, partsOf } from '../helpers/coverage.js'
import { parsedCorpus } from '../helpers/parsed-corpus.js'

const telnyx = readFileSync(new URL('../../spec/telnyx.md', import.meta.url), 'utf8')

describe('every heading, row, named list item and fence is kept or named', () => {
  test('every part of spec/telnyx.md is read or named', () => {
    expect(partsOf(telnyx)).toHaveLength(56)
    expect(lostParts(telnyx, parseDocument('spec/telnyx.md', telnyx))).toEqual([])
  })

  test('the comparison finds a part that is neither read nor named', () => {
    const parsed = parseDocument('spec/telnyx.md', telnyx)
    const [namespace] = parsed.namespaces
    const [first, ...rest] = namespace!.functions
    const without = {
      ...parsed,
      namespaces: [
        { ...namespace!, guides: [], functions: [{ ...first!, parameters: first!.parameters.slice(1) }, ...rest] },
      ],
    }
    expect(lostParts(telnyx, without).map(({ kind, line }) => `${kind} ${line}`)).toEqual(['heading 192', 'fence 196'])
    const bare = {
      ...parsed,
      namespaces: [{ ...namespace!, functions: namespace!.functions.map((each) => ({ ...each, parameters: [] })) }],
    }
    expect(lostParts(telnyx, bare).filter(({ kind }) => kind === 'row')).toHaveLength(21)
  })

  describe.skipIf(withoutCorpus)(`in further documents${withoutCorpus}`, () => {
    test.each(parsedCorpus())(
      'every heading, row, named list item and fence is kept or named: $file',
      ({ text, parsed }) => expect(lostParts(text, parsed)).toEqual([]),
    )
  })
})
