/** The package as npm installs it, under every compiler that a consumer may have and each option that matters. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lenient, programFiles, tsconfig } from '../consumer/program.js'
import { put, root } from '../helpers/cli.js'

const compilers = Object.keys(
  JSON.parse(readFileSync(join(root, 'test/proof/compilers/package.json'), 'utf8')).dependencies,
)

/** Options that older compilers do not know. */
const since: { readonly [option: string]: number } = { isolatedDeclarations: 5.5, erasableSyntaxOnly: 5.8 }

const strict = tsconfig.compilerOptions
const ways: readonly (readonly [what: string, options: { readonly [name: string]: unknown }])[] = [
  ['the strictest options', strict],
  ['a bundler and few checks', lenient],
  ['a bundler and the strictest options', { ...strict, module: 'esnext', moduleResolution: 'bundler' }],
  ['optional properties that may be undefined', { ...strict, exactOptionalPropertyTypes: false }],
  ['a newer target', { ...strict, target: 'esnext' }],
]

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  })

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'moonbind-proof-'))
  put(cwd, 'package.json', '{"private":true,"type":"module"}')
  const [{ filename }] = JSON.parse(npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', cwd))
  npm(cwd, 'install', `./${filename}`)
  const moonbind = (...words: string[]): string =>
    execFileSync('npx', ['moonbind', ...words], { cwd, encoding: 'utf8', stdio: 'pipe' })
  moonbind('init')
  npm(cwd, 'install')
  npm(cwd, 'install', '--save-dev', '@types/node@20', '@modelcontextprotocol/server@2')
  for (const name of ['telnyx.md', 'telnyx.http.yaml']) put(cwd, `spec/${name}`, readFileSync(join(root, 'spec', name)))
  moonbind('generate')
  moonbind('check', '--run')
  for (const [path, text] of Object.entries(programFiles())) put(cwd, path, text)
}, 600_000)
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const cases = compilers.flatMap((compiler) => ways.map(([what, options]) => [compiler, what, options] as const))

test.each(cases)('%s compiles with %s', (compiler, _, options) => {
  const version = Number(compiler.replace('typescript-', ''))
  const known = Object.fromEntries(Object.entries(options).filter(([name]) => version >= (since[name] ?? 0)))
  writeFileSync(join(cwd, 'tsconfig.json'), JSON.stringify({ ...tsconfig, compilerOptions: known }))
  const tsc = join(root, 'test/proof/compilers/node_modules', compiler, 'bin/tsc')
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', '.', '--noEmit'], { cwd, encoding: 'utf8' })
  expect(stdout + stderr).toBe('')
})
