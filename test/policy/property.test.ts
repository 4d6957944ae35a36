import fc from 'fast-check'
import { type Approval, type ApprovalCall, createRuntime, guarded, type Policy, type PolicyRule, pages } from 'moonbind'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decider } from '#runtime/policy/decide.js'
import type { TestServer } from '../helpers/http-server.js'
import { runs } from '../helpers/runs.js'
import { connectDesk, desk, startDesk } from './desk.js'

let server: TestServer
beforeAll(async () => {
  server = await startDesk()
})
afterAll(() => server.close())

const names = desk.functions.flatMap(({ name, aliases = [] }) => [name, ...aliases])

/** Rules that name something; some of them decide nothing, which is refused, and then nothing is to be shown. */
const rule: fc.Arbitrary<PolicyRule> = fc.record(
  {
    match: fc.constantFrom(
      '*',
      'desk',
      'desk.*',
      'desk.work.*',
      'desk.*_ticket',
      'desk.default.*',
      ...names.map((name) => `desk.${name}`),
    ),
    effect: fc.constantFrom<NonNullable<PolicyRule['effect']>>('read', 'write', 'destructive', ['read', 'destructive']),
    account: fc.constantFrom('default', 'work', '*'),
    do: fc.constantFrom<PolicyRule['do']>('allow', 'ask', 'deny'),
  },
  { requiredKeys: ['match', 'do'] },
)

/** Ways of calling a function with a number that tells the call apart on the wire. */
const ways: readonly ((f: string, n: number) => string)[] = [
  (f, n) => `${f}{ n = ${n} }`,
  (f, n) => `pcall(${f}, { n = ${n} })`,
  (f, n) => `pcall(pcall, ${f}, { n = ${n} })`,
  (f, n) => `xpcall(function() ${f}{ n = ${n} } end, function(e) return e end)`,
  (f, n) => `coroutine.wrap(function() pcall(${f}, { n = ${n} }) end)()`,
  (f, n) => `do local co = coroutine.create(${f}) coroutine.resume(co, { n = ${n} }) end`,
  (f, n) => `pcall(parallel, { function() pcall(${f}, { n = ${n} }) end, function() ${f}{ n = ${n} } end })`,
  (f, n) => `do local t = { n = 0 } local g = ${f} t.n = ${n} pcall(g, t) end`,
  (f, n) => `pcall(load("return ..."), pcall(${f}, { n = ${n} }))`,
  (f, n) =>
    `do local t = setmetatable({}, { __index = ${f.replace(/\.[^.]+$/, '')} }) pcall(t.${f.replace(/^.*\./, '')}, { n = ${n} }) end`,
]
const bases = [
  'app.integrations.desk',
  'app.integrations.desk.work',
  'app.integrations.desk.default',
  'tools',
  'desk',
  '_G.desk',
  'app.integrations["desk"]',
]

const call = fc.record({
  base: fc.constantFrom(...bases),
  name: fc.constantFrom(...names),
  way: fc.nat(ways.length - 1),
})
const script = fc.array(call, { minLength: 1, maxLength: 8 })

interface Case {
  readonly policy: Policy
  readonly approval: Approval | 'throw'
  readonly calls: readonly { readonly base: string; readonly name: string; readonly way: number }[]
  readonly isolation: 'inline' | 'worker'
}

const cases: fc.Arbitrary<Case> = fc.record({
  policy: fc.record({ rules: fc.array(rule, { maxLength: 4 }), trustInferred: fc.boolean() }),
  approval: fc.constantFrom<Case['approval']>('allow', 'deny', 'pause', 'throw'),
  calls: script,
  isolation: fc.oneof(
    { weight: 7, arbitrary: fc.constant('inline' as const) },
    { weight: 1, arbitrary: fc.constant('worker' as const) },
  ),
})

/** What may be on the wire: the functions and accounts that are allowed, or were approved. */
function allowed({ policy, approval }: Case): ReadonlySet<string> {
  const decide = decider(policy)
  return new Set(
    desk.functions.flatMap((documented) =>
      ['default', 'work'].flatMap((account) => {
        const { do: action } = decide('desk', documented, account)
        return action === 'allow' || (action === 'ask' && approval === 'allow') ? [`${account} ${documented.name}`] : []
      }),
    ),
  )
}

/** Accounts are told apart by their keys. */
const onWire = (): string[] =>
  server.seen.map(
    ({ url, headers }) =>
      `${String(headers['authorization']).includes('work') ? 'work' : 'default'} ${url.replace(/^\/|\?.*$/g, '')}`,
  )

const approver =
  (approval: Case['approval'], asked: ApprovalCall[]) =>
  async (made: ApprovalCall): Promise<Approval> => {
    asked.push(made)
    await Promise.resolve()
    if (approval === 'throw') throw new Error('no')
    return approval
  }

/** Undefined if the policy was refused, because a rule of it decides nothing. */
async function tried<T>(act: () => Promise<T> | T): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    if ((error as { code?: string }).code === 'invalid_policy') return undefined
    throw error
  }
}

test('no call of a script that is not allowed reaches a transport', async () => {
  let decided = 0
  await fc.assert(
    fc.asyncProperty(cases, async (made) => {
      server.seen.splice(0)
      const asked: ApprovalCall[] = []
      const options = { policy: made.policy, approve: approver(made.approval, asked), isolation: made.isolation }
      const runtime = await tried(() => createRuntime({ integrations: [connectDesk(server)], ...options }))
      if (!runtime) return
      decided++
      const source = made.calls.map(({ base, name, way }, n) => ways[way]!(`${base}.${name}`, n)).join('\n')
      const list = 'pcall(function() for _ in pages(app.integrations.desk.list_tickets, {}) do end end)'
      const run = await runtime.run(`${source}\n${list}`)
      await runtime.close()
      const may = allowed(made)
      expect(onWire().filter((sent) => !may.has(sent))).toEqual([])
      expect(run.error?.kind ?? 'denied').toMatch(/^(?:denied|paused)$/)
      expect(run.calls.filter(({ state }) => state === 'ok').length).toBe(server.seen.length)
      expect(run.calls.filter(({ state }) => state === 'unknown')).toEqual([])
      expect(new Set(run.calls.map(({ id }) => id)).size).toBe(run.calls.length)
    }),
    { numRuns: runs(100) },
  )
  expect(decided).toBeGreaterThan(20)
}, 120_000)

test('no call from TypeScript that is not allowed reaches a transport', async () => {
  let decided = 0
  await fc.assert(
    fc.asyncProperty(cases, async (made) => {
      server.seen.splice(0)
      const api = await tried(() =>
        guarded(connectDesk(server), { policy: made.policy, approve: approver(made.approval, []) }),
      )
      if (!api) return
      decided++
      for (const { base, name } of made.calls) {
        const of = base.includes('work') ? api.account('work') : api
        await (of as unknown as { [name: string]: (params: object) => Promise<unknown> })[name]!({}).catch(() => {})
        const lists = pages(of as never) as { list_tickets(): AsyncIterable<unknown> }
        await lists
          .list_tickets()
          [Symbol.asyncIterator]()
          .next()
          .catch(() => {})
      }
      const may = allowed(made)
      expect(onWire().filter((sent) => !may.has(sent))).toEqual([])
    }),
    { numRuns: runs(60) },
  )
  expect(decided).toBeGreaterThan(12)
}, 120_000)
