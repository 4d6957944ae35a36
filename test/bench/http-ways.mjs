// The ways to make the same calls: from Lua and TypeScript through moonbind, by what it is built on, and by the
// official client. Each answers { name, calls: { list, get, send }, script }: what one call of each kind costs, and a
// chain of five.
import createClient from 'openapi-fetch'
import { telnyx } from '../../dist/generated/telnyx/index.js'
import { createRuntime } from '../../dist/runtime/index.js'

export const KINDS = ['list', 'get', 'send']
/** Calls of one `script`: a list, three numbers of it, a message. */
export const SCRIPT_CALLS = 5

const apiKey = 'KEY0123456789'
const query = { page: { size: 20, number: 1 }, filter: { status: 'active' } }
const message = { from: '+15555550000', to: '+15555550001', text: 'Your table is ready.' }
const id = '1293384261075731499'

const expectAll = (condition) => {
  if (!condition) throw new Error('not the answer that the server gives')
}

/** `count` calls after another, each looked at. */
const repeat = (call, holds) => async (count) => {
  for (let left = count; left > 0; left--) expectAll(holds(await call()))
}

/** A way from functions that answer the body of a list, a number, a sent message. */
const wayOf = (name, list, get, send) => ({
  name,
  calls: {
    list: repeat(list, ({ data }) => data.length === 20),
    get: repeat(
      () => get(id),
      ({ data }) => data.status === 'active',
    ),
    send: repeat(send, ({ data }) => data.id !== undefined),
  },
  async script() {
    const { data } = await list()
    let active = 0
    for (let index = 0; index < 3; index++) if ((await get(data[index].id)).data.status === 'active') active++
    const sent = await send()
    expectAll(active === 3 && sent.data.id !== undefined)
  },
})

const LUA = {
  list:
    'local r = telnyx.list_phone_numbers{ page_size = 20, page_number = 1, filter_status = "active" } if ' +
    '#r.data ~= 20 then error("list") end',
  get: `local r = telnyx.get_phone_number{ phone_number_id = "${id}" } if r.data.status ~= "active" then
    error("get") end`,
  send: `local r = telnyx.send_sms{ from = "${message.from}", to = "${message.to}", text = "${message.text}" }
    if r.data.id == nil then error("send") end`,
}
const LUA_SCRIPT = `local telnyx = app.integrations.telnyx
local numbers = telnyx.list_phone_numbers{ page_size = 20, page_number = 1, filter_status = "active" }.data
local active = 0
for i = 1, 3 do
  if telnyx.get_phone_number{ phone_number_id = numbers[i].id }.data.status == "active" then active = active + 1 end
end
local sent = telnyx.send_sms{ from = "${message.from}", to = "${message.to}", text = "${message.text}" }
if active ~= 3 or sent.data.id == nil then error("script") end`

/** Through moonbind, with places for `concurrency` requests at once: the others have no cap. */
export async function moonbind(baseUrl, concurrency) {
  const api = telnyx({ accounts: { default: { apiKey } }, http: { baseUrl, concurrency } })
  const runtime = await createRuntime({
    integrations: [api],
    isolation: 'inline',
    limits: { calls: 1_000_000, cpuMs: 600_000, wallMs: 600_000 },
  })
  const run = async (source) => {
    const { ok, error } = await runtime.run(source)
    if (!ok) throw new Error(error.message)
  }
  const loop = (kind) => (count) =>
    run(`local telnyx = app.integrations.telnyx for i = 1, ${count} do ${LUA[kind]} end`)
  const calls = Object.fromEntries(KINDS.map((kind) => [kind, loop(kind)]))
  const inLua = { name: 'moonbind, Lua inline', calls, script: () => run(LUA_SCRIPT) }
  const list = () => api.list_phone_numbers({ page_size: 20, page_number: 1, filter_status: 'active' })
  const inTypeScript = wayOf(
    'moonbind, TypeScript',
    list,
    (phone_number_id) => api.get_phone_number({ phone_number_id }),
    () => api.send_sms(message),
  )
  return { inLua, inTypeScript, close: () => runtime.close() }
}

export function openapiFetch(baseUrl) {
  const client = createClient({ baseUrl, headers: { authorization: `Bearer ${apiKey}` } })
  const dataOf = async (answer) => (await answer).data
  return wayOf(
    'openapi-fetch 0.17',
    () => dataOf(client.GET('/phone_numbers', { params: { query } })),
    (number) => dataOf(client.GET('/phone_numbers/{id}', { params: { path: { id: number } } })),
    () => dataOf(client.POST('/messages', { body: message })),
  )
}

const headers = { accept: 'application/json', authorization: `Bearer ${apiKey}` }
const post = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
const search = '?page[size]=20&page[number]=1&filter[status]=active'

export function bareFetch(baseUrl) {
  const json = async (path, init) => (await fetch(`${baseUrl}${path}`, init)).json()
  return wayOf(
    'fetch',
    () => json(`/phone_numbers${search}`, { headers }),
    (number) => json(`/phone_numbers/${number}`, { headers }),
    () => json('/messages', { ...post, body: JSON.stringify(message) }),
  )
}

/** Loaded after the first `fetch`: whichever copy of undici comes first decides the connections of both. */
export async function undiciRequest(baseUrl) {
  await (await fetch(`${baseUrl}/phone_numbers/${id}`)).text()
  const { Agent, request } = await import('undici')
  const dispatcher = new Agent()
  const json = async (path, init) => (await request(`${baseUrl}${path}`, { ...init, dispatcher })).body.json()
  return wayOf(
    'undici 7.30, request',
    () => json(`/phone_numbers${search}`, { headers }),
    (number) => json(`/phone_numbers/${number}`, { headers }),
    () => json('/messages', { ...post, body: JSON.stringify(message) }),
  )
}

export async function officialClient(baseURL) {
  const { default: Telnyx } = await import('telnyx')
  const client = new Telnyx({ apiKey, baseURL })
  return wayOf(
    'telnyx 7.24',
    () => client.phoneNumbers.list(query),
    (number) => client.phoneNumbers.retrieve(number),
    () => client.messages.send(message),
  )
}
