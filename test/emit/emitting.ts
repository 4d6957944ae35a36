import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createEmitter, type Emitter, type Namespace, type OutputFile } from 'moonbind/codegen'
import type { FunctionDefinition, Issues, NamespaceDefinition } from 'moonbind/runtime'
import { afterAll, beforeAll } from 'vitest'
import { templateNames } from '#codegen/emit/index.js'
import { readTemplates } from '#codegen/files/index.js'
import { project, put, root } from '../helpers/cli.js'
import { writes } from '../helpers/effects.js'

/** An emitter with the templates of this checkout. */
export const newEmitter = (): Promise<Emitter> => createEmitter(readTemplates(templateNames))

export const emit = await newEmitter()

/** The text of one emitted file. */
export function textOf(files: readonly OutputFile[], path: string): string {
  const file = files.find((each) => each.path === path)
  if (!file) throw new Error(`no ${path} among ${files.map((each) => each.path).join(', ')}`)
  return file.text
}

/** A namespace with what a test does not care about filled in. */
export const namespaceOf = (functions: Namespace['functions'], more: Partial<Namespace> = {}): Namespace => ({
  namespace: 'demo',
  title: 'Demo',
  functions,
  guides: [],
  ...more,
})

/** A function with what a test does not care about filled in. */
export const functionOf = (
  name: string,
  more: Partial<Namespace['functions'][number]> = {},
): Namespace['functions'][number] => ({ name, summary: '', effect: writes, parameters: [], examples: [], ...more })

const options = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noUncheckedSideEffectImports: true,
  erasableSyntaxOnly: true,
  forceConsistentCasingInFileNames: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  declaration: true,
  outDir: 'out',
  rootDir: '.',
}

/** What generated code obeys and a program that uses it need not. */
const strictest = { ...options, noPropertyAccessFromIndexSignature: true, isolatedDeclarations: true }

/**
 * Modules compiled under the strictest options, in a folder that goes with the test; what the compiler says is thrown.
 */
export const compile = (files: readonly OutputFile[], more: Readonly<Record<string, string>> = {}): string =>
  compileIn(project({}), files, more)

/** The same in a folder of the caller's. Answers where the JavaScript is. */
function compileIn(folder: string, files: readonly OutputFile[], more: Readonly<Record<string, string>> = {}): string {
  const isOurs = Object.keys(more).length === 0 && !files.some(({ path }) => path.endsWith('/hooks.ts'))
  const sources = Object.fromEntries(files.map(({ path, text }) => [path, text]))
  const all = {
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({
      compilerOptions: isOurs ? strictest : options,
      include: ['**/*.ts'],
      exclude: ['out'],
    }),
    ...sources,
    ...more,
  }
  for (const [path, text] of Object.entries(all)) put(folder, path, text)
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/moonbind'), 'dir')
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stdout)
  return join(folder, 'out')
}

/** Compiles before all tests of a file. */
export function compiled(
  files: readonly OutputFile[],
  more: Readonly<Record<string, string>> = {},
): { folder: string } {
  const result = { folder: '' }
  const folder = mkdtempSync(join(tmpdir(), 'moonbind-test-'))
  beforeAll(() => void (result.folder = compileIn(folder, files, more)))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return result
}

/** What a compiled namespace exports. */
export async function load(
  folder: string,
  namespace: string,
): Promise<{ readonly [name: string]: unknown; readonly definition: NamespaceDefinition }> {
  return import(pathToFileURL(join(folder, namespace, 'index.js')).href)
}

/** The validator of a compiled function. */
export function validatorOf(definition: NamespaceDefinition, name: string): (input: unknown) => Issues {
  const found: FunctionDefinition | undefined = definition.functions.find((each) => each.name === name)
  if (!found) throw new Error(`no function ${name}`)
  return found.validate
}
