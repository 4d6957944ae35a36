import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './helpers/cli.js'

/**
 * One import of a module, as written in code: a path from the root for our own modules, the name of a package
 * otherwise.
 */
interface Import {
  readonly from: string
  readonly to: string
}

const importLine = /(?:^|\n)(?:import|export)\b(?:[^'=]*?\bfrom)? *'([^']+)'|\bimport\('([^']+)'\)/g
const staticImport = /(?:^|\n)(?:import|export)\b(?! type\b)(?:[^'=]*?\bfrom)? *'([^']+)'/g
const valueImport = /(?:^|\n)(?:import|export)\b(?! type\b)(?:[^'=]*?\bfrom)? *'([^']+)'|\bimport\('([^']+)'\)/g

const sources = ['codegen', 'runtime', 'generated']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('.moonbind-'))
      .map((name) => `${folder}/${name}`),
  )
const text = new Map(sources.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
const imports: Import[] = sources.flatMap((from) =>
  [...code(from).matchAll(importLine)].map((match) => ({ from, to: target(from, match[1] ?? match[2]!) })),
)

const rules: [rule: string, from: RegExp, forbidden: RegExp, except?: RegExp][] = [
  [
    'the parser knows no emitter',
    /^codegen\/parse\//,
    /^codegen\/(?:emit|cli|project|files|compare)|^ts-morph$|^handlebars$/,
  ],
  [
    'emitters see the schema only',
    /^codegen\/emit\//,
    /^codegen\/(?:parse|check|cli|project|files|compare)|^(?:mdast|micromark|remark|unist|vfile|unified)/,
  ],
  [
    'checks know no emitter',
    /^codegen\/check\//,
    /^codegen\/(?:emit|cli\/|cli\.|project\/(?!document)|files)|^ts-morph$|^handlebars$/,
  ],
  ['the runtime knows no generator', /^runtime\//, /^(?:codegen|generated|test)\//],
  ['the generator knows no generated code', /^codegen\//, /^(?:generated|test)\//],
  [
    'generated code imports moonbind/runtime and its own folder',
    /^generated\/(?!.*\/mock\.ts$)/,
    /^(?!moonbind\/runtime$|generated\/)/,
  ],
  [
    'only the mock of generated code imports moonbind/mock',
    /^generated\//,
    /^(?!moonbind\/(?:runtime|mock)$|generated\/)/,
  ],
  ['nothing loads the mock of generated code by itself', /^generated\//, /^generated\/.*\/mock\.ts$/],
  ['only files/ touches the file system', /^codegen\//, /^node:fs/, /^codegen\/files\//],
  ['Lua as text knows neither the machine nor a transport', /^runtime\/lua\//, /^runtime\/(?:vm|http|mock)\//],
  [
    'only git.ts and benchmarks start processes',
    /^(?:codegen|runtime)\//,
    /^node:child_process$/,
    /^codegen\/files\/git-process\.ts$/,
  ],
  [
    'the runtime touches no file system, but for what Linux tells about threads',
    /^runtime\//,
    /^node:fs/,
    /^runtime\/node\/processor\.ts$/,
  ],
  [
    'only the machine loads Fengari',
    /^(?:codegen|runtime|generated)\//,
    /^fengari/,
    /^runtime\/vm\/|^codegen\/check\//,
  ],
]
test.each(rules)('imports obey the rule: %s', (_rule, from, forbidden, except) => {
  const broken = imports.filter(
    (each) => from.test(each.from) && forbidden.test(each.to) && except?.test(each.from) !== true,
  )
  expect(broken).toEqual([])
})

test('what generated code imports does not load Fengari', () => {
  expect(
    [...reachable('runtime/binding.ts')].filter((file) => /^fengari|^runtime\/vm\/(?!contract)/.test(file)),
  ).toEqual([])
})

test('the check of scripts loads no package, no machine and no transport', () => {
  const loaded = [...reachable('runtime/lint/index.ts')]
  expect(loaded.filter((file) => !file.startsWith('runtime/'))).toEqual([])
  expect(loaded.filter((file) => /^runtime\/(?:vm|http|mock|node)\//.test(file))).toEqual([])
})

test('before its first answer, an MCP server loads no YAML, search, checker, machine, mock or HTTP server', () => {
  const entries = [
    'codegen/cli/main.ts',
    'codegen/cli/mcp.ts',
    'codegen/cli/mcp/stdio.ts',
    'codegen/cli/connect/real.ts',
    'codegen/cli/connect/mock.ts',
    'runtime/script/script-runner.ts',
    'runtime/mcp/factory.ts',
  ]
  const loaded = entries.flatMap((entry) => [...reachable(entry, new Set(), undefined, staticImport)])
  const late =
    /^yaml$|^node:http$|^@modelcontextprotocol\/node$|^runtime\/(?:search|lint|fit|results\/(?!store)|mock|vm\/worker)\//
  expect(loaded.filter((name) => late.test(name))).toEqual([])
  expect(loaded).toContain('@modelcontextprotocol/server')
})

test('what runs in a browser loads no module of Node', () => {
  const entries = [
    'runtime/index.ts',
    'runtime/binding.ts',
    'runtime/lint/index.ts',
    'runtime/mock/index.ts',
    'runtime/vm/worker/thread.ts',
  ]
  const loaded = entries.flatMap((entry) => [...reachable(entry, new Set(), inBrowser)])
  expect(loaded.filter((name) => /^node:|^undici$|^runtime\/node\//.test(name))).toEqual([])
  expect(loaded).toContain('runtime/web/thread.ts')
})

test('every module for Node that others import has a counterpart for browsers', () => {
  const imported = new Set(imports.map(({ to }) => to).filter((to) => to.startsWith('runtime/node/')))
  const shared = imports.filter(({ from }) => !from.startsWith('runtime/node/')).map(({ to }) => to)
  expect(shared.filter((to) => imported.has(to) && !text.has(inBrowser(to)))).toEqual([])
})

test('no module reaches itself through its imports', () => {
  expect(circles()).toEqual([])
})

test('generated code stays in its own namespace', () => {
  const folder = (file: string): string => file.split('/').slice(0, 2).join('/')
  expect(
    imports.filter(
      ({ from, to }) => from.startsWith('generated/') && to.startsWith('generated/') && folder(from) !== folder(to),
    ),
  ).toEqual([])
})

test('all imports are read', () => {
  expect(imports).toContainEqual({ from: 'codegen/cli.ts', to: 'codegen/cli/main.ts' })
})

test('only cli.ts touches process and console, and what tells living runs from dead ones', () => {
  const global = /(?<![\w.'"`#/-])(?:process\.\w|console\.\w)|from 'node:process'/
  const users = sources.filter((file) => file.startsWith('codegen/') && global.test(code(file)))
  expect(users.filter((file) => !['codegen/cli.ts', 'codegen/files/owner.ts'].includes(file))).toEqual([])
})

test('what a callback or a loop is given has a name that says what it is', () => {
  // (each) =>, (each: Part, index): Result =>, each =>; a place may be `at` where its type says so.
  const patterns = [
    /(?<![\w.])(?:each|one|it|x)(?:: [^()=]*)?(?:, [^()={}]*)?\)?(?:: [^()=]*)? =>/,
    /(?<![\w.]|, )(?:at|known)\)?(?:: [^()=]*)? =>/,
    /\(const (?:each|one|it|x) of /,
    /\bfunction \w+\((?:[^()]*, )?(?:each|it)\??: /,
  ]
  const written = sources.filter((file) => !file.startsWith('generated/'))
  const lines = written.flatMap((file) =>
    code(file)
      .split('\n')
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(lines.filter((line) => patterns.some((pattern) => pattern.test(line)))).toEqual([])
  for (const line of ['f((each) => 1)', '(at): R => 1', 'for (const one of all)', 'function f(a: A, it: B) {}'])
    expect(
      patterns.some((pattern) => pattern.test(line)),
      line,
    ).toBe(true)
})

test('no module of the generator or the runtime knows a document by name', () => {
  const namespaces = new Set(sources.filter((file) => file.startsWith('generated/')).map((file) => file.split('/')[1]!))
  const named = (file: string): boolean =>
    [...namespaces].some((name) => new RegExp(`\\b${name}\\b`, 'i').test(code(file)))
  expect(sources.filter((file) => !file.startsWith('generated/') && named(file))).toEqual([])
})

/** The modules of Node stand for those of a browser: both offer the same (below). */
function target(from: string, name: string): string {
  if (name.startsWith('#platform/')) return name.replace('#platform/', 'runtime/node/').replace(/\.js$/, '.ts')
  if (!name.startsWith('.')) return name
  return relative('.', join(dirname(from), name)).replace(/\.js$/, '.ts')
}

/** Modules and packages that a module loads, type-only imports left out. */
function reachable(
  from: string,
  seen = new Set<string>(),
  platform: (file: string) => string = (file) => file,
  kind: RegExp = valueImport,
): Set<string> {
  if (seen.has(from)) return seen
  seen.add(from)
  const source = text.get(from)
  if (source === undefined) return seen
  for (const match of code(from).matchAll(kind))
    reachable(platform(target(from, match[1] ?? match[2]!)), seen, platform, kind)
  return seen
}

/** What a bundler for browsers takes instead of a module of Node. */
const inBrowser = (file: string): string => file.replace(/^runtime\/node\//, 'runtime/web/')

/** The strongly connected groups of more than one module, type-only imports included (Tarjan). */
function circles(): string[][] {
  const edges = new Map(
    sources.map((file) => [file, imports.filter(({ from, to }) => from === file && text.has(to)).map(({ to }) => to)]),
  )
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (file: string): void => {
    order.set(file, order.size)
    low.set(file, order.get(file)!)
    stack.push(file)
    for (const next of edges.get(file)!) {
      if (!order.has(next)) visit(next)
      if (stack.includes(next)) low.set(file, Math.min(low.get(file)!, low.get(next)!))
    }
    if (low.get(file) !== order.get(file)) return
    const group = stack.splice(stack.indexOf(file))
    if (group.length > 1) found.push(group.sort())
  }
  for (const file of sources) if (!order.has(file)) visit(file)
  return found
}

/** A module without its comments: those may mention what the code may not use. */
function code(file: string): string {
  return text.get(file)!.replace(/^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*)$/gm, '')
}
