// Attacks on a policy: each script tries to have a call sent that the policy does not allow. Contained is a script
// after which nothing was sent but reads, whatever else it did.
import { createRuntime } from 'moonbind'
import { FORMAT, integration } from 'moonbind/runtime'

const named = (name, kind) => ({
  name,
  summary: '',
  effect: { kind, idempotent: kind === 'read', source: 'document' },
  parameters: [],
  open: true,
  validate: () => undefined,
})
const definition = {
  format: FORMAT,
  namespace: 'bank',
  title: 'Bank',
  functions: [
    named('list', 'read'),
    { ...named('pay', 'write'), aliases: ['send_money'] },
    named('drop', 'destructive'),
    named('slow', 'write'),
  ],
  calls: ['tools', 'namespace', 'global'],
  docs: { page: '', functions: {} },
}

const B = 'app.integrations.bank'

/** Every script may use `B`. */
export const policyAttacks = {
  plain: 'B.pay{}',
  alias: 'B.send_money{}',
  account: 'B.work.pay{}',
  account_by_index: 'B["work"]["pay"]{}',
  default_account: 'B.default.pay{}',
  forms: 'for _, f in ipairs{ tools.pay, bank.pay, pay, tools.send_money, send_money, drop } do pcall(f, {}) end',
  pcall: 'pcall(B.pay, {})',
  pcall_loop: 'for i = 1, 200 do pcall(B.pay, { i = i }) end',
  xpcall_handler: 'xpcall(function() B.pay{} end, function(e) pcall(B.pay, {}) return e end)',
  error_again: 'local ok, e = pcall(B.pay, {}) pcall(error, e) B.list{} pcall(B.pay, { e })',
  coroutine: 'local co = coroutine.create(B.pay) for i = 1, 3 do coroutine.resume(co, {}) end',
  coroutine_wrap: 'pcall(coroutine.wrap(B.pay), {})',
  coroutine_deep: 'local function f(n) if n == 0 then B.pay{} end coroutine.wrap(f)(n - 1) end pcall(f, 20)',
  coroutine_across: `local c = coroutine.wrap(function() coroutine.yield() B.pay{} end) c()
      pcall(parallel, { c, function() B.list{} end })`,
  parallel: 'pcall(parallel, { B.pay, B.send_money, function() B.drop{} end })',
  parallel_nested: 'pcall(parallel, { function() parallel{ function() B.pay{} end } end })',
  parallel_after_read: 'pcall(parallel, { function() B.list{} B.pay{} end, function() B.list{} end })',
  load: 'load("app.integrations.bank.pay{}")()',
  load_env: 'pcall(load("return pay{}", "x", "t", { pay = B.pay }))',
  rewrite_app:
    'pcall(function() app = { integrations = { bank = { pay = B.list } } } end) pcall(app.integrations.bank.pay, {})',
  rewrite_function: 'pcall(function() B.list = B.pay end) pcall(B.list, {}) pcall(rawset, B, "list", B.pay) B.list{}',
  rewrite_metatable:
    'pcall(setmetatable, B, { __index = function() return B.pay end }) pcall(function() return B.nothing{} end)',
  get_metatable: 'local m = getmetatable(B) pcall(function() m.__index = nil end) pcall(B.pay, {})',
  metamethods: `local t = setmetatable({}, { __index = B, __call = B.pay, __add = B.pay }) pcall(t)
      pcall(function() return t + {} end) pcall(t.pay, {})`,
  index_function: 'local t = setmetatable({}, { __index = B.pay }) pcall(function() return t[{}] end)',
  tostring: 'pcall(tostring, setmetatable({}, { __tostring = function() B.pay{} return "" end }))',
  gsub: 'pcall(string.gsub, "x", "x", function() B.pay{} end)',
  sort: 'pcall(table.sort, { 1, 2 }, function() B.pay{} return false end)',
  pages: 'pcall(function() for _ in pages(B.pay, {}) do end end)',
  next_function: 'for name, f in pairs(B) do if name ~= "list" then pcall(f, {}) end end',
  shadowed:
    'local pcall, error = B.pay, B.pay local ok = xpcall(pcall, function() end, {}) xpcall(error, function() end, {})',
  argument_getter: `pcall(B.pay, setmetatable({}, { __index = function() return "list" end, __pairs = function() return B.drop
      end }))`,
  argument_names: `pcall(B.list, { ["function"] = "pay", namespace = "bank", account = "work", effect = "read", id = "1" })
      pcall(B.pay, { effect = "read", policy = { rules = {} } })`,
  argument_change:
    'local t = { n = 1 } parallel{ function() pcall(B.pay, t) end, function() t.n = 2 B.list{} t.n = 3 end }',
  look_alikes:
    'for _, n in ipairs{ "pаy", "pay\\0", "PAY", "pay ", "p\\u{200b}ay", "ｐａｙ", "list\\0pay", "__proto__", ' +
    '"constructor" } do pcall(function() B[n]{} end) end',
  unknown_accounts: `for _, n in ipairs{ "list", "*", "work.list", "__proto__", "", "default.work" } do
      pcall(function() B[n].pay{} end) end`,
  error_objects: `local ok, e = pcall(B.pay, {}) local t = setmetatable({}, { __index = e })
      pcall(function() return t.retry() end) pcall(B.pay, { e = e })`,
  exhaust_calls: 'for i = 1, 2000 do pcall(B.pay, {}) end',
  endless: 'while true do pcall(B.pay, {}) end',
  paused: 'pcall(B.slow, {}) B.list{} B.pay{}',
  paused_beside: 'parallel{ function() pcall(B.slow, {}) end, function() for i = 1, 50 do pcall(B.pay, {}) end end }',
  os: 'pcall(function() os.execute("x") end) pcall(function() require("fs") end) pcall(B.pay, {})',
  huge: 'pcall(B.pay, { text = string.rep("x", 1e6) })',
  cycle: 'local t = {} t.t = t pcall(B.pay, t)',
}

