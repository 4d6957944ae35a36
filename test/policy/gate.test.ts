import {
  type Approval,
  type ApprovalCall,
  createRuntime,
  DeniedError,
  guarded,
  PausedError,
  type Policy,
  pages,
  type Run,
  type RuntimeOptions,
} from 'moonbind'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestServer } from '../helpers/http-server.js'
import { rejection } from '../runtime/shop.js'
import { connectDesk, KEYS, startDesk } from './desk.js'

let server: TestServer
beforeAll(async () => {
  server = await startDesk()
})
afterAll(() => server.close())
beforeEach(() => void server.seen.splice(0))

const D = 'app.integrations.desk'
const sent = (): string[] => server.seen.map(({ method, url }) => `${method} ${url}`)

async function run(source: string, options: Omit<RuntimeOptions, 'integrations'>): Promise<Run> {
  const runtime = await createRuntime({ integrations: [connectDesk(server)], ...options })
  try {
    return await runtime.run(source)
  } finally {
    await runtime.close()
  }
}

const deny = (match: string, because?: string): Policy => ({
  rules: [{ match, do: 'deny', ...(because && { because }) }],
})

describe.each(['inline', 'worker'] as const)('%s', (isolation) => {
  test('without policy and approve, every call is sent', async () => {
    expect(await run(`${D}.delete_ticket{} ${D}.find_agent{}`, { isolation })).toMatchObject({
      status: 'completed',
      ok: true,
    })
    expect(sent()).toEqual(['POST /delete_ticket', 'GET /find_agent'])
  })

  test('a run ends with the kind denied if the script does not catch the error', async () => {
    const policy = deny('desk.delete_*', 'tickets are kept')
    const message = `${D}.delete_ticket is denied by the policy, rule 1 ("desk.delete_*", deny: tickets are kept). No request was made. Continue without it, or ask for another rule.`
    expect(await run(`\n${D}.delete_ticket{ id = 1 }`, { isolation, policy })).toMatchObject({
      status: 'failed',
      error: { kind: 'denied', message: `script:2: ${message}`, line: 2 },
      calls: [{ id: '1', state: 'denied', attempts: 0, retryable: false, args: { id: 1 }, error: message }],
    })
    expect(sent()).toEqual([])
  })

  test('a call that needs approval is denied if nobody can be asked, and the message names a rule', async () => {
    const message = `${D}.work.create_ticket needs an approval, and no one can be asked here: calls that change something are asked about. No request was made. Continue without it; a rule allows it: { match: "desk.work.create_ticket", do: allow }.`
    const result = await run(`return pcall(${D}.work.create_ticket, {})`, { isolation, policy: { rules: [] } })
    expect(result).toMatchObject({ ok: true, values: [false, `script:1: ${message}`] })
    expect(sent()).toEqual([])
  })

  test('approve is shown the call without secrets, and what it approved is sent', async () => {
    const seen: ApprovalCall[] = []
    const approve = (call: ApprovalCall): Approval => (seen.push(call), 'allow')
    const policy: Policy = { rules: [{ match: 'desk.*', effect: 'write', do: 'ask', because: 'it costs' }] }
    const source = `print(${D}.work.open_ticket{ title = "x", password = "p", key = "${KEYS.work}" }.body)`
    const result = await run(source, { isolation, policy, approve })
    expect(result.output).toBe(`{"title":"x","password":"p","key":"${KEYS.work}"}\n`)
    expect(seen).toEqual([
      {
        id: '1',
        path: `${D}.work.create_ticket`,
        namespace: 'desk',
        function: 'create_ticket',
        account: 'work',
        effect: 'write',
        args: { title: 'x', password: '[redacted]', key: '[redacted]' },
        line: 1,
        startedAt: expect.any(String),
        rule: { match: 'desk.*', effect: ['write'], do: 'ask', because: 'it costs' },
      },
    ])
  })

  test.each<[what: string, approve: () => unknown, message: string]>([
    ['denies', () => 'deny', 'was not approved. No request was made. Continue without it.'],
    [
      'throws',
      () => {
        throw new Error('sk-vault')
      },
      'was not approved: approve threw an error. No request was made. Continue without it.',
    ],
    [
      'throws an error of ours',
      () => {
        throw new DeniedError('sk-vault', 'sk-vault')
      },
      'was not approved: approve threw an error. No request was made. Continue without it.',
    ],
    [
      'rejects',
      () => Promise.reject(new Error('sk-vault')),
      'was not approved: approve threw an error. No request was made. Continue without it.',
    ],
    ...[
      [true, 'a boolean'],
      [undefined, 'nothing'],
      [null, 'null'],
      ['Allow', 'a string'],
      [['allow'], 'a list'],
      [{ toString: () => 'allow' }, 'an object'],
    ].map(([answer, kind]): [string, () => unknown, string] => [
      `answers ${kind}`,
      () => answer,
      `was not approved: approve answered ${kind} instead of "allow", "deny" or "pause". No request was made. Continue without it.`,
    ]),
    [
      'never answers',
      () => new Promise(() => {}),
      'was not approved: nobody answered within 30 ms. No request was made. Continue without it.',
    ],
  ])('sends nothing where approve %s', async (_, approve, message) => {
    const result = await run(`${D}.create_ticket{}`, {
      isolation,
      approve: approve as () => Approval,
      limits: { approveMs: 30 },
    })
    expect(result.error).toMatchObject({ kind: 'denied', message: `script:1: ${D}.create_ticket ${message}` })
    expect(sent()).toEqual([])
  })

  test('a call with invalid arguments is never asked about', async () => {
    let asked = 0
    const approve = (): Approval => (asked++, 'allow')
    await run(`pcall(${D}.create_ticket, 1) pcall(${D}.create_ticket, { f = print })`, { isolation, approve })
    expect([asked, sent()]).toEqual([0, []])
  })

  test('a retried call is asked about once', async () => {
    let asked = 0
    const broken = await startBroken()
    const runtime = await createRuntime({
      integrations: [connectDesk(broken, 2)],
      isolation,
      approve: () => (asked++, 'allow'),
      trustInferred: true,
      policy: { rules: [{ match: 'desk.get_ticket', do: 'ask' }] },
    })
    const { calls } = await runtime.run(`pcall(${D}.get_ticket, {})`)
    await runtime.close()
    await broken.close()
    expect([asked, broken.seen.length]).toEqual([1, 3])
    expect(calls).toMatchObject([{ state: 'error', status: 503, attempts: 3, retryable: true }])
  })

  test('every page of a list needs an approval', async () => {
    const asked: string[] = []
    const policy: Policy = { rules: [{ match: 'desk.list_tickets', do: 'ask' }] }
    const approve = ({ id, args }: ApprovalCall): Approval => {
      asked.push(`${id} ${JSON.stringify(args)}`)
      return asked.length < 3 ? 'allow' : 'deny'
    }
    const result = await run(`for t in pages(${D}.list_tickets, {}) do print(t.id) end`, { isolation, policy, approve })
    expect(result).toMatchObject({ output: '1\n2\n', error: { kind: 'denied' } })
    expect(asked).toEqual(['1 {"page":1}', '2 {"page":2}', '3 {"page":3}'])
    expect(sent()).toEqual(['GET /list_tickets?page=1', 'GET /list_tickets?page=2'])
  })

  test('parallel calls are asked about at once, under the ids of their places', async () => {
    const asked = new Map<string, (approval: Approval) => void>()
    const approve = ({ id }: ApprovalCall): Promise<Approval> =>
      new Promise((resolve) => {
        asked.set(id, resolve)
        if (asked.size === 2) for (const branch of ['1/2.1', '1/1.1']) asked.get(branch)!('allow')
      })
    const source = `parallel{ function() ${D}.create_ticket{ n = 1 } end, function() ${D}.create_ticket{ n = 2 } end } ${D}.get_ticket{}`
    const result = await run(source, { isolation, approve })
    expect(result.calls.map(({ id, state }) => [id, state])).toEqual([
      ['1/1.1', 'ok'],
      ['1/2.1', 'ok'],
      ['2', 'ok'],
    ])
  })

  test('the time of an approval counts for no limit', async () => {
    const approve = (): Promise<Approval> => new Promise((resolve) => setTimeout(() => resolve('allow'), 2_500))
    const result = await run(`${D}.create_ticket{} return "done"`, { isolation, approve, limits: { wallMs: 2_000 } })
    expect(result).toMatchObject({ ok: true, values: ['done'] })
  })

  test('the time around an approval counts for the limits', async () => {
    const approve = (): Promise<Approval> => new Promise((resolve) => setTimeout(() => resolve('allow'), 50))
    const source = `${D}.create_ticket{} while true do ${D}.get_ticket{} end`
    const result = await run(source, { isolation, approve, limits: { wallMs: 200, calls: 1e6 } })
    expect(result).toMatchObject({ error: { kind: 'wall' } })
  })

  test('an approval is abandoned if the run is aborted', async () => {
    const controller = new AbortController()
    let given: AbortSignal | undefined
    const runtime = await createRuntime({
      integrations: [connectDesk(server)],
      isolation,
      approve: (_, { signal }) => {
        given = signal
        controller.abort()
        return new Promise((resolve) => setTimeout(() => resolve('allow'), 20))
      },
    })
    const result = await runtime.run(`${D}.create_ticket{}`, { signal: controller.signal })
    await new Promise((resolve) => setTimeout(resolve, 40))
    await runtime.close()
    expect([result.error?.kind, given?.aborted, sent().includes('POST /create_ticket')]).toEqual([
      'aborted',
      true,
      false,
    ])
    expect(result.calls).toMatchObject([{ state: 'error', attempts: 0 }])
  })

  test('a pause ends the run with the call, and no script can catch it', async () => {
    const source = `print("before") pcall(pcall, ${D}.create_ticket, { token = "t" }) print("after")`
    const result = await run(source, { isolation, approve: () => 'pause' })
    expect(result).toMatchObject({
      ok: false,
      status: 'paused',
      output: 'before\n',
      error: {
        kind: 'paused',
        line: 1,
        message: `script:1: ${D}.create_ticket waits for an approval. No request was made.`,
        call: { id: '1', function: 'create_ticket', args: { token: '[redacted]' }, state: 'denied', attempts: 0 },
      },
    })
    expect(sent()).toEqual([])
  })

  test('a pause waits for earlier answers, and sends nothing more', async () => {
    const approve = ({ args }: ApprovalCall): Approval => ((args as { n: number }).n === 1 ? 'pause' : 'allow')
    const source = `parallel{
      function() ${D}.create_ticket{ n = 0 } print("answered") ${D}.get_ticket{} end,
      function() ${D}.create_ticket{ n = 1 } end,
      function() ${D}.create_ticket{ n = 2 } ${D}.get_ticket{} end,
    }`
    const result = await run(source, { isolation, approve })
    expect(result.status).toBe('paused')
    expect(result.calls.filter(({ state }) => state === 'unknown')).toEqual([])
    expect(sent().length).toBe(result.calls.filter(({ state }) => state === 'ok').length)
  })
})

