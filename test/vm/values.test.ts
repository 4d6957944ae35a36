import { afterAll, describe, expect, test } from 'vitest'
import { createVm } from '#runtime/vm/index.js'
import { phone, printed, recordingHost, runLua } from './machine.js'

const P = 'app.integrations.phone'

describe('arguments', () => {
  const plain: readonly (readonly [lua: string, json: string])[] = [
    [
      '{ to = "x", n = 1, f = 1.5, b = true, big = 1700000000000 }',
      '{"to":"x","n":1,"f":1.5,"b":true,"big":1700000000000}',
    ],
    ['{}', '{}'],
    ['{ media = {} }', '{"media":[]}'],
    ['{ media = { { tags = {} } } }', '{"media":[{"tags":[]}]}'],
    ['{ options = {} }', '{"options":{}}'],
    ['{ any = {} }', '{"any":{}}'],
    ['{ any = json.array{} }', '{"any":[]}'],
    ['{ media = json.object{} }', '{"media":{}}'],
    ['{ any = json.null, media = { 1, json.null, 3 } }', '{"any":null,"media":[1,null,3]}'],
    ['{ ["page[size]"] = 1, ["end"] = 2 }', '{"page[size]":1,"end":2}'],
    ['{ __proto__ = { admin = true } }', '{"__proto__":{"admin":true}}'],
    ['{ to = "a\\0b" }', '{"to":"a\\u0000b"}'],
    ['{ to = "ä€😀" }', '{"to":"ä€😀"}'],
    ['{ [1] = "a", [2] = "b" }', '["a","b"]'],
  ]
  test.each(plain)('an argument becomes JSON: %s', async (lua, json) => {
    const { seen, error } = await runLua(`${P}.send(${lua})`)
    expect(error).toBeUndefined()
    expect(JSON.stringify(seen[0]?.args)).toBe(json)
  })

  const refused: readonly (readonly [lua: string, problem: string])[] = [
    ['{ media = { 1, nil, 3 } }', 'media: the list has a hole at [2]; use json.null there'],
    ['{ any = { 1, a = 2 } }', 'any: names and positions mixed in one table: "a" and [1]'],
    ['{ any = { a = 2, 1 } }', 'any: names and positions mixed in one table: "a" and [1]'],
    ['{ any = { [true] = 1 } }', 'any: a boolean cannot be a name'],
    ['{ media = { {}, { url = print } } }', 'media[2].url: a function cannot be sent'],
    ['{ any = 1/0 }', 'any: inf is not a number that can be sent'],
    ['{ any = { 0/0 } }', 'any[1]: nan is not a number that can be sent'],
    ['{ to = "a\\xffb" }', 'to: a text that is not UTF-8 cannot be sent'],
    ['{ any = { ["\\xe9"] = 1 } }', 'any.\\xE9: a text that is not UTF-8 cannot be sent'],
    ['{ media = { utf8.char(0xD800) } }', 'media[1]: a text that is not UTF-8 cannot be sent'],
    ['{ any = app }', 'any: app cannot be sent'],
    ['{ any = coroutine.create(print) }', 'any: a thread cannot be sent'],
  ]
  test.each(refused)('an argument is refused: %s', async (lua, problem) => {
    const { seen, error } = await runLua(`${P}.send(${lua})`)
    expect(error?.message).toBe(`script:1: ${P}.send: ${problem}. No request was made.`)
    expect(seen).toEqual([])
  })

  test('cyclic and deep arguments are refused', async () => {
    for (const source of ['local t = {} t.t = t', 'local t = {} for i = 1, 101 do t = { t = t } end']) {
      const { error } = await runLua(`${source} ${P}.send(t)`)
      expect(error?.message).toContain('nests deeper than 100 levels, or contains itself. No request was made.')
    }
  })
})

