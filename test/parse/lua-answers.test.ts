import { describe, expect, test } from 'vitest'
import { mergeSchemas, readLua } from '#runtime/lua/index.js'

const text = { type: ['string', 'number'] }
const shown = { type: ['string', 'number', 'boolean'] }
const object = (properties: object, required = Object.keys(properties)): object => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
})
const list = (items: object): object => ({ type: 'array', items })

describe('answers, from how code uses them', () => {
  const uses: [code: string, schema: object][] = [
    ['print(r.id)', object({ id: shown })],
    ['print("x" .. r.id)', object({ id: text })],
    ['print(tostring(r.ok), r.id)', object({ ok: shown, id: shown })],
    ['print(r.id) print("x" .. r.id)', object({ id: text })],
    ['local n = r.a + 1 - r.b', object({ a: { type: 'number' }, b: { type: 'number' } })],
    ['local d = r.data\nprint(d.id .. "")', object({ data: object({ id: text }) })],
    [
      'for _, x in ipairs(r.data) do print(x.id .. x.name) end',
      object({ data: list(object({ id: text, name: text })) }),
    ],
    ['for _, x in ipairs(r.data or {}) do print(x.id .. "") end', object({ data: list(object({ id: text })) }, [])],
    [
      'for _, x in ipairs(r.a or r.b or {}) do print(x.id .. "") end',
      object({ a: list(object({ id: text }, [])), b: list(object({ id: text }, [])) }, []),
    ],
    [
      'for _, x in ipairs(r.items or r or {}) do print(x.id .. "") end',
      object({ items: list(object({ id: text })) }, []),
    ],
    ['for _, x in pairs(r.data) do print(x.id .. "") end', object({ data: list(object({ id: text })) })],
    ['for key, value in pairs(r.data) do print(key, value) end', object({ data: { type: 'object' } })],
    ['for i = 1, #r.data do print(r.data[i].id .. "") end', object({ data: list(object({ id: text })) })],
    ['for i, x in ipairs(r) do print(r[i].id) end', list(object({ id: shown }))],
    ['print(r[1].name .. "")', list(object({ name: text }))],
    ['print(r.urls[1] .. "")', object({ urls: list(text) })],
    ['print(#r.data)', object({ data: list({}) })],
    ['print(r[key])', {}],
    ['if r.status == "active" then end', object({ status: { type: 'string', examples: ['active'] } })],
    ['while r.status == "running" do end', object({ status: { type: 'string' } })],
    ['while r.status ~= "done" do end', object({ status: { type: 'string', examples: ['done'] } })],
    ['if r.count > 5 then end', object({ count: { type: 'number' } })],
    ['if r.ok == true then end', object({ ok: { type: 'boolean' } })],
    ['if r.error then print(r.error.message) end', object({ error: object({ message: shown }) }, [])],
    ['if r.next ~= nil then f(r.next) end', object({ next: {} }, [])],
    ['if x then print(r.id) end', object({ id: shown }, [])],
    ['if r then print(r.id) end', object({ id: shown })],
    ['if r and r.data then print(r.data.id) end', object({ data: object({ id: shown }) }, [])],
    ['if r.data.id then end', object({ data: object({ id: {} }, []) })],
    ['print(r.a or "none")', object({ a: shown }, [])],
    ['print("x" .. (r.count or 0))', object({ count: { type: 'number' } }, [])],
    ['print(r.plan and r.plan.code or "none")', object({ plan: object({ code: shown }, []) }, [])],
    ['print(r.name:upper(), string.sub(r.code, 1, 2))', object({ name: { type: 'string' }, code: { type: 'string' } })],
    ['print(string.format("%s %d%%", r.name, r.share))', object({ name: shown, share: { type: 'number' } })],
    ['print(("%5.1f"):format(r.share))', object({ share: { type: 'number' } })],
    ['print(table.concat(r.tags, ", "))', object({ tags: list(text) })],
    ['x.g{ id = r.id }', object({ id: {} })],
    ['print(r)', {}],
    ['r = 1\nprint(r.id)', {}],
    ['local function show(r) print(r.id) end', {}],
    ['for _, a in ipairs(r.a) do print(a) end for b in pairs(r) do end', object({ a: list(shown) })],
    ['for _, a in ipairs(r.a) do print(a) end print(r.a.total)', object({ a: {} })],
    [
      'print(r.__proto__, r.constructor)',
      JSON.parse(
        '{"type":"object","properties":{"__proto__":{"type":["string","number","boolean"]},"constructor":{"type":["string","number","boolean"]}},"required":["__proto__","constructor"]}',
      ) as object,
    ],
  ]
  test.each(uses)('infers an answer from how code uses it: %s', (code, schema) => {
    const { inferred } = readLua(`local r = x.f{}\n${code}`).calls.find(({ path }) => path.join('.') === 'x.f')!
    expect(inferred ?? {}).toEqual(Object.keys(schema).length > 0 ? { ...schema, 'x-inferred': true } : {})
  })

  const protectedCalls: [code: string, schema: object | undefined][] = [
    ['local ok, r = pcall(x.f, {})\nif ok then print(r.id) else print("failed: " .. r) end', object({ id: shown })],
    [
      'local ok, r = pcall(x.f, {})\nif not ok then print("failed: " .. r) return end\nprint(r.id)',
      object({ id: shown }),
    ],
    ['local ok, r = pcall(x.f, {})\nif not ok then print("failed: " .. r) end', undefined],
    ['local ok, r = pcall(function() return x.f{} end)\nif ok then print(r.id) end', object({ id: shown })],
    ['local r = assert(x.f{})\nprint(r.id)', object({ id: shown })],
    ['repeat local r = x.f{} until r.status == "done"', object({ status: { type: 'string', examples: ['done'] } })],
  ]
  test.each(protectedCalls)('infers an answer from how code uses it: %s', (code, schema) =>
    expect(readLua(code).calls[0]!.inferred).toEqual(schema && { ...schema, 'x-inferred': true }),
  )
})

