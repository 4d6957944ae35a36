import { describe, expect, test } from 'vitest'
import { essenceOf } from './code-essence.js'

const read = (code: string): readonly string[] => essenceOf('ruby', code)

test.each<[code: string, calls: readonly string[]]>([
  [
    'app.integrations.x.f(a: 1, "b": -2.5, c: "t", d: true, e: nil)',
    ['app.integrations.x.f {"a":1,"b":-2.5,"c":"t","d":true,"e":null}'],
  ],
  ['app.integrations.x.f({ a: 1, "b" => \'t\', :c => :d })', ['app.integrations.x.f {"a":1,"b":"t","c":"d"}']],
  ['r = app.integrations["x-y"].work.f', ['app.integrations.x-y.work.f']],
  ['r = app.integrations.x.f()', ['app.integrations.x.f']],
  ['app.integrations.x.f a: 1, b: [2]', ['app.integrations.x.f {"a":1,"b":[2]}']],
  [
    'app.integrations.x.f(\n  list: [1, ["a"]], # one\n  inner: { a: {} },\n)',
    ['app.integrations.x.f {"list":[1,["a"]],"inner":{"a":{}}}'],
  ],
  [
    'app.integrations.x.f(a:, b: g(1), **more, c: "t#{a}", ids: %w[a b])',
    ['g 1', 'app.integrations.x.f {"a":"‹a:›","b":"‹g(1)›","c":"‹\\"t#{a}\\"›","ids":["a","b"],"…":true}'],
  ],
  ['a, b = app.integrations.x.f(n: 1), app.integrations.x.g', ['app.integrations.x.f {"n":1}', 'app.integrations.x.g']],
  [
    'begin\n  app.integrations.x.f()\nrescue Error => e\n  puts e.message\n  ' +
      'app.integrations.x.g()\nensure\n  app.integrations.x.h()\nend',
    ['app.integrations.x.f', 'app.integrations.x.g', 'app.integrations.x.h'],
  ],
  ['ids.each do |id|\n  app.integrations.x.f(id: id)\nend', ['app.integrations.x.f {"id":"‹id›"}']],
  ['ids.each { |id| app.integrations.x.f(id: id) }', ['app.integrations.x.f {"id":"‹id›"}']],
  ['3.times do\n  app.integrations.x.f()\n  break unless (!(1 < 2))\nend', ['app.integrations.x.f']],
  [
    'app.integrations.x.f() if a && !b\napp.integrations.x.g() unless c',
    ['app.integrations.x.f', 'app.integrations.x.g'],
  ],
  [
    'if a\n  app.integrations.x.f()\nelsif b then app.integrations.x.g()\nelse\n  app.integrations.x.h()\nend',
    ['app.integrations.x.f', 'app.integrations.x.g', 'app.integrations.x.h'],
  ],
  [
    'while page <= 3 do\n  app.integrations.x.f(page: page)\n  page += 1\nend',
    ['app.integrations.x.f {"page":"‹page›"}'],
  ],
  ['case app.integrations.x.f().status\nwhen "a", "b" then puts 1\nelse puts 2\nend', ['app.integrations.x.f']],
  ['def run(id)\n  app.integrations.x.f(id: id)\nend\nrun(1)', ['app.integrations.x.f {"id":"‹id›"}']],
  [
    'app.integrations.x.f(text: <<~TEXT, n: 1)\n  Hello\n    you\nTEXT\n',
    ['app.integrations.x.f {"text":"Hello\\n  you\\n","n":1}'],
  ],
  ['app.integrations.x\n  .f(a: 1)\n  .items', ['app.integrations.x.f {"a":1}']],
  ['app.integrations.x.find(keys: 1)', ['app.integrations.x.find {"keys":1}']],
  ['app.integrations.x.function_name(...)', ['app.integrations.x.function_name']],
  ['puts "no call", Time.now.year', []],
])('reads calls in Ruby: %s', (code, calls) => {
  expect(
    read(code)
      .filter((line) => !line.startsWith('Time'))
      .map((line) => line.replace(/ → .*/, '')),
  ).toEqual(calls)
})

describe('answers in Ruby', () => {
  test.each<[code: string, answer: string]>([
    ['puts r.status', '{status}'],
    ['puts("Is " + (r.status).to_s + "!")', '{status}'],
    ['puts "#{r.a.b}: #{r[:c]}, #{r["d"]}"', '{a:{b},c,d}'],
    ['r.items.each do |i|\n  puts(i.id)\nend', '{items:[{id}]}'],
    ['r.items.select { |i| i.open }.map { |i| i.name }', '{items:[{name,open}]}'],
    ['puts r.items.map(&:name).join(", ")', '{items:[{name}]}'],
    ['puts r.items.length, r.items[0].id, r.items.first.name', '{items:[{id,name}]}'],
    ['if r.error\n  puts r.error\nend', '{error}'],
    ['puts r&.a&.b', '{a:{b}}'],
    ['puts(((r.user && r.user.email) || "none").to_s)', '{user:{email}}'],
    ['for i in r.items do\n  puts i.id\nend', '{items:[{id}]}'],
    ['select = r\nputs select.a', '{a}'],
    ['puts r.dig("a", "b")', '{a:{b}}'],
  ])('reads answers in Ruby: %s', (code, answer) => {
    expect(read(`r = app.integrations.x.f()\n${code}`)[0]).toBe(`app.integrations.x.f → ${answer}`)
  })

  test('in Ruby, a comment after a printed value is an example of the value', () => {
    expect(read('r = app.integrations.x.f()\nputs r.status # => "active"')).toEqual([
      'app.integrations.x.f → {status="active"}',
    ])
  })
})

test.each(['f(', 'if a', '"open', '{'.repeat(500), '['.repeat(100_000), 'x = <<~T\nopen'])(
  'Ruby that does not parse is not read: %#',
  (code) => {
    expect(read(code)).toEqual(['not read'])
  },
)
