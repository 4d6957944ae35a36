import { describe, expect, test } from 'vitest'
import { readNames } from '#codegen/parse/function/names.js'
import { readFunctionName } from '#codegen/parse/heading.js'
import { readArguments, readDeclaration } from '#codegen/parse/signature.js'

describe('the names of a cell', () => {
  test.each([
    ['`from`, `to`', ['from', 'to'], {}],
    ['`lat` / `lng`', ['lat', 'lng'], {}],
    ['`start` and `end`', ['start', 'end'], {}],
    ['`min`/`max`', ['min', 'max'], {}],
    ['`a` (or `b`)', ['a', 'b'], { alternatives: true }],
    ['`x`<br>`y`', ['x', 'y'], {}],
    ['limit, offset', ['limit', 'offset'], {}],
    ['`limit, offset`', ['limit', 'offset'], {}],
    ['`name` *(deprecated)*', ['name'], {}],
    ['`name` see `other`', ['name'], {}],
    ['`[g]`', ['g'], { optional: true }],
    ['`name?`', ['name'], { optional: true }],
    ['name*', ['name'], {}],
    ['`...`', [], { more: true }],
    ['`filter[status]`', ['filter[status]'], {}],
    ['`items[].sku`', ['items[].sku'], {}],
    ['page size', ['page size'], {}],
    ['> `city`', ['city'], { depth: 1 }],
    ['>> city', ['city'], { depth: 2 }],
    ['↳ city', ['city'], { depth: 1 }],
  ])('reads the names of a cell: %s', (cell, names, more) =>
    expect(readNames(cell)).toEqual({ names, optional: false, alternatives: false, more: false, depth: 0, ...more }),
  )

  test('an empty cell has no name', () => expect(readNames(' ')).toBeUndefined())
})

describe('the function of a heading', () => {
  test.each([
    ['send_sms', { name: 'send_sms', path: [], certain: true }],
    ['**send_sms**', { name: 'send_sms', path: [], certain: true }],
    [
      '`uv.write(stream, [callback])`',
      { name: 'write', path: ['uv'], certain: true, signature: ['stream', 'callback'], optional: ['callback'] },
    ],
    ['ns:f()', { name: 'f', path: ['ns'], certain: true, signature: [] }],
    ['mod.f(a, b?)', { name: 'f', path: ['mod'], certain: true, signature: ['a', 'b'], optional: ['b'] }],
    ['make_it: makes it', { name: 'make_it', path: [], certain: false }],
    ['MoveIt', { name: 'MoveIt', path: [], certain: false }],
    ['SET_HEADING', { name: 'SET_HEADING', path: [], certain: false }],
    ['search', { name: 'search', path: [], certain: false }],
  ])('reads the function of a heading: %s', (heading, name) => expect(readFunctionName(heading)).toEqual(name))

  test.each(['Search', 'Sending messages', 'Note: nothing', 'List of things', 'search: how it works'])(
    'the heading %s is not a function',
    (heading) => expect(readFunctionName(heading)).toBeUndefined(),
  )
})

describe('signatures', () => {
  test.each([
    ['a, b', ['a', 'b']],
    ['a, [b]', ['a', 'b?']],
    ['a[, b[, c]]', ['a', 'b?', 'c?']],
    ['[a,] b', ['a?', 'b']],
    ['{ id, id_list }', ['id', 'id_list']],
    ['{ id = "x, y", list = {1, 2} }', ['id', 'list']],
    ['q?, limit?', ['q?', 'limit?']],
    ['cb: fun(err: string, n: integer)', ['cb']],
    ['...', []],
    ['', []],
  ])('reads a signature: %s', (text, names) =>
    expect(readArguments(text).map(({ name, optional }) => `${name}${optional ? '?' : ''}`)).toEqual(names),
  )

  test.each([
    ['c', '// 0x8E25\nvoid SET_HEADING(Entity entity, float heading);', 'SET_HEADING entity heading:number'],
    ['c', 'BOOL IS_IT(cs_type(AnyPtr) char* name, BOOL* out, int n);', 'IS_IT name:string out n:integer'],
    ['c', 'void _0x6CE50E47F5543D0C();', '_0x6CE50E47F5543D0C'],
    ['c', 'int WAIT(void);', 'WAIT'],
    ['c', 'void PRINT(char* format, ...);', 'PRINT format:string …'],
    ['', 'find_it(q, [limit])', 'find_it q limit?'],
    ['lua', 'shop.find_it(q, limit?)', 'find_it q limit?'],
    ['lua', 'function find_it(q, limit) end', 'find_it q limit'],
  ])('%s %s', (language, code, wanted) => {
    const declared = readDeclaration(code, language)!
    const names = declared.arguments.map(
      ({ name, optional, schema }) =>
        `${name}${optional ? '?' : ''}${schema.type === undefined ? '' : `:${String(schema.type)}`}`,
    )
    expect([declared.name, ...names, ...(declared.more ? ['…'] : [])].join(' ')).toBe(wanted)
  })

  test.each([
    ['lua', 'find_it(q, limit)'],
    ['lua', 'local r = shop.find_it({ q = "a?" })\nprint(r)'],
    ['lua', 't[i] = f(a)'],
    ['c', 'int x = f(1); return x;'],
    ['json', '{ "a": 1 }'],
    ['', 'Some words (about it).'],
  ])('the signature %s %j declares nothing', (language, code) =>
    expect(readDeclaration(code, language)).toBeUndefined(),
  )
})