const outputs: [
  code: string,
  outputs: [expression: string, line: number, text: string][],
  schema: object | undefined,
][] = [
  [
    'print(r.data.status)  -- "active"',
    [['r.data.status', 2, 'active']],
    object({ data: object({ status: { type: 'string', examples: ['active'] } }) }),
  ],
  ["print(r.id) -- '42'", [['r.id', 2, '42']], object({ id: { type: 'string', examples: ['42'] } })],
  ['print(r.count) --> 42', [['r.count', 2, '42']], object({ count: { type: 'number', examples: [42] } })],
  [
    'print(tostring(r.ok)) -- prints: true',
    [['tostring(r.ok)', 2, 'true']],
    object({ ok: { type: 'boolean', examples: [true] } }),
  ],
  [
    'print(r.status) --> active',
    [['r.status', 2, 'active']],
    object({ status: { type: 'string', examples: ['active'] } }),
  ],
  [
    'print(r.status)\n-- Output: "active"',
    [['r.status', 2, 'active']],
    object({ status: { type: 'string', examples: ['active'] } }),
  ],
  ['print(r) -- "Deleted."', [['r', 2, 'Deleted.']], { type: 'string', examples: ['Deleted.'] }],
  [
    'print("Status: " .. r.status) -- "Status: active"',
    [['"Status: " .. r.status', 2, 'Status: active']],
    object({ status: text }),
  ],
  [
    'local d = r.data\nprint(d.id) -- "1"',
    [['d.id', 3, '1']],
    object({ data: object({ id: { type: 'string', examples: ['1'] } }) }),
  ],
  [
    'if r.status == "failed" then end\nprint(r.status) -- "active"',
    [['r.status', 3, 'active']],
    object({ status: { type: 'string', examples: ['active', 'failed'] } }),
  ],
  ['print(r.status) -- the status', [], object({ status: shown })],
  ['print(r.status) -- active', [], object({ status: shown })],
  ['print(r.status)\n-- "active"', [], object({ status: shown })],
  ['print(r.a, r.b) -- "1"', [], object({ a: shown, b: shown })],
]
test.each(outputs)('reads the output that a comment shows: %s', (code, documented, schema) => {
  const { outputs: found, calls } = readLua(`local r = x.f{}\n${code}`)
  expect(found.map(({ expression, line, text: output }) => [expression, line, output])).toEqual(documented)
  expect(calls[0]!.inferred).toEqual(schema && { ...schema, 'x-inferred': true })
})

