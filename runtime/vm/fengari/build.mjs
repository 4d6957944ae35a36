/**
 * Writes the guarded copy of Fengari: the files of the installed package, patched, in one module without dependencies.
 * Anybody else's Fengari is untouched. Ends with an error that names the patch when a site is not found exactly once.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { patches as allPatches } from './patches.mjs'

const VERSION = '0.1.5'
/** Our own files; one of a name that Fengari has takes its place. */
const OWN = ['meter.js', 'integers.js', 'numbers.js', 'power.js', 'lmathlib.js', 'entry.js']
/** Never loaded: what they are asked for does not exist in this machine. */
const STUBS = { 'ldump.js': '', 'lundump.js': '', 'lualib.js': 'module.exports.lua_assert = function () {}' }

const here = dirname(fileURLToPath(import.meta.url))

/** The text of the bundle. Throws an Error that names the patch whose site is missing. */
export function bundle(patches = allPatches) {
  const folder = packageFolder()
  const files = new Map()
  const add = (file) => {
    if (files.has(file)) return
    const source = sourceOf(folder, file, patches)
    files.set(file, source)
    for (const [, name] of source.matchAll(/require\(\s*["']\.\/([\w.]+)["']\s*\)/g)) add(name)
  }
  add('entry.js')
  const unused = patches.filter((patch) => !files.has(patch.file))
  if (unused.length > 0)
    throw new Error(`fengari: patch "${unused[0].name}": ${unused[0].file} is not part of the bundle`)
  return assemble(files, readFileSync(join(folder, 'LICENSE'), 'utf8'))
}

function packageFolder() {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('fengari/package.json'))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (version !== VERSION)
    throw new Error(`fengari ${version} is installed; the patches are for ${VERSION}: run npm ci`)
  return folder
}

function sourceOf(folder, file, patches) {
  if (OWN.includes(file)) return readFileSync(join(here, file), 'utf8')
  if (file in STUBS) return STUBS[file]
  let source = readFileSync(join(folder, 'src', file), 'utf8')
  for (const patch of patches) if (patch.file === file) source = apply(source, patch)
  return source
}

function apply(source, patch) {
  let patched = source
  for (const [from, to] of patch.sites) {
    const parts = patched.split(from)
    if (parts.length !== 2) {
      throw new Error(
        `fengari/${patch.file}: patch "${patch.name}": expected its site once, found it ${parts.length - 1} times: ${from}`,
      )
    }
    patched = parts.join(to)
  }
  return patched
}

/** `process` is undefined inside: Fengari then takes the branches without file system, environment and processes. */
function assemble(files, licence) {
  const parameters = (file) => `module, exports, require, process${file === 'meter.js' ? '' : ', meter'}`
  const modules = [...files].map(
    ([file, source]) => `${JSON.stringify(file)}: function (${parameters(file)}) {\n${source}\n}`,
  )
  return [
    `/*!\nGuarded build of Fengari ${VERSION}: made from the package by runtime/vm/fengari/build.mjs, not to be edited.\n\n${licence.trim()}\n*/`,
    `const modules = {\n${modules.join(',\n')}\n}`,
    'const loaded = new Map()',
    `function load(file) {
  const known = loaded.get(file)
  if (known !== undefined) return known.exports
  const module = { exports: {} }
  loaded.set(file, module)
  modules[file].call(module.exports, module, module.exports, (id) => load(id.slice(2)), undefined, file === 'meter.js' ? undefined : load('meter.js'))
  return module.exports
}`,
    "load('defs.js')",
    "export default load('entry.js')",
    '',
  ].join('\n')
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const target = join(here, '../../../dist/runtime/vm')
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'fengari.js'), bundle())
  copyFileSync(join(here, '../fengari.d.ts'), join(target, 'fengari.d.ts'))
}