/** What decides in each of them. The last ones say no late, or in a way that must not be taken for a yes. */
const deciders = {
  'a rule that denies': {
    policy: {
      rules: [
        { match: 'bank.*', effect: 'write', do: 'deny' },
        { match: 'bank.*', effect: 'read', do: 'allow' },
      ],
    },
  },
  'nobody to ask': { policy: { rules: [] } },
  'a person who says no': { approve: ({ function: name }) => (name === 'slow' ? 'pause' : 'deny') },
  'a person who says no later': {
    approve: ({ function: name }) =>
      new Promise((resolve) => setTimeout(() => resolve(name === 'slow' ? 'pause' : 'deny'), 1)),
  },
  'one that throws': {
    approve: () => {
      throw new Error('allow')
    },
  },
  'one that answers something else': { approve: () => ({ toString: () => 'allow' }) },
}

/** Runs all of them; resolves to the names of those that were not contained. */
export async function attackPolicies(isolation, only) {
  const failed = []
  for (const [decider, options] of Object.entries(deciders)) {
    const sent = []
    const transport = async ({ function: { name } }) => {
      sent.push(name)
      return {}
    }
    const api = integration(definition)({ transport, accounts: { work: {} } })
    const limits = { cpuMs: 500, wallMs: 2_000, memoryBytes: 32 << 20 }
    const runtime = await createRuntime({ integrations: [api], isolation, limits, ...options })
    for (const [name, script] of Object.entries(policyAttacks)) {
      if (only !== undefined && only !== name) continue
      sent.length = 0
      const run = await runtime.run(`local B = ${B} ${script}`)
      const wrong = [...sent, ...run.calls.filter(({ state }) => state === 'ok').map((call) => call.function)]
      if (wrong.some((call) => call !== 'list')) failed.push(`${name} with ${decider}: sent ${wrong.join(', ')}`)
      if (run.error?.kind === 'internal') failed.push(`${name} with ${decider}: an internal error`)
    }
    await runtime.close()
  }
  return failed
}
