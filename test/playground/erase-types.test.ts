import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import fc from 'fast-check'
import { ts } from 'ts-morph'
import { describe, expect, test } from 'vitest'
import { moduleFunction } from '#codegen/site/playground/erase-types.js'
import { emit, functionOf, namespaceOf } from '../emit/emitting.js'
import { root } from '../helpers/cli.js'
import { runs } from '../helpers/runs.js'

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

/** What ours is. */
function erasedShape(text: string): Shape {
  const [fn] = (
    parse(`(${moduleFunction(text)})`, options) as unknown as { body: { expression: { body: { body: Node[] } } }[] }
  ).body
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

const emittedFiles = ['generated', 'test/emit/golden'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('hooks.ts'))
    .map((file) => `${folder}/${file}`),
)

describe('types are left out as the compiler leaves them out', () => {
  test.each(emittedFiles)('of %s', (file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const shape = erasedShape(text)
    expect(shape).toEqual(compiledShape(text))
    expect(shape.exported.length).toBeGreaterThan(0)
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
  test('of modules that are about words of TypeScript', () => {
    fc.assert(
      fc.property(fc.uniqueArray(documented, { selector: ({ name }) => name, minLength: 1, maxLength: 4 }), (all) => {
        const functions = all.map(({ name, code, ...more }) =>
          functionOf(name, { ...more, examples: [{ language: 'lua', code: `print("${code}")` }] } as never),
        )
        for (const { path, text } of emit(namespaceOf(functions)))
          if (path.endsWith('.ts')) expect(erasedShape(text), path).toEqual(compiledShape(text))
      }),
      { numRuns: runs(20) },
    )
  })
})
