import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type Namespace, parseDocument } from 'moonbind/codegen'
import { expect, test } from 'vitest'
import { luaStubs } from '#codegen/emit/lua/index.js'
import { functionOf, namespaceOf } from '../emit/emitting.js'
import { root } from '../helpers/cli.js'
import { readCorpus, withoutCorpus } from '../helpers/corpus.js'
import { anyFunction } from '../tools/schemas.js'
import { essence, readType } from './type-reader.js'

/** Parameters as stubs state them: function → name → required and type. */
function readStub(text: string): Record<string, Record<string, unknown>> {
  const classes = new Map<string, Record<string, unknown>>()
  const found: Record<string, Record<string, unknown>> = {}
  let fields: Record<string, unknown> = {}
  let params: string | undefined
  for (const line of text.split('\n')) {
    const name = /^---@class (?:\(exact\) )?([\w.]+)/.exec(line)?.[1]
    if (name) classes.set(name, (fields = {}))
    const field = /^---@field (?:(\w+)|\[["'](.*?)["']\])(\??) (.*)$/.exec(line)
    if (field) fields[field[1] ?? field[2]!] = [field[3] === '', essence(readType(field[4]!).schema)]
    params = /^---@param params\?? ([\w.]+)/.exec(line)?.[1] ?? params
    const called = /^function account\.(\w+)|^account\["(\w+)"\]/.exec(line)
    if (called) found[called[1] ?? called[2]!] = classes.get(params ?? '') ?? {}
  }
  return found
}

const wanted = (namespace: Namespace): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    namespace.functions.map(({ name, parameters }) => [
      name,
      Object.fromEntries(
        parameters.map((parameter) => [parameter.name, [parameter.required, essence(parameter.schema)]]),
      ),
    ]),
  )

const stubOf = (namespace: Namespace): string => luaStubs([namespace])[0]!.text

test('a stub read back gives the names, requirements and types of any schema', () => {
  fc.assert(
    fc.property(anyFunction, ({ parameters }) => {
      const namespace = namespaceOf([
        functionOf('f', { parameters: parameters.map((one) => ({ description: '', ...one })) }),
      ])
      expect(readStub(stubOf(namespace))).toEqual(wanted(namespace))
    }),
    { numRuns: 300 },
  )
})

const documents = [
  { file: 'telnyx.md', text: readFileSync(join(root, 'spec/telnyx.md'), 'utf8') },
  ...readCorpus().filter((_, index) => index % 4 === 0),
]

test(`stubs of documents that are read back give what the documents say${withoutCorpus}`, () => {
  for (const namespace of documents.flatMap(({ file, text }) => parseDocument(file, text).namespaces)) {
    const { functions } = namespace
    const plain = { ...namespace, functions: functions.map(({ aliases: _, ...more }) => more) }
    expect(readStub(stubOf(plain)), namespace.namespace).toEqual(wanted(plain))
  }
})