describe('answers', () => {
  const worker = createVm([phone], { isolation: 'worker' })
  afterAll(async () => (await worker).close())

  const read: readonly (readonly [what: string, answer: unknown, source: string, output: string])[] = [
    ['integers', { n: 3 }, 'print(r.n, math.type(r.n))', '3\tinteger\n'],
    ['large integers', { n: 1700000000000 }, 'print(r.n, "+" .. r.n)', '1700000000000\t+1700000000000\n'],
    ['fractions', { n: 0.1 }, 'print(r.n)', '0.1\n'],
    ['null in an object', { n: null }, 'print(r.n)', 'nil\n'],
    ['null in a list', { l: [1, null, 3] }, 'print(#r.l, r.l[2] == json.null, r.l[2])', '3\ttrue\tnull\n'],
    ['order', { b: 1, a: 2, c: 3 }, 'for k, v in pairs(r) do print(k, v) end', 'b\t1\na\t2\nc\t3\n'],
    ['a BigInt', { n: 9007199254740993n, m: 5n }, 'print(r.n, r.m)', '9007199254740993\t5\n'],
    ['a class instance', { d: new Date(0) }, 'print(r.d)', '1970-01-01T00:00:00.000Z\n'],
    ['functions and undefined', { f: () => 1, u: undefined, n: 1 }, 'print(r.f, r.u, r.n)', 'nil\tnil\t1\n'],
    [
      'infinity and NaN',
      { a: 1 / 0, n: Number.NaN, l: [-1 / 0] },
      'print(r.a, r.n, r.l[1] == json.null)',
      'nil\tnil\ttrue\n',
    ],
    ['what is not there in a list', { l: [undefined, 2] }, 'print(r.l[1] == json.null, r.l[2])', 'true\t2\n'],
    [
      'numbers at the edge',
      { z: -0, m: 2 ** 31, n: 2 ** 53 },
      'print(r.z, r.m, r.n)',
      '0\t2147483648\t9.007199254741e+15\n',
    ],
    [
      'a date in a list, a map',
      { l: [new Date(0)], m: new Map([[1, 2]]) },
      'print(r.l[1], json.encode(r.m))',
      '1970-01-01T00:00:00.000Z\t{}\n',
    ],
    ['__proto__', JSON.parse('{"__proto__": {"a": 1}}'), 'print(r["__proto__"].a)', '1\n'],
    ['a scalar', 'text', 'print(r)', 'text\n'],
    ['nothing', undefined, 'print(r)', 'nil\n'],
    ['an empty list', { l: [] }, 'print(#r.l, json.encode(r))', '0\t{"l":[]}\n'],
  ]
  test.each(read)('an answer arrives the same inline and from a worker: %s', async (_what, answer, source, output) => {
    const code = `local r = ${P}.echo{} ${source}`
    expect(await printed(code, () => answer)).toBe(output)
    const run = await (await worker).run(code, { chunkName: 'script', host: recordingHost(() => answer) })
    expect([run.error, run.output]).toEqual([undefined, output])
  })

  test('64 levels survive the way to Lua and back', async () => {
    const run = await runLua(`local t = { leaf = 1 } for i = 1, 63 do t = { down = t } end
      local r, n = ${P}.echo(t), 0 while r.down do r = r.down n = n + 1 end return n, r.leaf`)
    expect(run.values).toEqual([63, 1])
  })

  test('half a surrogate pair in an answer is what utf8.char makes of it', async () => {
    const source = `local s = ${P}.echo{}.s print(s == "a" .. utf8.char(0xD800) .. "b", s)`
    expect(await printed(source, () => ({ s: 'a\ud800b' }))).toBe('true\ta\\xED\\xA0\\x80b\n')
  })

  test('the values that a chunk returns become data', async () => {
    const run = await runLua('return 1, "a", nil, { 1, 2 }, { a = {} }, print, 1.5')
    expect(run.values).toEqual([1, 'a', null, [1, 2], { a: [] }, '<function>', 1.5])
  })
})

