/**
 * Puts the modules that `generate` and `check` need into a few files: to find and load two hundred modules takes longer
 * than a run in which nothing changed. `dist/codegen/cli.js` then starts the bundle; all other commands load the
 * modules as the compiler wrote them.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { bundleMcp, mcpBundle } from './bundle-mcp.mjs'
import { bundleOptions } from './bundle-options.mjs'

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist')
const codegen = join(dist, 'codegen')
/** As deep below dist/ as the modules that find files next to themselves. */
const bundle = join(codegen, 'bundle')
const entry = join(codegen, 'cli.js')
const START = "#!/usr/bin/env node\nimport './bundle/cli.js'\n"

/** What the commands of the bundle load when they need it. Of the other commands the modules stay where they are. */
const LOADED_LATER = ['generate', 'check', 'project/gather', 'arguments', 'help'].map((name) =>
  join(codegen, 'cli', `${name}.js`),
)

/** Errors are known by their class, of which there must be one, whoever throws them. */
const SHARED = [join(codegen, 'failure.js')]

/** Run with the bindings of a project, whose runtime is not the bundle's. */
const RUNS_SCRIPTS = [join(codegen, 'check/examples/run.js')]

/** Commands that have a bundle of their own. */
const replaced = new Map([[join(codegen, 'cli/mcp.js'), mcpBundle]])

const staysOutside = {
  name: 'stays-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, kind, resolveDir }) => {
      const target = replaced.get(resolve(resolveDir, path)) ?? resolve(resolveDir, path)
      const isOutside = SHARED.includes(target) || (kind === 'dynamic-import' && isOtherCommand(target))
      return isOutside ? { path: relative(bundle, target).replaceAll('\\', '/'), external: true } : undefined
    })
  },
}

const isOtherCommand = (target) =>
  target === mcpBundle ||
  RUNS_SCRIPTS.includes(target) ||
  target.startsWith(join(dist, 'runtime')) ||
  (target.startsWith(join(codegen, 'cli/')) && !LOADED_LATER.includes(target))

/** What the compiler wrote: it writes only what has changed, so that this file may be the one of the last time. */
function compiledEntry() {
  const kept = join(dist, '.compiled/cli.js')
  const text = readFileSync(entry, 'utf8')
  if (text === START) return readFileSync(kept, 'utf8')
  mkdirSync(dirname(kept), { recursive: true })
  writeFileSync(kept, text)
  return text
}

/** What a run needs in which nothing changed: one file, that every part of the bundle loads. */
const ALWAYS = [join(codegen, 'cli/generate.js')]

/** The bundle; `later` are modules that are loaded later, and need what is always needed. */
const bundled = (later) =>
  build({
    entryPoints: { cli: 'start', worker: join(codegen, 'project/worker.js') },
    ...bundleOptions,
    packages: 'external',
    absWorkingDir: dist,
    outdir: bundle,
    plugins: [staysOutside, startsBundle, loadsAlways(later)],
  })

const startsBundle = {
  name: 'starts-bundle',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^start$/ }, () => ({ path: entry, namespace: 'start' }))
    onLoad({ filter: /.*/, namespace: 'start' }, () => ({ contents: compiledEntry(), resolveDir: codegen }))
  },
}

/** A chunk holds what the same parts of the bundle need: what all of them need is one chunk. */
const loadsAlways = (later) => ({
  name: 'loads-always',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^always$/ }, () => ({ path: 'always', namespace: 'always', sideEffects: true }))
    onResolve({ filter: /.*/, namespace: 'always' }, ({ path }) => ({ path, sideEffects: true }))
    const contents = ALWAYS.map((file) => `import ${JSON.stringify(file)}`).join('\n')
    onLoad({ filter: /.*/, namespace: 'always' }, () => ({ contents, resolveDir: codegen }))
    onLoad({ filter: /\.js$/ }, ({ path }) =>
      later.has(path) ? { contents: `import 'always'\n${readFileSync(path, 'utf8')}` } : undefined,
    )
  },
})

/** Modules that the bundle loads later and that what is always needed does not hold anyway. */
function loadedLater({ inputs, outputs }) {
  const always = new Set()
  const visit = (name) => {
    if (always.has(name)) return
    always.add(name)
    for (const { path, kind, external } of inputs[name]?.imports ?? [])
      if (kind === 'import-statement' && !external) visit(path)
  }
  for (const file of ALWAYS) visit(relative(dist, file))
  const entries = Object.values(outputs).flatMap(({ entryPoint = 'start:' }) => entryPoint)
  return new Set(
    entries.filter((name) => !name.startsWith('start:') && !always.has(name)).map((name) => join(dist, name)),
  )
}

/** What the bundle remembers serves the modules that it was made of, and the other way round. */
async function writeCode() {
  const { toolCode } = await import(pathToFileURL(join(codegen, 'files/tool.js')).href)
  writeFileSync(join(bundle, 'code.txt'), toolCode().digest())
}

rmSync(bundle, { recursive: true, force: true })
const { metafile } = await bundled(new Set())
const { outputFiles } = await bundled(loadedLater(metafile))
mkdirSync(bundle)
for (const { path, contents } of outputFiles) writeFileSync(path, contents)
writeFileSync(entry, START, { mode: 0o755 })
await bundleMcp()
await writeCode()
