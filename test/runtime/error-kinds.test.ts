import { createRuntime, type RunErrorKind, type Runtime, TransportError } from 'moonbind'
import { integration } from 'moonbind/runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { telnyx } from '#generated/telnyx/index.js'
import { startServer, type TestServer } from '../helpers/http-server.js'
import { openNamespace } from './shop.js'

const handled = integration<object, object>(openNamespace('hand', ['throws', 'refuses', 'missing', 'lists']))
const handlers = {
  throws: () => Promise.reject(new Error('sold out')),
  refuses: () => Promise.reject(new TransportError('sold_out', 'sold out')),
}

const scripts: readonly (readonly [kind: RunErrorKind, what: string, source: string])[] = [
  ['arguments', 'a parameter that is missing', 'app.integrations.telnyx.send_sms{}'],
  ['arguments', 'a parameter of another type', 'app.integrations.telnyx.list_messages{ page_size = "many" }'],
  ['arguments', 'a value that only the API refuses', 'app.integrations.telnyx.list_messages{ page_size = 200 }'],
  ['arguments', 'no table of named parameters', 'app.integrations.telnyx.get_phone_number("1")'],
  ['arguments', 'a colon', 'app.integrations.telnyx:get_phone_number{ phone_number_id = "1" }'],
  ['arguments', 'a value that cannot be sent', 'app.integrations.telnyx.get_phone_number{ phone_number_id = print }'],
  ['arguments', 'pages of what has none', 'pages(app.integrations.telnyx.get_phone_number, {})'],
  ['api', 'a status of the API', 'app.integrations.telnyx.get_phone_number{ phone_number_id = "422" }'],
  ['api', 'a fault of the API', 'app.integrations.telnyx.get_phone_number{ phone_number_id = "500" }'],
  ['api', 'an answer that is not JSON', 'app.integrations.telnyx.get_phone_number{ phone_number_id = "200" }'],
  ['api', 'a page without a list', 'for _ in pages(app.integrations.telnyx.list_phone_numbers, {}) do end'],
  ['api', 'a handler that throws', 'app.integrations.hand.throws{}'],
  ['api', 'a handler that refuses', 'app.integrations.hand.refuses{}'],
  ['transport', 'a connection that breaks', 'app.integrations.telnyx.get_phone_number{ phone_number_id = "0" }'],
  ['transport', 'no answer in time', 'app.integrations.telnyx.get_phone_number{ phone_number_id = "wait" }'],
  ['transport', 'no key', 'app.integrations.telnyx.bare.get_phone_number{ phone_number_id = "1" }'],
  ['transport', 'no handler', 'app.integrations.hand.missing{}'],
  ['runtime', 'an error of the script', 'error("api")'],
  ['runtime', 'an index of nil', 'local x; return x.y'],
  ['runtime', 'an unknown function', 'app.integrations.telnyx.send_smz{}'],
  ['syntax', 'no Lua', 'local 1'],
]

const caught = 'local ok, e = pcall(app.integrations.hand.throws, {}) '
const passedOn: readonly (readonly [kind: RunErrorKind, source: string])[] = [
  ['api', `${caught} error(e)`],
  ['api', `${caught} error(e, 0)`],
  ['api', `${caught} error(tostring(e), 2)`],
  ['api', 'assert(pcall(app.integrations.hand.throws, {}))'],
  ['api', 'local _, e = xpcall(app.integrations.hand.throws, function(e) return e end, {}) error(e)'],
  ['api', 'coroutine.wrap(function() app.integrations.hand.throws{} end)()'],
  ['api', 'parallel{ function() app.integrations.hand.throws{} end, function() print("on") end }'],
  ['runtime', `${caught} error("it failed: " .. e)`],
  ['runtime', `${caught} error({ message = e })`],
  ['runtime', `${caught} error("script:1: sold out", 0)`],
]

describe.each(['inline', 'worker'] as const)('the kind of an error, %s', (isolation) => {
  let server: TestServer
  let runtime: Runtime
  beforeAll(async () => {
    server = await startServer((request, response) => {
      const id = request.url.split('/').at(-1)!
      if (id === '0') return response.destroy()
      if (id === 'wait') return
      if (id === '200') return response.writeHead(200, { 'content-type': 'application/json' }).end('{')
      const status = /^\d{3}$/.test(id) ? Number(id) : 200
      return response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
    })
    const http = { baseUrl: server.url, retries: 0, timeoutMs: 2_000 }
    const accounts = { default: { apiKey: 'k' }, bare: {} }
    runtime = await createRuntime({ isolation, integrations: [telnyx({ accounts, http }), handled({ handlers })] })
  })
  afterAll(async () => {
    await runtime.close()
    await server.close()
  })

  test.each(scripts)('%s: %s', async (kind, _what, source) => {
    const { error } = await runtime.run(source)
    expect(error).toMatchObject({ kind })
  })

  test.each(passedOn)('%s, passed on by the script: %s', async (kind, source) => {
    const { error } = await runtime.run(source)
    expect(error).toMatchObject({ kind })
    expect(error?.message).toContain('sold out')
  })
})
