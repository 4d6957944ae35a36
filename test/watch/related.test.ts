import { describe, expect, test } from 'vitest'
import { root } from '../helpers/cli.js'
import { relatedTests } from './related.mjs'

describe('a change reruns the tests that reach it', () => {
  const touched: [changed: string, tests: readonly string[], others: readonly string[]][] = [
    ['test/http/body.test.ts', ['test/http/body.test.ts'], ['test/http/direct.alone.test.ts']],
    ['test/mock/carrier.ts', ['test/mock/answers.test.ts'], ['test/http/body.test.ts']],
    [
      'runtime/pages/page-reader.ts',
      ['test/runtime/page-reader.test.ts', 'test/vm/pages.test.ts'],
      ['test/parse/fuzz.test.ts'],
    ],
    ['runtime/web/thread.ts', [], ['test/parse/fuzz.test.ts']],
    [
      'runtime/vm/run/run.ts',
      ['test/vm/isolation.alone.test.ts', 'test/runtime/create-runtime.test.ts'],
      ['test/parse/fuzz.test.ts'],
    ],
    ['runtime/vm/fengari/numbers.js', ['test/vm/numbers.test.ts'], ['test/http/body.test.ts']],
    [
      'codegen/parse/index.ts',
      ['test/parse/corpus.test.ts', 'test/cli/generate.test.ts'],
      ['test/vm/limits.alone.test.ts'],
    ],
    ['codegen/schemas/overlay.schema.json', ['test/cli/generate.test.ts'], ['test/vm/limits.alone.test.ts']],
    ['spec/telnyx.md', ['test/http/telnyx.test.ts', 'test/cli/check.test.ts'], ['test/vm/limits.alone.test.ts']],
  ]
  test.each(touched)('%s', (changed, tests, others) => {
    const found = relatedTests(root, [changed])
    expect(found).toEqual(expect.arrayContaining([...tests]))
    expect(found.filter((file) => others.includes(file))).toEqual([])
  })

  test('a file that is gone touches nothing and breaks nothing', () => {
    expect(relatedTests(root, ['test/gone.test.ts', 'runtime/gone.ts'])).toEqual([])
  })
})