const printedValues: readonly (readonly [source: string, output: string])[] = [
  ['print()', '\n'],
  ['print(1, "a", nil, true, 1.5)', '1\ta\tnil\ttrue\t1.5\n'],
  ['print({ a = 1, b = { 1, 2 }, c = {} })', '{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ],\n  "c": {}\n}\n'],
  ['local s = { 1 } print({ s, s })', '[\n  [\n    1\n  ],\n  [\n    1\n  ]\n]\n'],
  ['local t = {} t.t = t print(t)', '{\n  "t": <circular>\n}\n'],
  ['print(setmetatable({}, { __tostring = function() return "mine" end }))', 'mine\n'],
  [
    'print(json.encode({ a = 1, b = "x" }), json.encode({ 1, { 2 } }, true))',
    '{"a":1,"b":"x"}\t[\n  1,\n  [\n    2\n  ]\n]\n',
  ],
  ['print(json.decode(\'{"a":[1,2,{"b":null}]}\').a[2])', '2\n'],
  ['print(json.decode("[9007199254740993, 12345678901234567890, 1.5]")[1])', '9007199254740993\n'],
  ['print(pcall(json.decode, "{"))', /^false\tscript:1: json\.decode: /.source],
  ['print(pcall(json.encode, { f = print }))', 'false\tscript:1: json.encode: f: a function has no JSON form\n'],
  ['print(json.null, json.decode("null") == json.null)', 'null\ttrue\n'],
]
test.each(printedValues)('prints values and JSON: %s', async (source, output) => {
  const text = await printed(source)
  if (output.startsWith('^')) expect(text).toMatch(new RegExp(output))
  else expect(text).toBe(output)
})

const printedDocs: readonly (readonly [source: string, output: string])[] = [
  [`print(${P})`, '# Phone\n\nAll about phones.\n'],
  [
    `for name, f in pairs(${P}) do print(name, type(f)) end`,
    'list\tfunction\nsend\tfunction\necho\tfunction\nfail\tfunction\n',
  ],
  ['for name in pairs(app.integrations) do print(name) end', 'phone\n'],
  ['print(docs.list())', 'phone\nphone.list\nphone.send\nphone.echo\nphone.fail\n'],
  ['print(docs.read("phone.send"))', '## send\n\nSends.\n'],
  ['print(docs.read("app.integrations.phone"))', '# Phone\n\nAll about phones.\n'],
  [
    'print(docs.read({ "phone.send", "phone.list" }, { detail = "signature" }))',
    'phone.send{ to?: string, media?: object[], options?: object, any?: any }\n\nphone.list{ page_size?: integer }\n',
  ],
  [
    'print(docs.search("send", { limit = 1 }))',
    'phone.send{ to?: string, media?: object[], options?: object, any?: any }\n',
  ],
  [
    'print(docs.search("nothing of the kind"))',
    'Nothing matches "nothing of the kind": search with other words, or list all pages\n',
  ],
  ['print(table.concat(docs.accounts("phone"), " "))', 'default work\n'],
  [
    'docs.read("phone.sned")',
    'runtime: script:1: Unknown page: phone.sned. Did you mean: phone.send. Pages: phone, phone.list, ' +
      'phone.send, phone.echo, phone.fail',
  ],
]
test.each(printedDocs)('scripts read documentation: %s', async (source, output) => {
  expect(await printed(source)).toBe(output)
})

test('a table of more names than the host can list in time is not sent', async () => {
  const source = (count: number, call: string) =>
    `local t = {} for i = 1, ${count} do t["n" .. i] = i end local ok, r = pcall(app.integrations.phone.echo, ${call}) print(ok, ok or r)`
  expect(await printed(source(10_000, '{ body = t }'))).toBe('true\ttrue\n')
  expect(await printed(source(10_001, '{ body = t }'))).toBe(
    'false\tscript:1: app.integrations.phone.echo: body: a table of 10001 names cannot be sent, at most 10000. No request was made.\n',
  )
  expect(await printed(source(10_001, 't'))).toContain('a table of 10001 names cannot be sent')
  expect(await printed('local t = {} for i = 1, 20000 do t["n" .. i] = i end print(#json.encode(t) > 20000)')).toBe(
    'true\n',
  )
})
