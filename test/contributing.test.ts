/** What the pages for contributors name exists: files, folders, names in files, scripts of npm and targets of make. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './helpers/cli.js'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Paths of our files and folders; a folder ends with a slash. */
const paths = ['codegen', 'runtime', 'spec', 'test', '.github', '.ci'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, withFileTypes: true }).map(
    (entry) => `${entry.parentPath.slice(root.length)}/${entry.name}${entry.isDirectory() ? '/' : ''}`,
  ),
)

/** The files that a name stands for: a path from the top, or the end of one where its folder was named before. */
const filesOf = (name: string): readonly string[] =>
  existsSync(join(root, name)) ? [name] : paths.filter((path) => path.endsWith(`/${name}`))

const PATH = /`((?:[\w.-]+\/)+|(?:[\w.-]+\/)*[\w-][\w.-]*\.(?:ts|mjs|json|hbs|md|svg))`/g
const NAME_IN_FILE = /`([A-Za-z_]\w*)(?:\([^`]*\))?`\s+(?:of|in|\()\s*`([\w./-]+\.ts)`/g
const SCRIPT = /\bnpm run ([a-z:]+)/g
const TARGET = /(?:[`('"]|^ {4}|&& )make ([a-z]+)/gm

/** What others make of our files, not a file of ours. */
const MADE = new Set(['docs.ts', 'http.ts', 'mock.ts', 'schema.json', 'generated/', 'dist/', '.moonbind/'])

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)
const targets = [...read('Makefile').matchAll(/^([a-z]+):/gm)].map(([, target]) => target)

test.each(['CONTRIBUTING.md', 'ARCHITECTURE.md'])('%s names what exists', (page) => {
  const text = read(page)
  const all = (pattern: RegExp): string[][] => [...text.matchAll(pattern)].map((match) => match.slice(1))
  const missing = [
    ...all(PATH).filter(([path]) => !MADE.has(path!) && filesOf(path!).length === 0),
    ...all(NAME_IN_FILE).filter(
      ([name, file]) => !filesOf(file!).some((path) => new RegExp(`\\b${name}\\b`).test(read(path))),
    ),
    ...all(SCRIPT).filter(([script]) => !scripts.includes(script!)),
    ...all(TARGET).filter(([target]) => !targets.includes(target!)),
  ]
  expect(missing).toEqual([])
  expect(all(PATH).length).toBeGreaterThan(20)
})
