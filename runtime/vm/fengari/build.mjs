/**
 * Writes the guarded copy of Fengari: the files of the installed package, patched, in one module without dependencies.
 * The installed package stays unchanged. Ends with an error that names the patch when a site is not found exactly once.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { instrument } from './instrument.mjs'
import { patches as allPatches } from './patches.mjs'
import { callsOf, recursiveNames } from './recursion.mjs'

const VERSION = '0.1.5'
/** Our own files; one of a name that Fengari has takes its place. */
const OWN = ['meter.js', 'integers.js', 'numbers.js', 'power.js', 'lmathlib.js', 'entry.js']
/** Never loaded: this machine has no use for them. */
const STUBS = { 'ldump.js': '', 'lundump.js': '', 'lualib.js': 'module.exports.lua_assert = function () {}' }

/** Every circle of calls through the interpreter, or through an error, passes one of these. */
const CUTS = new Set(['luaD_precall', 'luaV_execute', 'luaD_throw', 'luaG_errormsg', 'luaG_runerror'])
const HEAD = 'import fengari__'
/**
 * Compiled code that a script cannot make run: it starts runs, is called by meters, or is the host's side of a worker.
 */
const HOST_SIDE = new RegExp(
  [
    String.raw`^(?:fengari|index|inline|refusals|contract|answers)\.js$`,
    String.raw`^limits/(?:limits|stretch|weights|thread-clock|thread-memory)\.js$`,
    String.raw`^run/later\.js$`,
    '^worker/',
  ].join('|'),
)

const here = dirname(fileURLToPath(import.meta.url))

/**
 * The text of the bundle. Throws an Error that names the patch whose site is missing. Whoever makes several bundles
 * passes the same `remembered` each time: a file that is the same in two of them is metered once.
 */
export function bundle(patches = allPatches, remembered = new Map()) {
  const folder = packageFolder()
  const files = new Map()
  const add = (file) => {
    if (files.has(file)) return
    files.set(file, '')
    const source = sourceOf(folder, file, patches)
    files.set(file, source)
    for (const [, name] of source.matchAll(/require\(\s*["']\.\/([\w.]+)["']\s*\)/g)) add(name)
  }
  add('meter.js')
  add('entry.js')
  const unused = patches.filter((patch) => !files.has(patch.file))
  if (unused.length > 0)
    throw new Error(`fengari: patch "${unused[0].name}": ${unused[0].file} is not part of the bundle`)
  return assemble(metered(files, remembered), readFileSync(join(folder, 'LICENSE'), 'utf8'))
}

function metered(files, remembered) {
  const once = (key, make) => remembered.get(key) ?? remembered.set(key, make()).get(key)
  const sources = [...files].filter(([file]) => file !== 'meter.js')
  const calls = sources.map(([, text]) => once(`calls ${text}`, () => callsOf(text)))
  const recursive = recursiveNames(calls, CUTS)
  const names = [...recursive].join(' ')
  return new Map([
    ['meter.js', files.get('meter.js')],
    ...sources.map(([file, text]) => [file, once(`${names}\n${text}`, () => instrument(text, { recursive }))]),
  ])
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
        `fengari/${patch.file}: patch "${patch.name}": expected its site once, found it ${parts.length - 1} ` +
          `times: ${from}`,
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
    `/*!\nGuarded build of Fengari ${VERSION}: made from the package by runtime/vm/fengari/build.mjs, not to be ` +
      `edited.\n\n${licence.trim()}\n*/`,
    `const modules = {\n${modules.join(',\n')}\n}`,
    'const loaded = Object.create(null)',
    `function load(file) {
  if (file in loaded) return loaded[file].exports
  const module = { exports: {} }
  loaded[file] = module
  const require = (id) => load(id.replace('./', ''))
  modules[file].call(module.exports, module, module.exports, require, undefined, file === 'meter.js' ? undefined : load('meter.js'))
  return module.exports
}`,
    "load('defs.js')",
    "export default load('entry.js')",
    '',
  ].join('\n')
}

/**
 * Puts meters into the compiled code of this folder that a script can make run. The compiler writes only what has
 * changed: what it wrote is kept in `kept`.
 */
function meterCompiled(folder, kept) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'))
  for (const file of files.filter((file) => HOST_SIDE.test(file))) unmeter(join(folder, file), join(kept, file))
  const machine = files.filter((file) => !HOST_SIDE.test(file))
  const sources = machine.map((file) => ({ file, text: compiled(join(folder, file), join(kept, file)) }))
  const recursive = recursiveNames(
    sources.map(({ text }) => callsOf(text, { module: true })),
    new Set(),
  )
  for (const { file, text } of sources) {
    const up = file.includes('/') ? '../' : './'
    const head = `${HEAD} from '${up}fengari.js'; const meter__ = fengari__.meter; `
    writeFileSync(join(folder, file), head + instrument(text, { name: 'meter__', recursive, module: true }))
  }
}

/** A file that an earlier version of this list had metered. */
function unmeter(file, kept) {
  if (readFileSync(file, 'utf8').startsWith(HEAD)) writeFileSync(file, readFileSync(kept, 'utf8'))
}

function compiled(file, kept) {
  const text = readFileSync(file, 'utf8')
  if (text.startsWith(HEAD)) return readFileSync(kept, 'utf8')
  mkdirSync(dirname(kept), { recursive: true })
  writeFileSync(kept, text)
  return text
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const target = join(here, '../../../dist/runtime/vm')
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'fengari.js'), bundle())
  copyFileSync(join(here, '../fengari.d.ts'), join(target, 'fengari.d.ts'))
  meterCompiled(target, join(here, '../../../dist/.compiled'))
}
