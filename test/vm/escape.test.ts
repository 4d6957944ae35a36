import { describe, expect, test } from 'vitest'
import { createVm } from '#runtime/vm/index.js'
import { phone, printed, recordingHost, runLua } from './machine.js'

/** Everything that a script can reach through its globals, as paths; the tables of the host by name only. */
const WALK = `
local seen, paths = {}, {}
local function visit(path, value)
  local kind = type(value)
  if kind == "function" or kind == "table" or kind == "userdata" or kind == "thread" then paths[#paths + 1] = path .. ":" .. kind end
  if kind ~= "table" or seen[value] then return end
  seen[value] = true
  for k, v in next, value do visit(path == "" and tostring(k) or path .. "." .. tostring(k), v) end
  local meta = getmetatable(value)
  if meta then visit(path .. "<metatable>", meta) end
end
visit("", _G)
table.sort(paths)
return paths
`

const functions = {
  '': 'assert collectgarbage error getmetatable ipairs load next pages pairs parallel pcall print rawequal rawget rawlen rawset select setmetatable tonumber tostring type xpcall',
  coroutine: 'create isyieldable resume running status wrap yield',
  debug: 'traceback',
  docs: 'accounts list read search',
  json: 'array decode encode object',
  math:
    'abs acos asin atan ceil cos deg exp floor fmod log max min modf rad random randomseed sin sqrt tan ' +
    'tointeger type ult',
  os: 'clock date difftime time',
  string: 'byte char find format gmatch gsub len lower match pack packsize rep reverse sub unpack upper',
  table: 'concat insert move pack remove sort unpack',
  utf8: 'char codepoint codes len offset',
  'app.integrations.phone': 'echo fail list send',
}

describe('what can be reached', () => {
  test('scripts reach these globals and nothing else', async () => {
    const names = Object.entries(functions).flatMap(([table, list]) =>
      list.split(' ').map((name) => `${table === '' ? '' : `${table}.`}${name}:function`),
    )
    const tables = Object.keys(functions)
      .filter((name) => name !== '')
      .map((name) => `${name}:table`)
    const run = await runLua(WALK)
    expect(run.error).toBeUndefined()
    expect([...(run.values[0] as string[])].sort()).toEqual(
      [...names, ...tables, ':table', '_G:table', 'app:table', 'app.integrations:table', 'json.null:userdata'].sort(),
    )
  })
})

