/** Which test files a change touches: those that reach a changed file through their imports. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join, posix, relative, sep } from 'node:path'

/** Imports of types are left out: what they change, the compiler finds. */
const IMPORT = /(?:^|\n)\s*(?:import|export)\b(?! type\b)(?:[^'=;]*?\bfrom)?\s*'([^']+)'|\bimport\('([^']+)'\)/g

/** Names of package.json's `imports` and of the package itself, and where their sources are. */
const NAMES = [
  [/^#platform\//, 'runtime/node/'],
  [/^#(codegen|runtime|generated)\//, '$1/'],
  [/^moonbind\/runtime$/, 'runtime/binding.js'],
  [/^moonbind\/mock$/, 'runtime/mock/index.js'],
  [/^moonbind\/codegen$/, 'codegen/index.js'],
  [/^moonbind\/([\w-]+)(?:\/(mock))?$/, 'generated/$1/'],
  [/^moonbind$/, 'runtime/index.js'],
]

/** This helper runs the command line, and with it the whole generator; but many tests only take its small functions. */
const HELPER = 'test/helpers/cli.ts'
const SMALL = `${HELPER}#small`
const RUNS = /\bmoonbind\w*\(/

/** What is read as a file, not imported: a change of it touches each of these. */
const READ = [
  [/^spec\//, ['generated/', HELPER]],
  [/^codegen\/(?:schemas|emit\/templates)\//, ['codegen/index.ts', 'codegen/cli.ts']],
  [/^runtime\/vm\/fengari\/|^runtime\/vm\/worker\/build/, ['runtime/vm/inline.ts', 'runtime/vm/worker/thread.ts']],
]

/**
 * @param {string} root The checkout.
 * @param {readonly string[]} changed Changed files, as paths from the root with `/`.
 * @returns {string[]} Test files, as paths from the root, the nearest to the change first.
 */
export function relatedTests(root, changed) {
  const sources = ['codegen', 'runtime', 'generated', 'test'].flatMap((folder) => list(root, folder))
  const users = usersOf(root, sources)
  const reached = new Set(changed.flatMap((file) => startsOf(file, sources)))
  if (changed.includes(HELPER)) reached.add(SMALL)
  // The loop visits what it adds, too.
  for (const file of reached) for (const user of users.get(file) ?? []) reached.add(user)
  const tests = [...reached].filter((file) => file.endsWith('.test.ts') && existsSync(join(root, file)))
  return tests.sort((a, b) => farness(a, changed) - farness(b, changed))
}

/**
 * Tests are near if they have the name of a changed file, or are about its folder; then as many imports lie between.
 */
function farness(test, changed) {
  if (changed.some((file) => test === file || test.endsWith(`/${basename(file, extname(file))}.test.ts`))) return 0
  return changed.some((file) => test.split('/')[1] === file.split('/')[1]) ? 1 : 2
}

function startsOf(file, sources) {
  const read = READ.filter(([pattern]) => pattern.test(file)).flatMap(([, starts]) => starts)
  return [
    file,
    ...read.flatMap((start) => (start.endsWith('/') ? sources.filter((name) => name.startsWith(start)) : [start])),
  ]
}

function list(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|mjs)$/.test(name) && !/(?:^|[\\/])(?:node_modules|\.moonbind-[^\\/]*)[\\/]/.test(name))
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
}

/** For each file, the files that import it. */
function usersOf(root, sources) {
  const users = new Map()
  const known = new Set(sources)
  const add = (used, user) => users.set(used, [...(users.get(used) ?? []), user])
  for (const file of sources) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const match of text.matchAll(IMPORT))
      for (const target of targetsOf(file, match[1] ?? match[2], known))
        add(target === HELPER && !RUNS.test(text) ? SMALL : target, file)
  }
  add('codegen/cli.ts', HELPER)
  // What a thread runs is its text, which the build makes of these.
  add('runtime/vm/worker/thread.ts', 'runtime/node/thread.ts')
  return users
}

function targetsOf(file, name, known) {
  const found = name.startsWith('.')
    ? posix.join(dirname(file), name)
    : NAMES.reduce((text, [from, to]) => text.replace(from, to), name)
  if (found.endsWith('/')) return [...known].filter((candidate) => candidate.startsWith(found))
  const source = found.replace(/\.js$/, '.ts')
  return known.has(source) ? [source] : known.has(found) ? [found] : []
}

/** A path from the root, with `/`. */
export const fromRoot = (root, file) => relative(root, file).split(sep).join('/')