async function startBroken(): Promise<TestServer> {
  const { startServer } = await import('../helpers/http-server.js')
  return startServer((_, response) => void response.writeHead(503, { 'retry-after': '0' }).end())
}

test('guarded calls from TypeScript are decided about: accounts, aliases and pages, too', async () => {
  const api = guarded(connectDesk(server), {
    policy: {
      rules: [
        { match: 'desk.work.*', do: 'deny' },
        { match: 'desk.list_tickets', do: 'ask' },
      ],
    },
  })
  const open = api as typeof api & { open_ticket: typeof api.create_ticket }
  expect(await rejection(api.account('work').get_ticket())).toBeInstanceOf(DeniedError)
  expect(await rejection(open.open_ticket({}))).toBeInstanceOf(DeniedError)
  const lists = pages(api as never) as { list_tickets(): AsyncIterable<unknown> }
  expect(await rejection(lists.list_tickets()[Symbol.asyncIterator]().next())).toBeInstanceOf(DeniedError)
  expect(sent()).toEqual([])
  await api.get_ticket({ id: 1 })
  expect(sent()).toEqual(['GET /get_ticket?id=1'])
})

test('a guarded call is sent as it was when somebody was asked', async () => {
  const params = { list: [{ a: 1 }] }
  const approve = async (): Promise<Approval> => {
    await Promise.resolve()
    params.list[0]!.a = 2
    return 'allow'
  }
  expect(await guarded(connectDesk(server), { approve }).create_ticket(params)).toEqual({
    body: '{"list":[{"a":1}]}',
  })
})

test('a guarded call can be decided later', async () => {
  const api = guarded(connectDesk(server), { approve: () => 'pause' })
  expect(await rejection(api.create_ticket({}))).toBeInstanceOf(PausedError)
})

test('guarded integrations keep their policy inside a runtime, which may have one of its own', async () => {
  const api = guarded(connectDesk(server), { policy: deny('desk.get_ticket') })
  const runtime = await createRuntime({
    integrations: [api],
    policy: {
      rules: [
        { match: 'desk.list_tickets', do: 'deny' },
        { match: 'desk.get_ticket', do: 'allow' },
      ],
    },
  })
  const source = `return pcall(${D}.get_ticket, {}), (pcall(${D}.list_tickets, {}))`
  expect((await runtime.run(source)).calls).toMatchObject([{ state: 'denied' }, { state: 'denied' }])
  await runtime.close()
  expect(sent()).toEqual([])
})
