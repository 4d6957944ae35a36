import { mockTransport } from 'moonbind/mock'
import { integration } from 'moonbind/runtime'
import { describe, expect, test } from 'vitest'
import { root } from '../helpers/cli.js'
import { shop } from '../runtime/shop.js'
import { commanded, connect, type Person, serve, spawned, versions } from './serving.js'

const shopCalled = (namespace: string) => integration({ ...shop, namespace })({ transport: mockTransport() })

const send = 'return app.integrations.telnyx.send_sms{ from = "+12345678900", to = "+19876543210", text = "Hi" }'
const list = 'return app.integrations.telnyx.list_phone_numbers{}'

describe.each(versions)('protocol %s', (version) => {
  // A process of its own takes a second to start: policy.test.ts starts one that speaks the other version.
  const way = version === '2026-07-28' ? 'stdio' : 'HTTP'
  test(`over ${way}, the tools come in fixed order with all hints, and scripts run against the mock`, async () => {
    const client = await (way === 'stdio' ? spawned : commanded)(version, ['--mock'], root)
    expect(client.getNegotiatedProtocolVersion()).toBe(version)
    const { tools } = await client.listTools()
    expect(tools.map(({ name, annotations }) => [name, Object.values(annotations ?? {})])).toEqual([
      ['search_docs', [true, false, true, false]],
      ['read_docs', [true, false, true, false]],
      ['run_lua_readonly', [true, false, true, true]],
      ['run_lua', [false, true, false, true]],
      ['read_result', [true, false, true, false]],
    ])
    for (const { title } of tools) expect(title).toBeTruthy()
    const run = await client.callTool({ name: 'run_lua', arguments: { code: list } })
    expect(run.structuredContent).toMatchObject({ status: 'completed', calls: '1 call: 1 read' })
  })

  test('over HTTP, documentation is searched and read, as tools and as resources with completion', async () => {
    const client = await connect(await serve(), version)
    const found = await client.callTool({ name: 'search_docs', arguments: { query: 'send a text message' } })
    expect(found.content).toMatchObject([{ text: expect.stringMatching(/^telnyx\.send_sms\{/) }])
    const page = await client.callTool({ name: 'read_docs', arguments: { pages: ['telnyx.send_sms'] } })
    expect(page.content).toMatchObject([{ text: expect.stringContaining('# telnyx.send_sms') }])
    const { resources } = await client.listResources()
    expect(resources).toMatchObject([{ uri: 'moonbind://docs/telnyx', mimeType: 'text/markdown' }])
    const { contents } = await client.readResource({ uri: 'moonbind://docs/telnyx/send_sms' })
    expect(contents).toMatchObject([{ text: expect.stringContaining('# telnyx.send_sms') }])
    const ref = { type: 'ref/resource' as const, uri: 'moonbind://docs/{namespace}/{function}' }
    const { completion } = await client.complete({ ref, argument: { name: 'function', value: 'get' } })
    expect(completion.values).toEqual(['get_phone_number', 'get_call'])
  })

  test('a failing script is an error with its line, and structured', async () => {
    const client = await connect(await serve(), version)
    const run = await client.callTool({ name: 'run_lua', arguments: { code: 'print("before")\nerror("no")' } })
    expect(run).toMatchObject({
      isError: true,
      structuredContent: {
        status: 'failed',
        output: 'before\n',
        calls: 'no calls',
        error: { kind: 'runtime', line: 2, message: expect.stringContaining('no') },
      },
    })
  })

  test('run_lua_readonly refuses writes before anything is sent, and names run_lua', async () => {
    const server = await serve()
    const client = await connect(server, version)
    const read = await client.callTool({ name: 'run_lua_readonly', arguments: { code: list } })
    expect(read.structuredContent).toMatchObject({ status: 'completed' })
    const write = await client.callTool({ name: 'run_lua_readonly', arguments: { code: send } })
    expect(write.structuredContent).toMatchObject({
      status: 'failed',
      error: { kind: 'denied', message: expect.stringContaining('run_lua runs scripts that change something') },
    })
    expect(server.sent.map((call) => call.function)).toEqual(['list_phone_numbers'])
  })

  test('a result that does not fit is kept and read page by page', async () => {
    const client = await connect(await serve(), version)
    const code = 'local r = {} for i = 1, 5000 do r[i] = { n = i, text = "item " .. i } end return r'
    const run = await client.callTool({ name: 'run_lua', arguments: { code, maxTokens: 1000 } })
    const { truncated } = run.structuredContent as { truncated: { result: string; keptTokens: number } }
    expect(truncated.keptTokens).toBeLessThan(1000)
    const given = { result: truncated.result, path: '/value', offset: 4000, limit: 1 }
    const rest = await client.callTool({ name: 'read_result', arguments: given })
    expect(JSON.parse((rest.content as { text: string }[])[0]!.text)).toMatchObject({
      total: 5000,
      value: [{ n: 4001, text: 'item 4001' }],
    })
  })

  test('a client that supports elicitation is asked, and only a yes sends the call', async () => {
    const policy = { rules: [{ match: 'telnyx.send_sms', do: 'ask' as const, because: 'it costs money' }] }
    for (const answer of ['yes', 'no'] as const) {
      const person: Person = { answer, asked: [] }
      // A server over HTTP of 2025 cannot ask: there it is the command over stdio that can.
      const server = await serve({ policy })
      const client = await connect(server, '2026-07-28', person)
      const run = await client.callTool({ name: 'run_lua', arguments: { code: send } })
      expect(person.asked).toEqual([expect.stringMatching(/send_sms \(write\)[^]*"text": "Hi"[^]*it costs money/)])
      const sent = answer === 'yes' ? ['send_sms'] : []
      expect(server.sent.map((call) => call.function)).toEqual(sent)
      expect(run.structuredContent).toMatchObject({ status: answer === 'yes' ? 'completed' : 'failed' })
    }
  })

  test('cancelling a call ends its run', async () => {
    const client = await connect(await serve(), version)
    const controller = new AbortController()
    const running = client.callTool(
      { name: 'run_lua', arguments: { code: 'while true do end' } },
      { signal: controller.signal },
    )
    setTimeout(() => controller.abort(), 100)
    await expect(running).rejects.toThrow()
    const after = await client.callTool({ name: 'run_lua', arguments: { code: 'return 1' } })
    expect(after.structuredContent).toMatchObject({ status: 'completed', value: 1 })
  })
})

test('progress says which calls were made', async () => {
  const client = await connect(await serve(), '2026-07-28')
  const heard: unknown[] = []
  await client.callTool(
    { name: 'run_lua', arguments: { code: `${list.replace('return ', '')} ${list}` } },
    { onprogress: (progress) => heard.push(progress) },
  )
  expect(heard).toMatchObject([
    { progress: 1, message: 'app.integrations.telnyx.list_phone_numbers' },
    { progress: 2, message: 'app.integrations.telnyx.list_phone_numbers' },
  ])
})

test('without elicitation, a run waits for a person, and the model cannot answer instead', async () => {
  const kept = new Map<string, unknown>()
  const decided = new Map<string, { call: string; approval: 'allow' }>()
  const approvals = {
    put: async (run: string, question: unknown) => void kept.set(run, question),
    take: async (run: string) => decided.get(run),
    delete: async (run: string) => void kept.delete(run),
  }
  const server = await serve({ policy: { rules: [{ match: 'telnyx.send_sms', do: 'ask' }] } }, { approvals })
  const client = await connect(server, '2025-11-25')
  const first = (await client.callTool({ name: 'run_lua', arguments: { code: send } })).structuredContent
  expect(first).toMatchObject({
    status: 'paused',
    run: expect.stringMatching(/^run_/),
    error: { kind: 'paused', message: expect.stringMatching(/npx moonbind approve run_\w+/) },
  })
  const { run } = first as { run: string }
  expect(kept.get(run)).toMatchObject({ path: 'app.integrations.telnyx.send_sms', effect: 'write' })
  const again = (await client.callTool({ name: 'run_lua', arguments: { run } })).structuredContent
  expect(again).toMatchObject({ status: 'paused' })
  expect(server.sent).toEqual([])
  decided.set(run, { call: (kept.get(run) as { call: string }).call, approval: 'allow' })
  const last = (await client.callTool({ name: 'run_lua', arguments: { run } })).structuredContent
  expect(last).toMatchObject({ status: 'completed', calls: '1 call: 1 write' })
  expect(server.sent.map((call) => call.function)).toEqual(['send_sms'])
  expect(kept.size).toBe(0)
})

test.each([
  [{ name: 'run_lua', arguments: {} }, 'expected either "code", a script, or "run", a paused run'],
  [{ name: 'run_lua', arguments: { run: 'run_0' } }, 'there is no run "run_0"'],
  [{ name: 'read_docs', arguments: { pages: ['telnyx.send_sm'] } }, 'telnyx.send_sms'],
  [{ name: 'read_result', arguments: { result: 'res_x' } }, 'there is no result'],
  [{ name: 'search_docs', arguments: { query: 'x', namespace: 'telnix' } }, 'did you mean "telnyx"?'],
  [{ name: 'search_docs', arguments: {} }, 'query'],
])('wrong arguments are an error that names the right ones: %j', async (call, message) => {
  const client = await connect(await serve(), '2026-07-28')
  const result = await client.callTool(call)
  expect(result.isError).toBe(true)
  const said = (result.content as { text: string }[]).map(({ text }) => text.replaceAll('\\"', '"')).join()
  expect(said).toContain(message)
})

test('a tool for each function takes its parameters, and has the hints of its effect', async () => {
  const server = await serve({}, { tools: 'functions' })
  const client = await connect(server, '2026-07-28')
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual([
    ...['list_phone_numbers', 'get_phone_number', 'list_messages', 'send_sms', 'list_calls', 'get_call'].map(
      (name) => `telnyx__${name}`,
    ),
    'telnyx__list_call_records',
    'read_result',
  ])
  const given = { from: '+12345678900', to: '+19876543210', text: 'a ]] "b" \\ \n [==[' }
  const result = await client.callTool({ name: 'telnyx__send_sms', arguments: given })
  expect(result.structuredContent).toMatchObject({ status: 'completed' })
  expect(server.sent).toEqual([{ function: 'send_sms', params: given }])
})

test('many requests at once do no harm', async () => {
  const serving = await serve()
  const client = await connect(serving, '2026-07-28')
  const runs = Array.from({ length: 60 }, (_, index) =>
    client.callTool({ name: 'run_lua', arguments: { code: `return ${index}` } }),
  )
  const values = (await Promise.all(runs)).map((run) => (run.structuredContent as { value: number }).value)
  expect(values).toEqual(Array.from({ length: 60 }, (_, index) => index))
})

test.each(versions)('over %s, an unknown tool is answered with the nearest name', async (version) => {
  const client = await connect(await serve(), version)
  const call = (name: string) => client.callTool({ name, arguments: {} })
  await expect(call('run_lau')).rejects.toThrow('there is no tool "run_lau", did you mean run_lua?')
  await expect(call('constructor')).rejects.toThrow('there is no tool "constructor", expected one of search_docs, ')
})

test('many resources are listed in pages, and a foreign cursor is refused', async () => {
  const names = Array.from({ length: 230 }, (_, index) => `api_${index}`)
  const client = await connect(await serve({ integrations: names.map(shopCalled) }), '2025-11-25')
  const page = (cursor?: string) =>
    client.request({ method: 'resources/list', params: cursor === undefined ? {} : { cursor } })
  const listed: string[] = []
  let cursor: string | undefined
  const sizes: number[] = []
  do {
    const { resources, nextCursor } = await page(cursor)
    listed.push(...resources.map(({ name }) => name))
    sizes.push(resources.length)
    cursor = nextCursor
  } while (cursor !== undefined)
  expect(sizes).toEqual([100, 100, 30])
  expect(listed).toEqual(names)
  for (const wrong of ['0', '230', '-1', '1e2', 'x'.repeat(10_000)])
    await expect(page(wrong)).rejects.toThrow('there is no page')
})

test.each([60, 600])('with %d namespaces, the first messages to a client stay within their budget', async (count) => {
  const names = Array.from({ length: count }, (_, index) => `some_longer_name_${index}`)
  const client = await connect(await serve({ integrations: names.map(shopCalled) }), '2025-11-25')
  const tokens = (value: unknown): number => Math.ceil(JSON.stringify(value).length / 4)
  expect(tokens(await client.listTools())).toBeLessThanOrEqual(1_000)
  expect(client.getInstructions()).toContain(` and ${count - 40} more`)
  expect(tokens(client.getInstructions())).toBeLessThanOrEqual(400)
})