describe('ways out', () => {
  const closed: readonly (readonly [way: string, source: string, output: string | RegExp])[] = [
    [
      'libraries',
      'print(io, package, require, dofile, loadfile, fengari, js, process)',
      'nil\tnil\tnil\tnil\tnil\tnil\tnil\tnil\n',
    ],
    ['os', 'print(os.execute, os.getenv, os.exit, os.remove, os.rename, os.tmpname)', 'nil\tnil\tnil\tnil\tnil\tnil\n'],
    [
      'debug',
      'print(debug.getregistry, debug.sethook, debug.getupvalue, debug.setmetatable, debug.getinfo)',
      'nil\tnil\tnil\tnil\tnil\n',
    ],
    [
      'binary chunks',
      'print(string.dump, load("\\27Lua"))',
      "nil\tnil\tattempt to load a binary chunk (mode is 't')\n",
    ],
    [
      'binary chunks, asked for',
      'print(load("\\27Lua", "x", "b"))',
      "nil\tattempt to load a binary chunk (mode is 't')\n",
    ],
    [
      'binary chunks from a reader',
      'local n = 0 print(load(function() n = n + 1 if n == 1 then return "\\27Lua" end end, "x", "b"))',
      "nil\tattempt to load a binary chunk (mode is 't')\n",
    ],
    ['the string metatable', 'print(getmetatable(""), pcall(setmetatable, "", {}))', /^false\tfalse\t/],
    [
      'the metatable of app',
      'print(getmetatable(app), pcall(setmetatable, app, {}))',
      'false\tfalse\tcannot change a protected metatable\n',
    ],
    [
      'the metatable of functions',
      'print(getmetatable(app.integrations.phone), getmetatable(app.integrations.phone.send))',
      'false\tnil\n',
    ],
    ['the metatable of json.null', 'print(getmetatable(json.null))', 'false\n'],
    [
      'properties of JavaScript',
      'print(("x").constructor, ({}).constructor, rawget(app, "__proto__"), rawget(app.integrations, "constructor"))',
      'nil\tnil\tnil\tnil\n',
    ],
    [
      'constructor of a namespace',
      'print(pcall(function() return app.integrations.phone.constructor end))',
      'false\tscript:1: Unknown function or account: app.integrations.phone.constructor. There are: list, ' +
        'send, send_text, echo, fail, default, work\n',
    ],
    [
      'constructor as an account',
      'print(pcall(function() return app.integrations.phone["__proto__"].send end))',
      /^false\tscript:1: Unknown function or account/,
    ],
    [
      'properties of an answer',
      'local r = app.integrations.phone.echo{ a = {} } print(r.constructor, r.a.__proto__, r.toString)',
      'nil\tnil\tnil\n',
    ],
    [
      'a prototype in JSON',
      'local r = json.decode(\'{"__proto__":{"x":1}}\') print(r.x, r["__proto__"].x, ({}).x)',
      'nil\t1\tnil\n',
    ],
    [
      'pages named like properties',
      'print(pcall(docs.read, "constructor"), pcall(docs.read, "phone.constructor"))',
      'false\tfalse\tscript:1: Unknown page: phone.constructor. Did you mean: phone. Pages: phone, phone.list, ' +
        'phone.send, phone.echo, phone.fail\n',
    ],
    [
      'writing into app',
      'print(pcall(function() app.x = 1 end)) print(pcall(rawset, app.integrations, "x", 1)) ' +
        'print(pcall(table.insert, app.integrations.phone, 1))',
      /^false\tscript:1: app is read-only\nfalse\tscript:1: app\.integrations is read-only\nfalse\tscript:1: app\.integrations\.phone is read-only\n$/,
    ],
    [
      'replacing a function',
      'print(pcall(function() app.integrations.phone.send = print end)) print(pcall(rawset, ' +
        'app.integrations.phone.work, "send", nil))',
      /^false\tscript:1: app\.integrations\.phone is read-only\nfalse\tscript:1: app\.integrations\.phone\.work is read-only\n$/,
    ],
    [
      'table functions on app',
      'print(pcall(table.sort, app)) print(pcall(table.remove, app.integrations.phone, 1)) ' +
        'print(pcall(table.move, { 1 }, 1, 1, 1, app))',
      /read-only/,
    ],
    ['json.array on app', 'print(pcall(json.array, app))', 'false\tscript:1: json.array: expected a table\n'],
    [
      'error objects',
      'local ok, e = pcall(app.integrations.phone.fail, {}) print(type(e), getmetatable(e))',
      'string\tfalse\n',
    ],
    [
      'threads',
      'local c = coroutine.running() print(type(c), getmetatable(c), pcall(function() return c.x end))',
      "thread\tnil\tfalse\tscript:1: attempt to index a thread value (upvalue 'c')\n",
    ],
    [
      'a thread from outside',
      'local c = coroutine.running() print(coroutine.resume(c), coroutine.status(c))',
      'false\trunning\n',
    ],
    [
      'globals of a loaded chunk',
      'print(load("return _ENV == _G", "x", "t")(), load("return x", "x", "t", { x = 1 })())',
      'true\t1\n',
    ],
    ['_ENV', 'local _ENV = { print = print } print(os)', 'nil\n'],
    [
      'upvalues of library functions',
      'print(select("#", pcall(string.gsub)), pcall(string.gmatch("x", "x"), 1))',
      /true\tx/,
    ],
  ]
  test.each(closed)('a script cannot escape: %s', async (_way, source, output) => {
    const text = await printed(source)
    if (typeof output === 'string') expect(text).toBe(output)
    else expect(text).toMatch(output)
  })

  test('the next run sees nothing of an earlier one', async () => {
    const vm = await createVm([phone])
    const run = (source: string) => vm.run(source, { chunkName: 'script', host: recordingHost() })
    const first = await run(
      'x = 1 print = nil string.upper = nil math.randomseed(1) string.own = true json.null = 1 docs.read = nil ' +
        'table.sort = nil _G.app = nil coroutine.wrap = nil',
    )
    expect(first.error).toBeUndefined()
    const second = await run(
      'return x, type(print), ("a"):upper(), string.own, json.null == json.decode("null"), type(docs.read), ' +
        'type(table.sort), type(app), type(coroutine.wrap)',
    )
    expect(second.values).toEqual([null, 'function', 'A', null, true, 'function', 'function', 'table', 'function'])
  })

  test('a random seed belongs to one run', async () => {
    const one = await runLua('math.randomseed(42) return math.random(1, 1000000), math.random(1, 1000000)')
    const two = await runLua('math.randomseed(42) return math.random(1, 1000000), math.random(1, 1000000)')
    expect(one.values).toEqual(two.values)
  })

  test('arguments cannot reach a prototype', async () => {
    const { seen } = await runLua(
      'app.integrations.phone.echo{ __proto__ = { admin = true }, constructor = 1, nested = { __proto__ = { ' +
        'admin = true } } }',
    )
    const args = seen[0]!.args as { readonly [name: string]: unknown }
    expect(Object.getPrototypeOf(args)).toBeNull()
    expect(Object.keys(args)).toEqual(['__proto__', 'constructor', 'nested'])
    expect(({} as { readonly admin?: unknown }).admin).toBeUndefined()
  })

  test('a script of forged bytes ends like any other', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      let state = seed
      const byte = (): number => (((state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 16) % 96) + 32
      const run = await runLua(String.fromCharCode(...Array.from({ length: 60 }, byte)), { limits: { cpuMs: 200 } })
      expect(['syntax', 'runtime', undefined]).toContain(run.error?.kind)
    }
  })
})
