import { describe, expect, test } from 'vitest'
import { essenceOf } from './code-essence.js'

const read = (code: string): readonly string[] => essenceOf('javascript', code)

test.each<[code: string, calls: readonly string[]]>([
  [
    'app.integrations.x.f({ a: 1, "b": -2.5, c: "t", d: true, e: null })',
    ['app.integrations.x.f {"a":1,"b":-2.5,"c":"t","d":true,"e":null}'],
  ],
  ['var r = await app.integrations["x-y"].work.f()', ['app.integrations.x-y.work.f']],
  [
    'app.integrations.x.f({ list: [1, ["a"]], inner: { a: {} } })',
    ['app.integrations.x.f {"list":[1,["a"]],"inner":{"a":{}}}'],
  ],
  [
    'app.integrations.x.f({ a, b: g(), ...more, [key]: 1, c: `t${a}`, d: `t` })',
    ['g', 'app.integrations.x.f {"a":"‹a›","b":"‹g()›","c":"‹`t${a}`›","d":"t","…":true}'],
  ],
  [
    'const [a, b] = await Promise.all([app.integrations.x.f({ n: 1 }), app.integrations.x.g()])',
    ['app.integrations.x.f {"n":1}', 'app.integrations.x.g'],
  ],
  [
    'try { app.integrations.x.f() } catch (e) { app.integrations.x.g() } finally { app.integrations.x.h() }',
    ['app.integrations.x.f', 'app.integrations.x.g', 'app.integrations.x.h'],
  ],
  ['for (const id of ids) { app.integrations.x.f({ id }) }', ['app.integrations.x.f {"id":"‹id›"}']],
  ['ids.forEach((id) => app.integrations.x.f({ id: id }))', ['app.integrations.x.f {"id":"‹id›"}']],
  [
    'if (a) app.integrations.x.f()\nelse if (b) app.integrations.x.g()\nelse app.integrations.x.h()',
    ['app.integrations.x.f', 'app.integrations.x.g', 'app.integrations.x.h'],
  ],
  ['async function run() { return app.integrations.x.f({}) }', ['app.integrations.x.f {}']],
  [
    'app.integrations.x.find({ keys: 1 })\napp.integrations.x.map()',
    ['app.integrations.x.find {"keys":1}', 'app.integrations.x.map'],
  ],
  ['app.integrations.x.function_name({ /* parameters */ })', ['app.integrations.x.function_name {}']],
  ['app.integrations.x.f({...})', ['app.integrations.x.f {}']],
  ['console.log(JSON.stringify({ a: 1 }), Math.max(1, 2))', []],
])('reads calls in JavaScript: %s', (code, calls) => {
  expect(read(code).map((line) => line.replace(/ → .*/, ''))).toEqual(calls)
})

describe('answers in JavaScript', () => {
  test.each<[code: string, answer: string]>([
    ['console.log(r.status)', '{status}'],
    ['console.log("Is " + r.status + "!")', '{status}'],
    ['console.log(`${r.a.b}: ${r["c-d"]}`)', '{a:{b},c-d}'],
    ['for (const i of r.items) { console.log(i.id) }', '{items:[{id}]}'],
    ['for (const i of (r.items || [])) { console.log(i.id) }', '{items:[{id}]}'],
    ['r.items.forEach((i) => console.log(i.id))', '{items:[{id}]}'],
    ['const names = r.items.filter((i) => i.open).map((i) => i.name)', '{items:[{name,open}]}'],
    ['r.items.map(({ id, owner }) => owner.name)', '{items:[{id,owner:{name}}]}'],
    ['console.log(r.items.length, r.items[0].id)', '{items:[{id}]}'],
    ['const { data, total } = r\nconsole.log(data.id)', '{data:{id},total}'],
    ['if (r.error) throw new Error(r.error)', '{error}'],
    ['console.log(r?.a?.b)', '{a:{b}}'],
    ['console.log(r.name.toUpperCase(), r.price.toFixed(2), String(r.id))', '{id,name,price}'],
    ['const table = r\nconsole.log(table.a)', '{a}'],
    ['r.items.find((i) => i.id === 1).name', '{items:[{id,name}]}'],
  ])('reads answers in JavaScript: %s', (code, answer) => {
    expect(read(`const r = await app.integrations.x.f()\n${code}`)[0]).toBe(`app.integrations.x.f → ${answer}`)
  })

  test('in JavaScript, a comment after a printed value is an example of the value', () => {
    expect(read('const r = app.integrations.x.f()\nconsole.log(r.status) // "active"')).toEqual([
      'app.integrations.x.f → {status="active"}',
    ])
  })

  test('in JavaScript, a comment that spells out the answer is the answer', () => {
    expect(read('const r = app.integrations.x.f()\n// Returns: { id: "a", tags: ["b"] }')).toEqual([
      'app.integrations.x.f → {id="a",tags:[="b"]}',
    ])
  })
})

test.each(['f(', 'const x: Foo = 1', 'if (', '{'.repeat(500), '['.repeat(100_000)])(
  'JavaScript that does not parse is not read: %#',
  (code) => {
    expect(read(code)).toEqual(['not read'])
  },
)