describe('answers that comments spell', () => {
  const id = { type: 'string', examples: ['a'] }
  const returns: [comment: string, schema: object | undefined][] = [
    ['-- Returns: { id = "a", ... }', { type: 'object', properties: { id } }],
    ['-- Returns { id = "a", … }', { type: 'object', properties: { id } }],
    ['-- => { "id": "a", "tags": ["a"] }', { type: 'object', properties: { id, tags: { type: 'array', items: id } } }],
    ['-- Response: [{ "id": "a" }, ...]', { type: 'array', items: { type: 'object', properties: { id } } }],
    [
      '-- Returns: { items = { { id = "a", name = "..." }, ... }, more = true }',
      {
        type: 'object',
        properties: {
          items: { type: 'array', items: { type: 'object', properties: { id, name: { type: 'string' } } } },
          more: { type: 'boolean', examples: [true] },
        },
      },
    ],
    [
      '-- Returns: array of { id, name }',
      { type: 'array', items: { type: 'object', properties: { id: {}, name: {} } } },
    ],
    [
      '-- Returns a list of { id = string, size: number }',
      { type: 'array', items: { type: 'object', properties: { id: { type: 'string' }, size: { type: 'number' } } } },
    ],
    ['-- Returns: {\n--   id = "a",\n-- }\n-- and more', { type: 'object', properties: { id } }],
    ['--[[ Returns:\n{ id = "a" } ]]', { type: 'object', properties: { id } }],
    ['-- Returns: { plan = { ... }, due = nil }', { type: 'object', properties: { plan: {}, due: {} } }],
    ['-- Returns: true', { type: 'boolean', examples: [true] }],
    ['-- Returns: "a"', id],
    ['-- Returns { id = "a" } when found', { type: 'object', properties: { id } }],
    ['-- Returns task name, start time', undefined],
    ['-- Returns: { id = ', undefined],
    ['-- result contains the ID', undefined],
  ]
  test.each(returns)('reads the answer that a comment spells: %s', (comment, schema) =>
    expect(readLua(`local r = x.f{}\n${comment}\nx.g{}`).calls.map((call) => call.returns)).toEqual([
      schema,
      undefined,
    ]),
  )

  const mentions: [comment: string, schema: object | undefined][] = [
    ['-- r.id is the new post ID', object({ id: { description: 'the new post ID' } }, [])],
    [
      '-- r.data.content contains the text.',
      object({ data: object({ content: { description: 'the text' } }, []) }, []),
    ],
    ['-- r.coins is an array of { id, name }', object({ coins: list(object({ id: {}, name: {} }, [])) }, [])],
    ['-- r.tags is a list of strings', object({ tags: list({ type: 'string' }) }, [])],
    ['-- r.ok == true on success', object({ ok: { type: 'boolean', examples: [true] } }, [])],
    ['-- other.id is the ID', undefined],
    ['-- so r.id is the ID', undefined],
  ]
  test.each(mentions)('reads the answer that a comment spells: %s', (comment, schema) =>
    expect(readLua(`local r = x.f{}\n${comment}`).calls[0]!.inferred).toEqual(
      schema && { ...schema, 'x-inferred': true },
    ),
  )
})

describe('two observations together', () => {
  const merges: [a: object, b: object, both: object][] = [
    [{ type: 'string' }, { type: ['string', 'number'] }, { type: 'string' }],
    [{ type: 'integer' }, { type: 'number' }, { type: 'number' }],
    [{ type: 'string' }, { type: 'number' }, { type: ['string', 'number'] }],
    [{ type: 'string' }, {}, { type: 'string' }],
    [list({}), object({}), {}],
    [list({ type: 'string' }), list(text), list({ type: 'string' })],
    [object({ a: {}, b: {} }), object({ b: text, c: {} }), object({ a: {}, b: text, c: {} })],
    [object({ a: {} }), object({ a: {} }, []), object({ a: {} }, [])],
    [object({ a: {} }), object({ constructor: {} }), object({ a: {}, constructor: {} })],
    [
      { type: 'string', examples: ['a'] },
      { type: 'string', examples: ['b', 'a'] },
      { type: 'string', examples: ['a', 'b'] },
    ],
    [
      { ...object({}), 'x-inferred': true },
      { ...object({}), 'x-inferred': true },
      { ...object({}), 'x-inferred': true },
    ],
  ]
  test.each(merges)('%j and %j', (a, b, both) => expect(mergeSchemas(a, b)).toEqual(both))
})
