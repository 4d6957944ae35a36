import { expect, test } from 'vitest'
import { lint, type Row } from './checking.js'

const before = `local T = app.integrations.telnyx
local r = T.list_phone_numbers{}
`

const rows: Row[] = [
  ['print(r.data[0].status)', '1:14 error zero-index lists count from 1: [0] is nil', 'print(r.data[1].status)'],
  [
    'print(r.data[1].stattus)',
    '1:17 warning unknown-field r.data[1] has no documented field "stattus": did you mean status? It has ' +
      'phone_number, status',
    'print(r.data[1].status)',
  ],
  [
    'print(r.data.foo.bar)',
    '1:14 warning unknown-field r.data is a list, its items have phone_number, status: write ' +
      'r.data[1].phone_number, or a loop with ipairs(r.data)',
  ],
  [
    'print(r.data.status)',
    '1:14 warning unknown-field r.data is a list, its items have phone_number, status: write r.data[1].status, ' +
      'or a loop with ipairs(r.data)',
    'print(r.data[1].status)',
  ],
  [
    'print(r.dta)',
    '1:9 warning unknown-field r has no documented field "dta": did you mean data? It has data',
    'print(r.data)',
  ],
  [
    'for _, x in ipairs(r) do print(x.status) end',
    '1:20 warning list-field r is not a list: the list is in r.data',
    'for _, x in ipairs(r.data) do print(x.status) end',
  ],
  ['print(#r)', '1:8 warning list-field r is not a list: the list is in r.data', 'print(#r.data)'],
  ['print(r[1].status)', '1:7 warning list-field r is not a list: the list is in r.data', 'print(r.data[1].status)'],
  [
    'for _, x in r.data do print(x) end',
    '1:13 error not-callable r.data is a table, but a loop needs an iterator: write in ipairs(r.data) do',
    'for _, x in ipairs(r.data) do print(x) end',
  ],
  [
    'for _, item in ipairs(r.data) do print("n: " .. item.stattus) end',
    '1:54 warning unknown-field item has no documented field "stattus": did you mean status? It has ' +
      'phone_number, status',
    'for _, item in ipairs(r.data) do print("n: " .. item.status) end',
  ],
  [
    'for i = 1, #r.data do print(r.data[i].phone_numbr) end',
    '1:39 warning unknown-field r.data[i] has no documented field "phone_numbr": did you mean phone_number? It ' +
      'has phone_number, status',
    'for i = 1, #r.data do print(r.data[i].phone_number) end',
  ],
  [
    'for _, x in ipairs(r.data.items) do end',
    '1:27 warning unknown-field r.data is a list, its items have phone_number, status: write ' +
      'r.data[1].phone_number, or a loop with ipairs(r.data)',
  ],
  [
    'print(r.data.length)',
    '1:14 warning foreign-method r.data has no "length" in Lua: the length of a list is #list',
    'print(#r.data)',
  ],
  [
    'r.data.forEach(print)',
    '1:8 error foreign-method r.data has no "forEach" in Lua: write for _, x in ipairs(list) do … end',
  ],
  [
    'local ys = r.data:map(print)',
    '1:19 error foreign-method r.data has no "map" in Lua: write a loop: for i, x in ipairs(list) do result[i] = … end',
  ],
  [
    'print("all: " .. r)',
    '1:18 warning concatenation r is documented as a table and cannot be joined with "..": write json.encode(r)',
    'print("all: " .. json.encode(r))',
  ],
  ['if r.error then print(r.error) end', ''],
  [
    `local list = r.data or {}
print(list[1].stauts)`,
    '2:15 warning unknown-field list[1] has no documented field "stauts": did you mean status? It has ' +
      'phone_number, status',
    `local list = r.data or {}
print(list[1].status)`,
  ],
  [
    `local first = r.data[1]
if first.status == "x" then end
r.total = 1
print(r.total)`,
    '',
  ],
]

test.each(rows)('lint checks fields of answers: %s', (script, findings, fixed) => {
  expect(lint(script, before)).toEqual({ findings, fixed })
})
