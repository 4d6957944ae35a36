import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../helpers/cli.js'
import { relatedTests } from './related.mjs'
import { stepsAfter } from './steps.mjs'

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
  test.each(touched)('a change reruns the tests that reach it: %s', (changed, tests, others) => {
    const found = relatedTests(root, [changed])
    expect(found).toEqual(expect.arrayContaining([...tests]))
    expect(found.filter((file) => others.includes(file))).toEqual([])
  })

  test('the nearest tests run first', () => {
    expect(relatedTests(root, ['runtime/pages/page-reader.ts'])[0]).toBe('test/runtime/page-reader.test.ts')
    const found = relatedTests(root, ['codegen/parse/roles.ts'])
    const outside = found.findIndex((file) => !file.startsWith('test/parse/'))
    expect(outside).toBeGreaterThan(5)
    expect(found.slice(outside).filter((file) => file.startsWith('test/parse/'))).toEqual([])
    expect(new Set(found).size).toBe(found.length)
  })

  test('a deleted file reruns nothing and breaks nothing', () => {
    expect(relatedTests(root, ['test/gone.test.ts', 'runtime/gone.ts'])).toEqual([])
  })
})

describe('a change repeats the steps of the build that read it', () => {
  const steps: [changed: string, steps: readonly string[]][] = [
    ['test/http/body.test.ts', []],
    ['spec/telnyx.md', ['generate']],
    ['codegen/emit/templates/function.hbs', ['codegen/copy-assets.mjs', 'generate']],
    ['codegen/parse/roles.ts', ['codegen/tsconfig.json', 'codegen/bundle.mjs', 'generate']],
    [
      'runtime/vm/lib/os.ts',
      [
        'codegen/tsconfig.json',
        'runtime/vm/fengari/build.mjs',
        'runtime/vm/worker/build.mjs',
        'codegen/site/playground/browser/build.mjs',
        'codegen/bundle.mjs',
        'generate',
      ],
    ],
  ]
  test.each(steps)('a change repeats the steps of the build that read it: %s', (changed, wanted) => {
    expect(stepsAfter([changed]).map((command) => command.at(-1))).toEqual(wanted)
  })

  test('together they are all that npm run build:tools does', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: { [name: string]: string }
    }
    const changed = ['runtime/vm/a.ts', 'codegen/site/browser/a.ts', 'codegen/schemas/a.json']
    const done = stepsAfter(changed).map((command) => command.at(-1))
    expect(done.slice(0, -1)).toEqual(scripts['build:tools']!.split(' && ').map((command) => command.split(' ').at(-1)))
  })
})
