import fc from 'fast-check'
import {
  type ApprovalCall,
  type Approve,
  createRuntime,
  guarded,
  type Policy,
  type PolicyRule,
  pages,
  type Run,
  type RunOptions,
  type Runtime,
} from 'moonbind'
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

/** How someone who is asked behaves. All but the first must not be taken for a yes. */
const approvers: { readonly [behaviour: string]: (call: ApprovalCall, signal: AbortSignal) => unknown } = {
  allow: async () => 'allow',
  deny: async () => 'deny',
  pause: async () => 'pause',
  throw: () => {
    throw new Error('allow')
  },
  hang: () => new Promise(() => {}),
  'answer when nobody waits any more': (_, signal) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve('allow'))),
  'answer true': () => true,
  'answer nothing': () => undefined,
  'answer in other words': () => 'Allow',
  'change the call': (call) => {
    const changed = call as { -readonly [name in keyof ApprovalCall]: ApprovalCall[name] }
    changed.effect = 'read'
    changed.function = 'list_tickets'
    changed.account = 'default'
    return 'deny'
  },
}

interface Case {
  readonly policy: Policy
  readonly approval: string
  readonly calls: readonly { readonly base: string; readonly name: string; readonly way: number }[]
  readonly isolation: 'inline' | 'worker'
  /** Whether the script is a function that an earlier run of the session left behind. */
  readonly inSession: boolean
  readonly readOnly: boolean
  /** Whether the run names its own `approve`, and the runtime has one that allows everything. */
  readonly approvedByRun: boolean
  /** A policy of the integration itself. */
  readonly own: Policy | undefined
}

const policies = fc.record({ rules: fc.array(rule, { maxLength: 4 }), trustInferred: fc.boolean() })

const cases: fc.Arbitrary<Case> = fc.record({
  policy: policies,
  approval: fc.constantFrom(...Object.keys(approvers)),
  calls: script,
  isolation: fc.oneof(
    { weight: 7, arbitrary: fc.constant('inline' as const) },
    { weight: 1, arbitrary: fc.constant('worker' as const) },
  ),
  inSession: fc.boolean(),
  readOnly: fc.boolean(),
  approvedByRun: fc.boolean(),
  own: fc.option(policies, { nil: undefined, freq: 3 }),
})

/** What may be on the wire: the functions and accounts that are allowed, or were approved. */
function allowed({ policy, approval, own, readOnly }: Omit<Case, 'inSession'>): ReadonlySet<string> {
  const decisions = [policy, ...(own ? [own] : [])].map(decider)
  const passes = (documented: (typeof desk.functions)[number], account: string): boolean =>
    decisions.every((decide, index) => {
      const { do: action, kind } = decide('desk', documented, account)
      if (readOnly && index === 0 && kind !== 'read') return false
      return action === 'allow' || (action === 'ask' && approval === 'allow')
    })
  return new Set(
    desk.functions.flatMap((documented) =>
      ['default', 'work'].flatMap((account) => (passes(documented, account) ? [`${account} ${documented.name}`] : [])),
    ),
  )
}

/** Accounts are told apart by their keys. */
const onWire = (): string[] =>
  server.seen.map(
    ({ url, headers }) =>
      `${String(headers['authorization']).includes('work') ? 'work' : 'default'} ${url.replace(/^\/|\?.*$/g, '')}`,
  )

const approver = (approval: string): Approve => ((call, { signal }) => approvers[approval]!(call, signal)) as Approve

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
      const approve = approver(made.approval)
      const runtime = await tried(() =>
        createRuntime({
          integrations: [
            made.own ? guarded(connectDesk(server), { policy: made.own, approve, approveMs: 5 }) : connectDesk(server),
          ],
          policy: made.policy,
          approve: made.approvedByRun ? () => 'allow' : approve,
          isolation: made.isolation,
          limits: { approveMs: 5 },
        }),
      )
      if (!runtime) return
      decided++
      const run = await runCalls(runtime, made, { readOnly: made.readOnly, ...(made.approvedByRun && { approve }) })
      await runtime.close()
      const may = allowed(made)
      expect(onWire().filter((sent) => !may.has(sent))).toEqual([])
      expect(run.error?.kind ?? 'denied').toMatch(/^(?:denied|paused)$/)
      expect(run.calls.filter(({ state }) => state === 'ok').length).toBe(server.seen.length)
      expect(run.calls.filter(({ state }) => state === 'unknown')).toEqual([])
      expect(new Set(run.calls.map(({ id }) => id)).size).toBe(run.calls.length)
    }),
    { numRuns: runs(150) },
  )
  expect(decided).toBeGreaterThan(30)
}, 120_000)

/** Runs all calls at once, or defines them in a run of their own that makes none. */
async function runCalls(runtime: Runtime, { calls, inSession }: Case, options: RunOptions): Promise<Run> {
  const made = calls.map(({ base, name, way }, n) => ways[way]!(`${base}.${name}`, n)).join('\n')
  const list = 'pcall(function() for _ in pages(app.integrations.desk.list_tickets, {}) do end end)'
  const source = `${made}\n${list}`
  if (!inSession) return runtime.run(source, options)
  await runtime.run(`function left() ${source}\nend`, { session: 's', approve: () => 'allow' })
  return runtime.run('left()', { session: 's', ...options })
}

test('no call from TypeScript that is not allowed reaches a transport', async () => {
  let decided = 0
  await fc.assert(
    fc.asyncProperty(cases, async (made) => {
      server.seen.splice(0)
      const api = await tried(() =>
        guarded(connectDesk(server), { policy: made.policy, approve: approver(made.approval), approveMs: 5 }),
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
      const may = allowed({ ...made, own: undefined, readOnly: false })
      expect(onWire().filter((sent) => !may.has(sent))).toEqual([])
    }),
    { numRuns: runs(60) },
  )
  expect(decided).toBeGreaterThan(12)
}, 120_000)
