import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Config, formatCode, IndentType, LuaVersion, OutputVerification } from '@johnnymorganz/stylua'
import fc from 'fast-check'
import { type Namespace, parseDocument } from 'moonbind/codegen'
import { expect, test } from 'vitest'
import { luaStubs, type StubFile } from '#codegen/emit/lua/index.js'
import { absentFromScripts } from '#codegen/emit/lua/settings.js'
import { functionOf, namespaceOf } from '../emit/emitting.js'
import { moonbind, project, root } from '../helpers/cli.js'
import { readCorpus, withoutCorpus } from '../helpers/corpus.js'
import { compileError } from '../helpers/lua.js'
import { anyFunction } from '../tools/schemas.js'

const has = (program: string): boolean => spawnSync(program, ['-v']).error === undefined
const without = (program: string, debian: string): string =>
  has(program) ? '' : ` (skipped: there is no ${program} here; apt-get install ${debian})`
const noLuacheck = without('luacheck', 'lua-check')
const noLua = without('lua5.3', 'lua5.3')

function format(text: string): string {
  const config = Config.new()
  config.syntax = LuaVersion.Lua53
  config.indent_type = IndentType.Spaces
  config.indent_width = 2
  return formatCode(text, config, undefined, OutputVerification.None)
}

function sound(files: readonly StubFile[]): void {
  for (const { path, text } of files.filter(({ path: name }) => name.endsWith('.lua'))) {
    expect(compileError(text), path).toBeUndefined()
    expect(format(text), path).toBe(text)
  }
}

const prose = fc.oneof(
  fc.constantFrom(
    '',
    '@field x',
    '---@class y',
    '| a | b |',
    ']] end --[[',
    '\\',
    'a\r\n@b\u2028@c',
    '[=[',
    '\u0000\u0007',
  ),
  fc.string({ unit: 'binary' }),
)
const hostileName = fc.oneof(
  fc.constantFrom('end', 'a b', '"', '\\', ']]', '\n', 'ümlaut', 'A', 'a', 'a-b', '1st', 'self'),
  fc.string({ unit: 'grapheme', minLength: 1 }),
)

test('stubs of any document compile, and StyLua would change nothing', () => {
  const functions = fc.uniqueArray(fc.tuple(hostileName, prose, prose, anyFunction), {
    maxLength: 4,
    selector: ([name]) => name,
  })
  fc.assert(
    fc.property(functions, prose, (made, title) => {
      const all = made.map(([name, summary, description, { parameters, open, rules }]) =>
        functionOf(name, {
          summary,
          description,
          ...(open && { open }),
          rules: rules!.map((rule) => ({ ...rule, text: description })),
          parameters: parameters.map((parameter) => ({ ...parameter, description })),
        }),
      )
      sound(luaStubs([namespaceOf(all, { title })]))
    }),
  )
})

test.skipIf(withoutCorpus !== '')(
  `stubs of further documents compile, and StyLua would change nothing${withoutCorpus}`,
  () => {
    sound(
      luaStubs(
        readCorpus()
          .filter((_, index) => index % 6 === 0)
          .flatMap(({ file, text }) => parseDocument(file, text).namespaces),
      ),
    )
  },
)

test('the settings files are JSON with a comment, and name the library', () => {
  const files = luaStubs([])
  for (const [path, library] of [
    ['.luarc.json', 'library'],
    ['.emmyrc.json', './library'],
  ]) {
    const [mark, ...lines] = files.find((file) => file.path === path)!.text.split('\n')
    expect(mark).toMatch(/^\/\/ @generated/)
    expect(JSON.stringify(JSON.parse(lines.join('\n')))).toContain(JSON.stringify([library]))
  }
})

const spec = parseDocument('telnyx.md', readFileSync(join(root, 'spec/telnyx.md'), 'utf8')).namespaces

/** What luacheck says of scripts in a folder with the stubs. */
function luacheck(namespaces: readonly Namespace[], scripts: Readonly<Record<string, string>>): string[] {
  const stubs = Object.fromEntries(luaStubs(namespaces).map(({ path, text }) => [path, text]))
  const cwd = project({ ...stubs, ...scripts })
  const { stdout } = spawnSync('luacheck', ['.', '--formatter', 'plain', '--codes'], { cwd, encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line !== '')
}

test.skipIf(noLuacheck !== '')(`luacheck finds nothing in the documented examples${noLuacheck}`, () => {
  const examples = spec.flatMap(({ functions, guides }) =>
    [...functions, ...guides].flatMap(({ examples: own = [] }) => own.map(({ code }) => `${code}\n`)),
  )
  expect(examples.length).toBeGreaterThan(5)
  const scripts = Object.fromEntries(examples.map((code, index) => [`example${index}.lua`, code]))
  expect(luacheck(spec, scripts)).toEqual([])
})

test.skipIf(noLuacheck !== '').each([
  ['a function that is not documented', 'app.integrations.telnyx.sned_sms({})', 'undefined field'],
  ['a namespace that is not there', 'app.integrations.telnix.send_sms({})', 'undefined field'],
  ['an account that nobody named', 'app.integrations.telnyx.other.send_sms({})', 'undefined field'],
  ['a library that scripts do not have', 'print(io.read())', 'undefined variable'],
  ['a function that is taken away', 'os.execute("x")', 'undefined field'],
])(`luacheck finds %s${noLuacheck}`, (_what, code, message) => {
  expect(luacheck(spec, { 'script.lua': `${code}\n` })).toEqual([expect.stringContaining(message)])
})

const listing = `local found = {}
for name, value in pairs(_G) do
  found[#found + 1] = name
  if type(value) == "table" and name ~= "_G" and name ~= "package" then
    for inner in pairs(value) do found[#found + 1] = name .. "." .. inner end
  end
end
print(table.concat(found, " "))`

test.skipIf(noLua !== '')(`what scripts do not have is what Lua 5.3 has and the machine has not${noLua}`, async () => {
  const stock = spawnSync('lua5.3', ['-e', listing], { encoding: 'utf8' }).stdout.trim().split(' ')
  const { out } = await moonbind(['run', '--mock', '-e', listing])
  const ours = new Set(out.trim().split(' '))
  // Debian builds its lua5.3 with functions of Lua 5.1 and 5.2, which no standard of luacheck for 5.3 has.
  const older = /^(?:bit32|math\.(?:atan2|cosh|sinh|tanh|pow|frexp|ldexp|log10))/
  const missing = stock.filter((name) => !ours.has(name) && !older.test(name) && !/^(?:io|package|arg)\./.test(name))
  expect(missing.sort()).toEqual([...absentFromScripts].sort())
})
