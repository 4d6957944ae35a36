import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { type OutputFile, schemaJson } from 'moonbind/codegen'
import { ts } from 'ts-morph'
import { expect, test } from 'vitest'
import { checkExamples } from '#codegen/check/examples/examples.js'
import { type ParsedDocument, parseDocument } from '#codegen/parse/index.js'
import { emit } from '../emit/emitting.js'
import { compileError } from '../helpers/lua.js'
import { runs } from '../helpers/runs.js'
import { decidable } from './render/decidable.js'
import { dialect, headings } from './render/dialects.js'
import { render } from './render/document.js'
import { oneDocument } from './render/documents.js'
import type { HeadingForm } from './render/model.js'
import { changes } from './render/mutations.js'

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const telnyx = file('spec/telnyx.md')
const validIr = new Ajv2020({ strict: false }).compile(JSON.parse(file('codegen/schemas/ir.schema.json')) as object)

/** The same run each time, unless another is asked for. */
const seed = Number(process.env['MOONBIND_SEED'] ?? 3)

const rendered = fc
  .constantFrom(...(Object.keys(headings) as HeadingForm[]))
  .chain((form) => fc.tuple(oneDocument, dialect(form)))
  .map(([model, style]) => render(decidable(model, style), style))
const broken = fc.tuple(fc.oneof(fc.constant(telnyx), rendered), changes).map(([text, change]) => change(text))

/** Both tests try the same documents, because they have the same seed: each is read once. */
const documents = new Map<string, ParsedDocument>()
function read(text: string): ParsedDocument {
  const document = documents.get(text) ?? parseDocument('spec/broken.md', text)
  documents.set(text, document)
  return document
}

/** What TypeScript says of the syntax of modules: they are parsed, and nothing is looked up or emitted. */
function syntaxErrors(modules: readonly OutputFile[]): string[] {
  const texts = new Map(modules.map(({ path, text }) => [path, text]))
  const program = ts.createProgram({
    rootNames: [...texts.keys()],
    options: { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    host: {
      getSourceFile: (path, options) => ts.createSourceFile(path, texts.get(path)!, options),
      fileExists: (path) => texts.has(path),
      readFile: (path) => texts.get(path),
      writeFile: () => {},
      getDefaultLibFileName: () => 'lib.d.ts',
      getCurrentDirectory: () => '',
      getCanonicalFileName: (path) => path,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
    },
  })
  return program
    .getSyntacticDiagnostics()
    .map(
      ({ file, messageText, start }) =>
        `${file.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')} at ${JSON.stringify(file.text.slice(start, start + 60))}`,
    )
}

/** The calls at the end of a function's page, which are made of names and values of the document. */
function luaErrors({ path, text }: OutputFile): string[] {
  const [, , code] = /\n(`{3,})lua\n((?:(?!\n`{3}).)*)\n\1\n$/s.exec(text) ?? []
  const error = code === undefined ? 'no calls' : compileError(code)
  return error === undefined ? [] : [`${path}: ${error}`]
}

test('reading a randomly changed document never throws, and all places are in it', () => {
  fc.assert(
    fc.property(broken, (text) => {
      const { namespaces, messages } = read(text)
      const lines = text.split(/\r\n|\r|\n/).length
      for (const { line, reason } of messages)
        expect(line! >= 1 && line! <= lines && reason.length < 3_000, reason).toBe(true)
      if (messages.some(({ fatal }) => fatal === true)) return
      expect(namespaces.length).toBeGreaterThan(0)
      expect(validIr(JSON.parse(schemaJson(namespaces))), JSON.stringify(validIr.errors)).toBe(true)
      checkExamples(namespaces)
    }),
    { numRuns: runs(80), seed },
  )
})

test('the output for a randomly changed document without errors is valid TypeScript and Lua', () => {
  expect(syntaxErrors([{ path: 'x.ts', text: 'const 1' }]).join()).toMatch(/^x\.ts: .* at /)
  let emitted = 0
  fc.assert(
    fc.property(broken, (text) => {
      const { namespaces, messages } = read(text)
      if (messages.some(({ fatal }) => fatal === true)) return
      emitted++
      const files = namespaces.flatMap((namespace) => emit(namespace))
      expect(syntaxErrors(files.filter(({ path }) => path.endsWith('.ts')))).toEqual([])
      const calls = files
        .filter(({ path }) => path.endsWith('.md'))
        .map(({ path, text: page }) => ({ path, text: page.slice(page.lastIndexOf('\n## Calls\n')) }))
      expect(calls.flatMap(luaErrors)).toEqual([])
    }),
    { numRuns: runs(40), seed },
  )
  expect(emitted).toBeGreaterThan(runs(40) / 3)
})
