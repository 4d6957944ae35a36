import { describe, expect, test } from 'vitest'
import { asJson, readLua, schemaOfValue } from '#runtime/lua/index.js'

describe('calls of what only the host can have defined', () => {
  const calls: [code: string, paths: string[]][] = [
    ['app.integrations.x.f({})', ['app.integrations.x.f']],
    ['app.integrations.x.work.f{}', ['app.integrations.x.work.f']],
    ['app.integrations["acuity-scheduling"].f{}', ['app.integrations.acuity-scheduling.f']],
    ['tools.x_f{} x_g{} x.h"id"', ['tools.x_f', 'x_g', 'x.h']],
    ['local x = app.integrations.x\nx.f{}', ['app.integrations.x.f']],
    ['local api = app.integrations\nlocal f = api.x.f\nf{}', ['app.integrations.x.f']],
    ['api = app.integrations\napi.x.f{}', ['app.integrations.x.f']],
    [
      'local x = app.integrations.x\nfor _, account in ipairs({ "a" }) do x[account].f{} end',
      ['app.integrations.x.*.f'],
    ],
    ['local ok, r = pcall(app.integrations.x.f, { id = 1 })', ['app.integrations.x.f']],
    ['local ok, r = xpcall(app.integrations.x.f, print, { id = 1 })', ['app.integrations.x.f']],
    ['local ok, r = pcall(function() return app.integrations.x.f{} end)', ['app.integrations.x.f']],
    ['print(app.integrations.x.f{}.id)', ['app.integrations.x.f']],
    ['local function list() return app.integrations.x.f{} end', ['app.integrations.x.f']],
    ['local app = app.integrations.x.f{}\napp.integrations.x.g{}', ['app.integrations.x.f']],
    ['for _, app in ipairs(apps) do app.f{} end\napp.integrations.x.g{}', ['app.integrations.x.g']],
    ['local function f(tools) tools.x_f{} end', []],
    ['local function helper(x) end\nhelper{ id = 1 }', []],
    ['function helper(x) end\nhelper{ id = 1 }', []],
    ['print(string.upper("a"), json.encode{}, os.time{})', []],
    ['f(app.integrations.x.g{})', ['app.integrations.x.g', 'f']],
    ['repeat local p = app.integrations.x.f{} until not p.next.f()', ['app.integrations.x.f']],
  ]
  test.each(calls)('finds calls of the host’s functions: %s', (code, paths) =>
    expect(
      readLua(code)
        .calls.map(({ path }) => path.join('.'))
        .sort(),
    ).toEqual(paths.sort()),
  )

  const assigned: [code: string, names: string[]][] = [
    ['local r = x.f{}', ['r']],
    ['r = x.f{}', ['r']],
    ['local a, b = 1, x.f{}', ['b']],
    ['local ok, r = pcall(x.f, {})', ['r']],
    ['local r = x.f{}\nlocal again = r', ['r', 'again']],
    ['local r = x.f{}.data', []],
    ['x.f{}', []],
  ]
  test.each(assigned)('what holds the answer: %s', (code, names) =>
    expect(readLua(code).calls[0]!.assigned).toEqual(names),
  )

  test('calls and arguments have their places', () => {
    const code = 'local r = x.f({\n  id = 12, name = who,\n})'
    const [{ place, args }] = readLua(code).calls as [ReturnType<typeof readLua>['calls'][number]]
    expect(place).toEqual({ line: 1, column: 11, start: 10, end: code.length })
    expect(args[0]).toMatchObject({
      kind: 'table',
      fields: [
        {
          name: 'id',
          place: { line: 2, column: 3 },
          value: { kind: 'literal', value: 12, place: { line: 2, column: 8 } },
        },
        {
          name: 'name',
          place: { line: 2, column: 12 },
          value: { kind: 'computed', text: 'who', place: { line: 2, column: 19 } },
        },
      ],
    })
  })
})

const argumentOf = (code: string) => readLua(`f(${code})`).calls.find(({ path }) => path[0] === 'f')!.args[0]!
const values: [code: string, json: unknown, schema: unknown][] = [
  ['"a"', 'a', { type: 'string', examples: ['a'] }],
  ["'a\\n\\t\\\\\\\"\\z  b'", 'a\n\t\\"b', { type: 'string', examples: ['a\n\t\\"b'] }],
  ['"\\226\\128\\148\\xe2\\x80\\x94\\u{1F600}\\\\z"', '——😀\\z', { type: 'string', examples: ['——😀\\z'] }],
  ['[[\nlong]]', 'long', { type: 'string', examples: ['long'] }],
  ['[==[\r\n]]]==]', ']]', { type: 'string', examples: [']]'] }],
  ['0x10', 16, { type: 'integer', examples: [16] }],
  ['-1.5', -1.5, { type: 'number', examples: [-1.5] }],
  ['true', true, { type: 'boolean', examples: [true] }],
  ['nil', null, {}],
  ['"..."', '...', { type: 'string' }],
  ['{ 1, 2.5 }', [1, 2.5], { type: 'array', items: { type: 'number', examples: [1, 2.5] } }],
  [
    '{ ["a-b"] = 1, c = { "d" } }',
    { 'a-b': 1, c: ['d'] },
    {
      type: 'object',
      properties: {
        'a-b': { type: 'integer', examples: [1] },
        c: { type: 'array', items: { type: 'string', examples: ['d'] } },
      },
    },
  ],
  ['{}', {}, {}],
  ['{ ... }', undefined, {}],
  ['{ id = 1, ... }', undefined, { type: 'object', properties: { id: { type: 'integer', examples: [1] } } }],
  ['{ id = who }', undefined, { type: 'object', properties: { id: {} } }],
  ['who()', undefined, {}],
  [
    '{ __proto__ = 1, constructor = 2 }',
    JSON.parse('{"__proto__":1,"constructor":2}'),
    JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"integer","examples":[1]},"constructor":{"type":"integer","examples":[2]}}}',
    ),
  ],
]
test.each(values)('reads a literal: %s', (code, json, schema) => {
  expect(asJson(argumentOf(code))).toEqual(json)
  expect(schemaOfValue(argumentOf(code))).toEqual(schema)
})
