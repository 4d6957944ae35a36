import { expect, test } from 'vitest'
import { lint, type Row } from './checking.js'

const before = `local T = app.integrations.telnyx
`

const rows: Row[] = [
  [
    `local r = await T.get_phone_number{ phone_number_id = "1" }
print(r.data.status)`,
    '1:11 error foreign-await Lua has no "await": calls wait for their answers by themselves, leave it out',
    `local r = T.get_phone_number{ phone_number_id = "1" }
print(r.data.status)`,
  ],
  [
    'telnyx.send_sms{ from = "+1", to = "+2", text = "x" }',
    '1:1 error unknown-namespace "telnyx" is not defined: write app.integrations.telnyx',
    'app.integrations.telnyx.send_sms{ from = "+1", to = "+2", text = "x" }',
  ],
  [
    'app.telnyx.list_calls{}',
    '1:5 error unknown-namespace app.telnyx does not exist: write app.integrations.telnyx',
    'app.integrations.telnyx.list_calls{}',
  ],
  [
    'tools.telnyx_list_calls{}',
    '1:1 error unknown-namespace "tools" is not defined: the function is called app.integrations.telnyx.list_calls',
    'app.integrations.telnyx.list_calls{}',
  ],
  [
    'integrations.telnyx.list_calls{}',
    '1:1 error unknown-namespace "integrations" is not defined: write app.integrations',
    'app.integrations.telnyx.list_calls{}',
  ],
  [
    'app.integrations.telnix.list_calls{}',
    '1:18 error unknown-namespace app.integrations.telnix does not exist: did you mean telnyx?',
    'app.integrations.telnyx.list_calls{}',
  ],
  [
    'app.integrations.nothing_like_it.list_calls{}',
    '1:18 error unknown-namespace app.integrations.nothing_like_it does not exist: the namespaces are telnyx',
  ],
  [
    'list_calls{}',
    '1:1 error unknown-function "list_calls" is not defined: the function is called app.integrations.telnyx.list_calls',
    'app.integrations.telnyx.list_calls{}',
  ],
  [
    'telnyx_list_calls{}',
    '1:1 error unknown-function "telnyx_list_calls" is not defined: the function is called ' +
      'app.integrations.telnyx.list_calls',
    'app.integrations.telnyx.list_calls{}',
  ],
  [
    'T.list_cals{}',
    '1:3 error unknown-function app.integrations.telnyx.list_cals is not documented: did you mean list_calls?',
    'T.list_calls{}',
  ],
  [
    'T.defualt.list_calls{}',
    '1:3 error unknown-account app.integrations.telnyx has no account "defualt": did you mean default?',
    'T.default.list_calls{}',
  ],
  ['T.work.list_calls{}', ''],
  [
    'T{}',
    '1:1 error not-callable T is a namespace with the functions list_phone_numbers, get_phone_number, ' +
      'list_messages, send_sms, list_calls, get_call, list_call_records: it cannot be called',
  ],
  [
    'T.send_sms{}',
    `1:11 error missing-parameter app.integrations.telnyx.send_sms: missing "from" (string)
1:11 error missing-parameter app.integrations.telnyx.send_sms: missing "to" (string)
1:11 error missing-parameter app.integrations.telnyx.send_sms: missing "text" (string)`,
  ],
  [
    'T.send_sms{ from = 12345678900, to = "+1", text = "x" }',
    '1:20 error wrong-type app.integrations.telnyx.send_sms: "from": expected string, got number 12345678900: ' +
      'in quotes, with +: "+12345678900"',
    'T.send_sms{ from = "+12345678900", to = "+1", text = "x" }',
  ],
  [
    'T.send_sms{ from = "+1", to = "+1", text = "x", media_urls = "http://x" }',
    '1:62 error wrong-type app.integrations.telnyx.send_sms: "media_urls": expected list of strings, got ' +
      'string "http://x": as a list: { "http://x" }',
    'T.send_sms{ from = "+1", to = "+1", text = "x", media_urls = { "http://x" } }',
  ],
  [
    'T.send_sms{ from = "+1", to = "+1", text = "x", media_urls = { a = "http://x" } }',
    '1:62 error wrong-type app.integrations.telnyx.send_sms: "media_urls": expected list of strings, got a ' +
      'table: a list has no names: { …, … }',
  ],
  [
    'T.send_sms{ from = "+1", to = "+1", text = "x", use_mms = "true" }',
    '1:59 error wrong-type app.integrations.telnyx.send_sms: "use_mms": expected boolean, got string "true": ' +
      'without quotes: true',
    'T.send_sms{ from = "+1", to = "+1", text = "x", use_mms = true }',
  ],
  [
    'T.send_sms{ from = "+1", to = "+1", text = 5 }',
    '1:44 error wrong-type app.integrations.telnyx.send_sms: "text": expected string, got number 5: in quotes: "5"',
    'T.send_sms{ from = "+1", to = "+1", text = "5" }',
  ],
  [
    'T.list_phone_numbers{ page_size = "20" }',
    '1:35 warning wrong-type app.integrations.telnyx.list_phone_numbers: "page_size" is an integer: write 20 ' +
      'without quotes',
    'T.list_phone_numbers{ page_size = 20 }',
  ],
  [
    'T.list_phone_numbers{ page_size = "twenty" }',
    '1:35 error wrong-type app.integrations.telnyx.list_phone_numbers: "page_size": expected integer, got ' +
      'string "twenty"',
  ],
  [
    'T.list_phone_numbers{ page_size = 500 }',
    '1:35 error out-of-bounds app.integrations.telnyx.list_phone_numbers: "page_size": expected at most 250, ' +
      'got number 500',
  ],
  [
    'T.list_phone_numbers{ page_size = 2.5 }',
    '1:35 error wrong-type app.integrations.telnyx.list_phone_numbers: "page_size": expected integer, got number 2.5',
  ],
  [
    'T.list_phone_numbers{ filter_status = "activ" }',
    '1:39 error unknown-value app.integrations.telnyx.list_phone_numbers: "filter_status": expected one of ' +
      '"active", "deleted", "purchase_pending", "purchase_failed", "port_pending", "port_failed", got string ' +
      '"activ" (did you mean "active"?)',
    'T.list_phone_numbers{ filter_status = "active" }',
  ],
  [
    'T.list_phone_numbers{ filter_status = "nothing" }',
    '1:39 error unknown-value app.integrations.telnyx.list_phone_numbers: "filter_status": expected one of ' +
      '"active", "deleted", "purchase_pending", "purchase_failed", "port_pending", "port_failed", got string ' +
      '"nothing"',
  ],
  [
    'T.send_sms{ form = "+1", to = "+2", text = "x" }',
    '1:13 error unknown-parameter app.integrations.telnyx.send_sms: unknown "form" (did you mean "from"?)',
    'T.send_sms{ from = "+1", to = "+2", text = "x" }',
  ],
  [
    'T.list_calls{ nothing_like_it = 1 }',
    '1:15 error unknown-parameter app.integrations.telnyx.list_calls: unknown "nothing_like_it" (expected one ' +
      'of page_size, page_number, filter_status)',
  ],
  [
    'T.send_sms("+1", "+2", "hi")',
    '1:12 error positional-arguments app.integrations.telnyx.send_sms: expected one table of named parameters, ' +
      'got 3 arguments: write { from = … }',
    'T.send_sms({ from = "+1", to = "+2", text = "hi" })',
  ],
  [
    'T.get_phone_number("1")',
    '1:20 error positional-arguments app.integrations.telnyx.get_phone_number: expected one table of named ' +
      'parameters, got string: write { phone_number_id = … }',
    'T.get_phone_number({ phone_number_id = "1" })',
  ],
  [
    'T.get_phone_number "1"',
    '1:20 error positional-arguments app.integrations.telnyx.get_phone_number: expected one table of named ' +
      'parameters, got string: write { phone_number_id = … }',
    'T.get_phone_number { phone_number_id = "1" }',
  ],
  [
    'T.send_sms({ to = "+1" }, { text = "x" })',
    '1:12 error positional-arguments app.integrations.telnyx.send_sms: expected one table of named parameters, ' +
      'got 2 arguments: write { from = … }',
  ],
  [
    'T.send_sms{ "+1", "+2", "x" }',
    '1:13 error positional-arguments app.integrations.telnyx.send_sms: expected a table of named parameters, ' +
      'got a list of 3: write { from = … }',
    'T.send_sms{ from = "+1", to = "+2", text = "x" }',
  ],
  [
    `local to, from, text = "a", "b", "c"
T.send_sms{ to, from, text }`,
    '2:13 error positional-arguments app.integrations.telnyx.send_sms: expected a table of named parameters, ' +
      'got a list of 3: write { from = … }',
    `local to, from, text = "a", "b", "c"
T.send_sms{ to = to, from = from, text = text }`,
  ],
  [
    'T.send_sms(from = "+1", to = "+2", text = "x")',
    '1:12 error named-arguments Lua has no named arguments: pass one table, f({ name = value })',
    'T.send_sms({ from = "+1", to = "+2", text = "x" })',
  ],
  [
    'T:send_sms{ from = "+1", to = "+2", text = "x" }',
    '1:2 error colon-call app.integrations.telnyx.send_sms is called with a dot, not with a colon: write ' +
      '.send_sms{ … }',
    'T.send_sms{ from = "+1", to = "+2", text = "x" }',
  ],
  [
    `local sms = T.send_sms
sms({ from = "+1", to = "+2", txet = "hi" })`,
    '2:31 error unknown-parameter app.integrations.telnyx.send_sms: unknown "txet" (did you mean "text"?)',
    `local sms = T.send_sms
sms({ from = "+1", to = "+2", text = "hi" })`,
  ],
  [
    `local p = { from = "+1" }
p.to = "+2"
p.txt = "hi"
T.send_sms(p)`,
    '3:3 error unknown-parameter app.integrations.telnyx.send_sms: unknown "txt" (did you mean "text"?)',
    `local p = { from = "+1" }
p.to = "+2"
p.text = "hi"
T.send_sms(p)`,
  ],
  [
    `local p = { from = "+1" }
p.to = "+2"
p["text"] = "hi"
T.send_sms(p)`,
    '',
  ],
  [
    `local size = 200 .. "0"
T.list_phone_numbers{ page_size = size }`,
    `2:35 error out-of-bounds app.integrations.telnyx.list_phone_numbers: "page_size": expected at most 250, got number 2000
2:35 warning wrong-type app.integrations.telnyx.list_phone_numbers: "page_size" is an integer: write 2000 without quotes`,
  ],
  [
    'local ok, r = pcall(T.send_sms, { from = "+1", to = "+2" })',
    '1:33 error missing-parameter app.integrations.telnyx.send_sms: missing "text" (string)',
  ],
  [
    'local ok, r = pcall(T.send_sms{ from = "+1", to = "+2", text = "x" })',
    '1:21 error not-callable pcall expects a function, but this is the answer of a call: write ' +
      'pcall(T.send_sms, { … })',
    'local ok, r = pcall(T.send_sms, { from = "+1", to = "+2", text = "x" })',
  ],
  [
    'local a = parallel{ T.list_phone_numbers{}, T.list_messages{} }',
    `1:21 error not-callable parallel expects functions, but this call is made before parallel starts: write function() return … end
1:45 error not-callable parallel expects functions, but this call is made before parallel starts: write function() return … end`,
    'local a = parallel{ function() return T.list_phone_numbers{} end, function() return T.list_messages{} end }',
  ],
  [
    'parallel(function() return T.list_calls{} end)',
    '1:9 error list-expected parallel expects one list of functions: parallel{ f, g }',
    'parallel({ function() return T.list_calls{} end })',
  ],
  [
    'for n in pages(T.list_phone_number, {}) do end',
    '1:18 error unknown-function app.integrations.telnyx.list_phone_number is not documented: did you mean ' +
      'list_phone_numbers?',
    'for n in pages(T.list_phone_numbers, {}) do end',
  ],
  [
    'print(T.list_phone_numbers.data)',
    '1:7 error not-indexable T.list_phone_numbers is a function: call it first, T.list_phone_numbers({ … }).data',
    'print(T.list_phone_numbers({}).data)',
  ],
  ['print(T)', ''],
]

test.each(rows)('lint checks calls: %s', (script, findings, fixed) => {
  expect(lint(script, before)).toEqual({ findings, fixed })
})
