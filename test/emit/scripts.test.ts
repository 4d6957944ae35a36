import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import fc from 'fast-check'
import { parseDocument } from 'moonbind/codegen'
import { ts } from 'ts-morph'
import { expect, test } from 'vitest'
import { createScriptEmitter, type HttpSource, templateNames } from '#codegen/emit/index.js'
import { readTemplates } from '#codegen/files/index.js'
import type { Namespace } from '#codegen/ir.js'
import { readOverlay } from '#codegen/overlay/read.js'
import { root } from '../helpers/cli.js'
import { runs } from '../helpers/runs.js'
import { read, shop, sound } from '../overlay/shop.js'
import { emit, functionOf, namespaceOf } from './emitting.js'
import { shop as tableShop } from './shop.js'

const scriptsOf = await createScriptEmitter(readTemplates(templateNames))

interface Node {
  readonly type: string
  readonly [field: string]: unknown
}

/** A program without positions, its imports as calls of `require`, its exports as what they export. */
interface Shape {
  readonly statements: readonly unknown[]
  readonly exported: readonly string[]
}

const options = { ecmaVersion: 'latest', sourceType: 'module' } as const

const plain = (node: unknown): unknown =>
  JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (['start', 'end', 'raw', 'loc'].includes(key) ? undefined : value)),
  )

/** What the compiler makes of a module. */
function compiledShape(text: string): Shape {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  })
  const exported: string[] = []
  const statements = (parse(outputText, options) as unknown as { body: Node[] }).body.flatMap(
    (statement): unknown[] => {
      if (statement.type === 'ImportDeclaration') {
        const { specifiers, source } = statement as unknown as {
          specifiers: { local: { name: string } }[]
          source: { value: string }
        }
        return specifiers.length === 0 ? [] : [{ from: source.value, names: specifiers.map(({ local }) => local.name) }]
      }
      if (statement.type !== 'ExportNamedDeclaration') return [plain(statement)]
      const { declaration } = statement as unknown as { declaration: Node | null }
      if (declaration === null) return []
      exported.push(...declaredNames(declaration))
      return [plain(declaration)]
    },
  )
  return { statements, exported }
}

function declaredNames(declaration: Node): string[] {
  const { id, declarations } = declaration as unknown as {
    id?: { name: string }
    declarations?: { id: { name: string } }[]
  }
  return id ? [id.name] : declarations!.map((declared) => declared.id.name)
}

/** What a script is. */
function scriptShape(text: string): Shape {
  const [fn] = (parse(`(${text})`, options) as unknown as { body: { expression: { body: { body: Node[] } } }[] }).body
  const body = fn!.expression.body.body
  const last = body.at(-1) as unknown as { argument: { properties: { key: { name: string } }[] } }
  const statements = body.slice(0, -1).map((statement) => {
    const [only] = (statement as unknown as { declarations?: Required[] }).declarations ?? []
    if (only?.init?.callee?.name !== 'require') return plain(statement)
    return { from: only.init.arguments[0]!.value, names: only.id.properties.map(({ key }) => key.name) }
  })
  return { statements, exported: last.argument.properties.map(({ key }) => key.name) }
}

interface Required {
  readonly id: { readonly properties: { readonly key: { readonly name: string } }[] }
  readonly init?: { readonly callee?: { readonly name?: string }; readonly arguments: { readonly value: string }[] }
}

/** Scripts do what the modules of the same name do: they differ from what the compiler makes of those in no node. */
function expectSameModules(namespace: Namespace, http?: HttpSource): void {
  const modules = new Map(emit(namespace, http).map(({ path, text }) => [path.replace(/^.*\//, './'), text]))
  for (const { name, text } of scriptsOf(namespace, http)) {
    const shape = scriptShape(text)
    expect(shape, name).toEqual(compiledShape(modules.get(name.replace(/js$/, 'ts'))!))
    expect(shape.exported.length, name).toBeGreaterThan(0)
  }
}

test('scripts are what the compiler makes of modules: without an overlay', () => expectSameModules(tableShop))

test('… with an overlay', () => expectSameModules(shop, { overlay: read(sound).overlay! }))

test('… with hooks', () => {
  const { overlay, problems } = read(sound.replace('    call: GET /orders\n', '$&    hooks: [request, answer]\n'))
  expect(problems).toEqual([])
  expectSameModules(shop, { overlay: overlay!, hooks: '' })
})

test('… of the documents of this repository', () => {
  const at = (file: string): string => readFileSync(join(root, 'spec', file), 'utf8')
  const [namespace] = parseDocument('spec/telnyx.md', at('telnyx.md')).namespaces
  const { overlay } = readOverlay('spec/telnyx.http.yaml', at('telnyx.http.yaml'), 'telnyx')
  expectSameModules(namespace!, { overlay: overlay! })
})

const words = [
  'as',
  'as const',
  'of',
  'type',
  'const',
  'let',
  'interface',
  'import',
  'export',
  'function',
  'constructor',
  'toString',
  '__proto__',
  'length',
  'a`b',
  '${of}',
  "it's",
  'x as const',
  '// no',
  '/* no */',
  'a: b',
  'let x: y =',
  'export interface X {',
  '\\',
  '`',
  '${',
  '\u2028',
  '😀',
  '<b>',
  '=>',
  'input as { readonly [name: string]: unknown };',
]
const word = fc.constantFrom(...words)
const schema = fc.oneof(
  fc.constantFrom({}, { type: 'string', maxLength: 3 }, { type: 'integer', minimum: 1 }, {
    type: ['string', 'null'],
  } as const),
  fc.uniqueArray(word, { minLength: 1, maxLength: 3 }).map((values) => ({ type: 'string', enum: values })),
  word.map((name) => ({
    type: 'object',
    properties: { [name]: { type: 'array', items: { type: 'integer', maximum: 2 } } },
    required: [name],
  })),
  fc.constant({
    anyOf: [
      { type: 'string' },
      { type: 'object', properties: { as: { type: 'string' } }, additionalProperties: false },
    ],
  }),
)
const documented = fc.record({
  name: word,
  summary: word,
  parameters: fc.uniqueArray(
    fc.record({ name: word, required: fc.boolean(), description: word, schema: schema as fc.Arbitrary<object> }),
    { selector: ({ name }) => name, maxLength: 5 },
  ),
  code: word,
})
test('… of documents about words of TypeScript', () => {
  fc.assert(
    fc.property(fc.uniqueArray(documented, { selector: ({ name }) => name, minLength: 1, maxLength: 4 }), (all) => {
      const functions = all.map(({ name, code, ...more }) =>
        functionOf(name, { ...more, examples: [{ language: 'lua', code: `print("${code}")` }] } as never),
      )
      expectSameModules(namespaceOf(functions))
    }),
    { numRuns: runs(20) },
  )
})
