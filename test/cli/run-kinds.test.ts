import { afterAll, beforeAll, expect, test } from 'vitest'
import { moonbind } from '../helpers/cli.js'
import { json, startServer, type TestServer } from '../helpers/http-server.js'

let api: TestServer
beforeAll(async () => {
  api = await startServer((_, response) => json(response, 422, { errors: [{ code: '10015', title: 'Bad number' }] }))
})
afterAll(() => api.close())

const list = 'app.integrations.telnyx.list_phone_numbers({})'

test.each([
  ['arguments', 'app.integrations.telnyx.get_phone_number({})', 'a'],
  ['arguments', 'app.integrations.telnyx.get_call({ call_session_id = "x" })', 'a'],
  ['api', list, 'a'],
  ['transport', list, ''],
  ['runtime', `error("seen: " .. tostring(select(2, pcall(function() ${list} end))))`, 'a'],
  ['syntax', 'x = = 1', 'a'],
])('run --json says that the failure is of kind %s: %s', async (kind, code, key) => {
  const env = { TELNYX_API_KEY: key, TELNYX_BASE_URL: api.url }
  const { code: status, out, err } = await moonbind(['run', '--json', '--no-lint', '-e', code], { env })
  expect({ status, err }).toEqual({ status: 1, err: '' })
  expect(JSON.parse(out)).toMatchObject({ ok: false, error: { kind, message: expect.any(String) } })
})
