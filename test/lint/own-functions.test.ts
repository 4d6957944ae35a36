import { expect, test } from 'vitest'
import { definition } from '#generated/telnyx/index.js'
import { checkScript } from '#runtime/lint/index.js'

const messages = (source: string): string[] =>
  checkScript(source, { integrations: [definition] }).findings.map(({ line, message }) => `${line}: ${message}`)

test.each([
  [
    'a field of an answer',
    `local function show(item) print(item.phone_nmber) end
for _, number in ipairs(app.integrations.telnyx.list_phone_numbers{}.data) do show(number) end`,
    '1: item has no documented field "phone_nmber": did you mean phone_number? It has phone_number, status',
  ],
  [
    'a function of a namespace',
    `local function list(api) return api.list_phone_number{} end
list(app.integrations.telnyx)`,
    '1: app.integrations.telnyx.list_phone_number is not documented: did you mean list_phone_numbers?',
  ],
  [
    'a parameter in a table',
    `local function send(params) return app.integrations.telnyx.send_sms(params) end
send({ from = "+12345678900", to = "+12345678901", txt = "x" })`,
    '2: app.integrations.telnyx.send_sms: unknown "txt" (did you mean "text"?)',
  ],
])('%s is checked in the function that gets it', (_, source, message) => {
  expect(messages(source)).toEqual([message])
})

test.each([
  [
    'fills in what is missing',
    `local function send(params) params.text = params.text or "hi" return app.integrations.telnyx.send_sms(params) end
send({ from = "+12345678900", to = "+12345678901" })`,
  ],
  [
    'tells types apart',
    `local function dump(value) if type(value) == "table" then for k, v in pairs(value) do dump(v) end else print(value + 1) end end
dump(app.integrations.telnyx.list_phone_numbers{})`,
  ],
  [
    'calls itself',
    `local function sum(list, i) if i > #list then return 0 end return list[i] + sum(list, i + 1) end
print(sum({ 1, 2, 3 }, 1))`,
  ],
  [
    'takes answers and lists',
    `local function items(answer) return answer.data or answer end
for _, number in ipairs(items(app.integrations.telnyx.list_phone_numbers{})) do print(number.phone_number) end
for _, number in ipairs(items({ 1, 2 })) do print(number) end`,
  ],
  [
    'takes options',
    `local function fetch(options)
  return app.integrations.telnyx.list_phone_numbers{ page_size = options.size or 20, filter_status = options.status }
end
print(#fetch({}).data, #fetch({ size = 5 }).data)`,
  ],
])('a function that %s has no finding', (_, source) => {
  expect(messages(source)).toEqual([])
})
