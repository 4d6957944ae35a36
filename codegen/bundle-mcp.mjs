/**
 * Puts `moonbind mcp` and the libraries that serve the protocol into a few files of their own: a client waits for the
 * first answer, and to find and load two hundred modules takes longer than that answer. What is loaded after it stays
 * where it is.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundleOptions } from './bundle-options.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
/** As deep below dist/ as the modules that find files next to themselves. */
const folder = join(dist, 'codegen/serving')
export const mcpBundle = join(folder, 'mcp.js')

/** Errors are known by their class, of which there must be one, whoever throws them. */
const SHARED = new Set(['codegen/failure.js', 'runtime/errors.js'].map((name) => join(dist, name)))

/** What is loaded later and belongs to the protocol. */
const isOfProtocol = (target) =>
  target.startsWith(join(dist, 'runtime/mcp/')) || /\/codegen\/cli\/mcp\/(?:stdio|http)\.js$/.test(target)

const staysOutside = {
  name: 'stays-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, kind, resolveDir, importer }) => {
      if (importer.includes('/node_modules/')) return undefined
      const target = resolve(resolveDir, path)
      const isOutside = SHARED.has(target) || (kind === 'dynamic-import' && !isOfProtocol(target))
      return isOutside ? { path: relative(folder, target).replaceAll('\\', '/'), external: true } : undefined
    })
  },
}

/** CommonJS of the libraries asks for modules of Node. */
const banner = "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);"

/** Writes the bundle. Throws if a shared module has moved: the bundle would have errors of its own. */
export async function bundleMcp() {
  const moved = [...SHARED].find((file) => !existsSync(file))
  if (moved !== undefined) throw new Error(`the bundle of moonbind mcp: there is no ${relative(root, moved)}`)
  rmSync(folder, { recursive: true, force: true })
  const { outputFiles, metafile } = await build({
    entryPoints: { mcp: join(dist, 'codegen/cli/mcp.js') },
    ...bundleOptions,
    banner: { js: banner },
    absWorkingDir: root,
    outdir: folder,
    plugins: [staysOutside],
  })
  mkdirSync(folder, { recursive: true })
  for (const { path, contents } of outputFiles) writeFileSync(path, contents)
  writeFileSync(join(folder, 'LICENSES'), licences(Object.keys(metafile.inputs)))
}

/** The licences of the packages in the bundle. */
function licences(inputs) {
  const packages = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []))
  return [...packages]
    .sort()
    .map(licence)
    .join(`\n\n${'-'.repeat(80)}\n\n`)
}

function licence(name) {
  const { name: title, version, license } = JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8'))
  return `${title} ${version} (${license})\n\n${readFileSync(join(root, name, 'LICENSE'), 'utf8')}`
}
