import { createRuntime } from 'moonbind'
import { describe, expect, test } from 'vitest'
import { runCommand } from '#codegen/cli/repl/commands.js'
import { type NextLine, replLoop } from '#codegen/cli/repl/loop.js'
import { ReplSession } from '#codegen/cli/repl/session.js'
import { connectShop } from '../runtime/shop.js'

/** What is shown for some lines; a line of `^C` is Ctrl-C. */
async function typed(
  lines: readonly string[],
  limits = {},
): Promise<{ out: string; err: string; ok: boolean; prompts: string }> {
  const integrations = [connectShop({ transport: async ({ params }) => ({ sold: params }) })]
  const runtime = await createRuntime({ integrations, isolation: 'inline', limits })
  const rest = [...lines]
  const prompts: string[] = []
  const next: NextLine = async (prompt) => {
    prompts.push(prompt.trim())
    const line = rest.shift()
    return line === '^C' ? { interrupted: true } : line
  }
  let [out, err] = ['', '']
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) }
  const ok = await replLoop({ runtime, session: new ReplSession(runtime), policy: undefined }, io, next)
  await runtime.close()
  return { out, err, ok, prompts: prompts.join(' ') }
}

test.each([
  [['1 + 1'], '2\n'],
  [['x = 5', 'x'], '5\n'],
  [['local x = 5', 'x'], '5\n'],
  [['local function f() return "text" end', 'f()'], 'text\n'],
  [['function f()', '  return 7', 'end', 'f()'], '7\n'],
  [['print("a") return 1, nil, "b"'], 'a\n1\nnil\nb\n'],
  [['{ a = 1 }'], '{\n  "a": 1\n}\n'],
  [['"a" ..', '"b"'], 'ab\n'],
  [['[[a', 'b]]'], 'a\nb\n'],
  [['', '  ', '-- nothing'], ''],
  [['app.integrations.shop.sell{ item = "x" }.sold.item'], 'x\n'],
  [['t = {} for i = 1, 9000 do t[i] = i end', '#t'], '9000\n'],
  [[':docs shop'], '# Shop\n'],
  [[':docs'], 'shop\nshop.sell\nshop.list\n'],
  [[':calls'], 'no calls\n'],
  [[':policy'], 'no policy: every call is sent\n'],
  [['x = 1', ':reset', 'x'], 'all variables are forgotten\nnil\n'],
  [[':qit'], 'unknown :qit, did you mean :quit?\n'],
  [[':docs shpo'], 'Unknown page: shpo. Did you mean: shop. Pages: shop, shop.sell, shop.list\n'],
  [[':quit', '1'], ''],
  [['if x then', '^C', '2'], '2\n'],
])('the repl shows the result of %j', async (lines, expected) => {
  expect(await typed(lines)).toMatchObject({ out: expected, err: '', ok: true })
})

describe('fails and goes on', () => {
  test.each([
    [['error("no")'], 'repl:1: no\n'],
    [['x = = 1'], "repl:1: unexpected symbol near '=': unexpected =, expected a value\n"],
    [['1 +* 2'], "repl:1: unexpected symbol near '1': unexpected *, expected a value\n"],
    [['x != 1'], `repl:1: <eof> expected near '!': "!=" is not a Lua operator: write ~=\n`],
    [['print(x) if x != 1 then end'], `repl:1: 'then' expected near '!': "!=" is not a Lua operator: write ~=\n`],
    [['x += 1'], `repl:1: syntax error near '+': Lua has no "+=": write x = x + …\n`],
    [['"abc'], 'repl:1: unfinished string near <eof>: the string that begins here has no closing " on its line\n'],
    [['local a = [1, 2]'], "repl:1: unexpected symbol near '[': a list is written in braces: write { … }, not [ … ]\n"],
    [['app.integrations.shop.sel{}'], 'repl:1: Unknown function: app.integrations.shop.sel. Did you mean: sell\n'],
    [['while true do end'], 'repl:1: CPU limit of 300 ms exceeded\n'],
  ])('the repl reports an error and continues after %j', async (lines, message) => {
    const found = await typed([...lines, '"on"'], { cpuMs: 300 })
    expect(found).toMatchObject({ out: 'on\n', ok: false })
    expect(found.err).toBe(message)
  })

  test('incomplete code fails at the end of input', async () => {
    expect(await typed(['if x then'])).toMatchObject({
      err: 'the input ends before the code does: if x then\n',
      ok: false,
    })
  })
})

test('the prompt says whether code goes on', async () => {
  expect((await typed(['f(', ')', '1'])).prompts).toBe('> >> > >')
})

test(':calls lists every call', async () => {
  const { out } = await typed(['app.integrations.shop.sell{ item = "x" } app.integrations.shop.list()', ':calls'])
  expect(out).toMatch(
    /^1 {2}app\.integrations\.shop\.sell {2}\w+ {2}ok {2}\d+ ms {2}line 1\n2 {2}app\.integrations\.shop\.list/m,
  )
})

test('the repl cuts a long value', async () => {
  const { out } = await typed(['t = {} for i = 1, 9000 do t[i] = "a long text" end', 't'])
  expect(out).toContain('more items')
  expect(out.length).toBeLessThan(20_000)
})

test('an interrupt ends only the running code', async () => {
  const runtime = await createRuntime({ integrations: [], isolation: 'worker' })
  const session = new ReplSession(runtime)
  expect(session.interrupt()).toBe(false)
  await session.run('x = 1')
  const running = session.run('while true do x = x + 1 end')
  setTimeout(() => session.interrupt(), 100)
  expect(await running).toMatchObject({ error: { kind: 'aborted' } })
  expect(await session.run('x > 1')).toMatchObject({ values: [true] })
  await runtime.close()
})

test(':help names every command', () => {
  const help = runCommand(':help', {} as never)!
  for (const name of [':docs', ':search', ':calls', ':policy', ':reset', ':quit']) expect(help).toContain(`  ${name} `)
})
