// What generated code costs whoever imports it, next to hey-api with zod on the same content (npm run bench:consume):
// type checking a program that imports one namespace of ten functions, and one that imports all; the bundle of one
// function. Checks take turns inside a round; ratios are those of one round, then the median is taken.
// MOONBIND_DOCUMENTS=50 MOONBIND_RUNS=3 for a shorter run; MOONBIND_TYPESCRIPT names folders of further compilers.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { makeApi, toMarkdown, toOpenApi } from './corpus.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const RUNS = Number(process.env.MOONBIND_RUNS ?? 5)
const DOCUMENTS = Number(process.env.MOONBIND_DOCUMENTS ?? 450)
const TIME = '/usr/bin/time'
if (!existsSync(TIME)) throw new Error(`${TIME} is not there: it measures the processor time of compilers (GNU time)`)

const compilers = [
  join(root, 'node_modules/typescript'),
  join(here, 'node22/node_modules/typescript'),
  ...(process.env.MOONBIND_TYPESCRIPT ?? '').split(',').filter((folder) => folder !== ''),
]

const folder = mkdtempSync(join(tmpdir(), 'moonbind-consume-'))
const put = (path, text) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const apis = Array.from({ length: DOCUMENTS }, (_, index) => makeApi(index, 10))
const pascal = (name) => name.replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase())
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())

/** Programs that use types and a validator of each namespace. */
const programs = {
  moonbind: ({ namespace, functions: [{ name }] }) =>
    `import { type ${pascal(name)}Params as P${namespace}, ${namespace}, validate${pascal(name)} as v${namespace} } from './generated/${namespace}/index.js'
export const use${namespace} = (params: P${namespace}) => [v${namespace}(params), ${namespace}({ handlers: {} }).${name}(params)] as const\n`,
  'hey-api + zod': ({ namespace, functions: [{ name }] }) =>
    `import type { ${pascal(name)}Data as P${namespace}, ${pascal(name)}Response as R${namespace} } from './peer/${namespace}/index.js'
import { z${pascal(name)}Body as v${namespace} } from './peer/${namespace}/zod.gen.js'
export const use${namespace} = (data: P${namespace}, answer: (data: P${namespace}) => Promise<R${namespace}>) => [v${namespace}.safeParse(data.body), answer(data)] as const\n`,
}

const compilerOptions = {
  target: 'es2022',
  lib: ['es2022', 'dom'],
  module: 'nodenext',
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
}

function run(argv, cwd = folder) {
  const { status, stdout, stderr } = spawnSync(argv[0], argv.slice(1), { cwd, encoding: 'utf8' })
  if (status !== 0)
    throw new Error(`${argv.join(' ')}: exit code ${status}\n${stdout.slice(0, 2_000)}${stderr.slice(0, 2_000)}`)
  return stderr
}

/** Processor seconds of a type check. */
function check(compiler, project) {
  const log = run([TIME, '-f', '%U %S', process.execPath, join(compiler, 'bin/tsc'), '-p', project])
  return log
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number)
    .reduce((sum, part) => sum + part)
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

async function bundleSize(program) {
  put('bundle.ts', program)
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'bundle.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import', 'browser'],
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0].contents.length
}

try {
  put('package.json', '{ "type": "module" }')
  for (const api of apis) {
    put(`spec/${api.namespace}.md`, toMarkdown(api))
    put(`openapi/${api.namespace}.json`, JSON.stringify(toOpenApi(api)))
  }
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/moonbind'), 'dir')
  symlinkSync(join(here, 'node_modules/zod'), join(folder, 'node_modules/zod'), 'dir')
  run([process.execPath, join(root, 'dist/codegen/cli.js'), 'generate', '--quiet'])
  run([join(here, 'node22/node_modules/.bin/node'), join(here, 'node22/hey-api.mjs'), 'openapi', 'peer'])
  const projects = ['one', 'all'].flatMap((size) =>
    Object.entries(programs).map(([name, programOf]) => {
      const file = `${size}-${name.split(' ', 1)[0]}`
      put(`${file}.ts`, (size === 'one' ? apis.slice(0, 1) : apis).map(programOf).join(''))
      put(`${file}.json`, JSON.stringify({ compilerOptions, files: [`${file}.ts`] }))
      return { size, name, project: `${file}.json` }
    }),
  )
  for (const compiler of compilers) {
    const { version } = JSON.parse(readFileSync(join(compiler, 'package.json'), 'utf8'))
    const times = projects.map(() => [])
    for (let round = 0; round < RUNS; round++)
      projects.forEach(({ project }, index) => void times[index].push(check(compiler, project)))
    for (const size of ['one', 'all']) {
      const [own, peer] = ['moonbind', 'hey-api + zod'].map(
        (name) => times[projects.findIndex((project) => project.size === size && project.name === name)],
      )
      const ratio = median(own.map((time, round) => time / peer[round]))
      const what = size === 'one' ? 'one namespace' : `${DOCUMENTS} namespaces`
      const verdict = size === 'one' ? (ratio <= 1 ? ' within 1' : ' OVER 1') : ''
      console.log(
        `TypeScript ${version}, ${what}: ${median(own).toFixed(2)} s of the processor, ${ratio.toFixed(2)} x hey-api + zod (${median(peer).toFixed(2)} s)${verdict}`,
      )
    }
  }
  const [{ namespace, functions }] = apis
  const { name } = functions[0]
  const sizes = {
    moonbind: await bundleSize(
      `import { validate${pascal(name)} } from './generated/${namespace}/index.js'\nconsole.log(validate${pascal(name)}({}))`,
    ),
    'moonbind, definition': await bundleSize(
      `import { ${camel(name)} } from './generated/${namespace}/index.js'\nconsole.log(${camel(name)})`,
    ),
    'hey-api + zod': await bundleSize(
      `import { z${pascal(name)}Body } from './peer/${namespace}/zod.gen.js'\nconsole.log(z${pascal(name)}Body.safeParse({}))`,
    ),
  }
  for (const [what, bytes] of Object.entries(sizes))
    console.log(`bundle of one function, minified: ${bytes} bytes (${what})`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
