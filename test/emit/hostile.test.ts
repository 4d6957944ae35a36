import { type ApiFunction, markdown, type Schema } from 'moonbind/codegen'
import { expect, test } from 'vitest'
import { compile, emit, functionOf, load, namespaceOf } from './emitting.js'

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'account',
  'default',
  'end',
  'type',
  'from',
  'as',
  'of',
  'async',
  'await',
  'let',
  'static',
  'yield',
  'eval',
  'arguments',
  'undefined',
  'NaN',
  'class',
  'function',
  'import',
  'export',
  'new',
  'this',
  'Error',
  'Promise',
  'Record',
  'Object',
  'Array',
  'Number',
  'Issues',
  'CallOptions',
  'CallContext',
  'Connect',
  'FunctionDefinition',
  'NamespaceDefinition',
  'index',
  'docs',
  'schema',
  'http',
  'hooks',
  'definition',
  'integration',
  'demo',
  'demo_functions',
  'validate',
  'validate_send',
  'send',
  'send_params',
  'Send',
  'SEND',
  'send_',
  's-e-n-d',
  'a-b',
  'a.b',
  'a b',
  'page[size]',
  'page_size',
  'data[]',
  '1',
  '007',
  '$',
  '_',
  '😀',
  '😀😀',
  'größe',
  '中文',
  '',
  ' ',
  '\t',
  "'",
  '"',
  '`',
  '${x}',
  '\\',
  '\n',
  '*/',
  '//',
  '/*',
  ']]',
  '../up',
  '/etc',
  'C:\\x',
  'nul',
  'CON',
  'a\u2028b',
  'a\u202eb',
  '\ufeffa',
  'a\u0000b',
  'x'.repeat(300),
  'x'.repeat(299) + 'y',
]

const texts = [
  '*/ export const x = 1 /*',
  '`${process.exit(1)}`',
  "'; throw 1; '",
  '</script>',
  ']] .. os.exit() .. [[',
  '--[[ ]]',
  '@deprecated',
  '  @returns {x}',
  '{@link x}',
  'a\r\nb\rc',
  '\u2028\u2029',
  'right \u202eto left\u202c',
  '\\',
  '\\u0041',
  '\u0000\u0007',
  '{{title}} {{{x}}} {{#if y}}',
  '// @ts-nocheck',
  '# not a heading',
  '| a | b |',
  '```\ncode\n```',
  '\ufeff',
  'tail of a pair \udc00',
  '  \n\n  ',
  '%s %d',
  '<!-- -->',
  '🏳️‍🌈',
]
const text = texts.join('\n')

const schemas: readonly Schema[] = texts.map((each) => ({
  type: 'string',
  enum: [each, `${each}2`],
  default: each,
  description: each,
  examples: [each],
  format: each,
  'x-unit': each,
  'x-labels': { [each]: each },
}))

const hostile: readonly ApiFunction[] = names.map((name, index) =>
  functionOf(name, {
    summary: text,
    description: text,
    aliases: [`${name} alias`, names[index - 1] ?? 'x'],
    parameters: names.map((parameter, at) => ({
      name: parameter,
      required: at % 7 === 0,
      description: texts[at % texts.length]!,
      conditional: texts[at % texts.length]!,
      schema: schemas[at % schemas.length]!,
    })),
    rules: [{ kind: 'any-of', parameters: ['__proto__', 'end'], text }],
    result: {
      type: 'object',
      properties: Object.fromEntries(
        names.map((field, at): [string, Schema] => [
          field,
          { type: 'object', properties: Object.fromEntries([[field, schemas[(index + at) % schemas.length]!]]) },
        ]),
      ),
      required: ['__proto__', 'constructor'],
    },
    examples: [{ language: text, code: text, title: text }],
    notes: [{ title: text, markdown: text }],
  }),
)
/** A few suffice: each has all names and all texts. */
const FUNCTIONS = 2

const demo = namespaceOf(hostile.slice(0, FUNCTIONS), {
  title: text,
  description: text,
  guides: [{ title: text, markdown: text }],
})

test('code with hostile names and texts compiles and keeps them as documented', { timeout: 120_000 }, async () => {
  const { definition } = await load(compile(emit(demo)), 'demo')
  expect(definition.title).toBe(text)
  expect(definition.functions.map(({ name }) => name)).toEqual(names.slice(0, FUNCTIONS))
  for (const each of definition.functions) {
    expect(each.summary).toBe(text)
    expect(each.parameters.map(({ name }) => name)).toEqual(names)
    expect(each.parameters.map(({ schema }) => schema)).toEqual(names.map((_, at) => schemas[at % schemas.length]))
    expect(Object.keys(each.result?.properties ?? {}).sort()).toEqual([...names].sort())
  }
  expect(Object.keys(definition.docs.functions)).toEqual(names.slice(0, FUNCTIONS))
})

test('functions with hostile names have files and exports of their own', async () => {
  const all = namespaceOf(
    names.map((name) =>
      functionOf(name, { parameters: [{ name, required: false, description: '', schema: { type: 'string' } }] }),
    ),
  )
  const files = emit(all)
  const paths = files.map(({ path }) => path.toLowerCase())
  expect(new Set(paths).size).toBe(paths.length)
  expect(paths.filter((path) => !/^demo\/[\w~-]+\.[a-z]+$/.test(path))).toEqual([])
  const { definition } = await load(compile(files), 'demo')
  expect(definition.functions.map(({ name }) => name)).toEqual(names)
  for (const { name, validate } of definition.functions) {
    expect(validate(Object.fromEntries([[name, 'x']]))).toBe(undefined)
    expect(validate(Object.fromEntries([[name, 1]]))).toHaveLength(1)
  }
})

test('namespaces with hostile names compile side by side', async () => {
  const odd = [
    'end',
    'class',
    'acuity-scheduling',
    '__proto__x',
    'a.b',
    'validate_f',
    'definition',
    'docs',
    'Promise',
    '1password',
    '中文',
  ]
  const folder = compile(
    odd.flatMap((namespace) => emit(namespaceOf([functionOf('f')], { namespace, title: namespace }))),
  )
  expect(folder).not.toBe('')
})

test('the generated source of a hostile document is that document, byte for byte', async () => {
  const source = `# Title\n\n${text.replace(/\p{Surrogate}/gu, '')}\n\n{{{x}}} & <b>  \n\ttab`
  const { definition } = await load(compile(emit({ ...demo, functions: [], [markdown]: source })), 'demo')
  expect(definition.docs.source).toBe(source)
  expect(definition.docs.page).toBe(source)
})

test('hostile texts leave no invisible character in TypeScript, and no trailing spaces', () => {
  for (const { path, text: emitted } of emit(demo).filter((file) => file.path.endsWith('.ts'))) {
    expect([
      path,
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/.exec(emitted),
    ]).toEqual([path, null])
    expect([path, /^.*[ \t]$/m.exec(emitted)?.[0]]).toEqual([path, undefined])
  }
})
