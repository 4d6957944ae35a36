import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { askAtTerminal } from '#codegen/cli/terminal/ask-approval.js'
import type { ReadKey } from '#codegen/cli/terminal/read-key.js'
import { readPolicyFile } from '#codegen/policy/policy-file.js'
import { readPolicy } from '#runtime/policy/read.js'
import policySchema from '../../codegen/schemas/policy.schema.json' with { type: 'json' }
import { moonbind } from '../helpers/cli.js'
import { desk } from '../policy/desk.js'

const DOCUMENT =
  '# Desk\n\n## list_tickets\n\n**Effect:** read\n\nLists.\n\nNo parameters.\n\n## ' +
  'close_ticket\n\nCloses.\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n| `id` | string | ' +
  'yes | Which |\n'

function project(policy: string | undefined): string {
  const cwd = mkdtempSync(join(tmpdir(), 'moonbind-policy-'))
  mkdirSync(join(cwd, 'spec'))
  mkdirSync(join(cwd, '.moonbind'))
  writeFileSync(join(cwd, 'spec/desk.md'), DOCUMENT)
  if (policy !== undefined) writeFileSync(join(cwd, '.moonbind/policy.yaml'), policy)
  return cwd
}

const WRONG = 'rules:\n  - match: desk.close_tickets\n    do: deny\n'
const PLACED =
  'moonbind: .moonbind/policy.yaml:2:12: "desk.close_tickets" fits nothing: desk has no function ' +
  '"close_tickets", did you mean "close_ticket"?\n'

test('generate, which still writes, and check report mistakes in a policy', async () => {
  const cwd = project(WRONG)
  const made = await moonbind(['generate'], { cwd })
  expect([made.code, made.err]).toEqual([2, PLACED])
  expect(made.out).toContain('written')
  const checked = await moonbind(['check'], { cwd })
  expect([checked.code, checked.err]).toEqual([2, PLACED])
})

test.each<[text: string, message: string]>([
  ['', '1:1: expected "rules": a list of rules, which may be empty: rules: []'],
  ['rules: 7\n', '1:8: expected "rules" to be a list of rules, got a number'],
  [
    'rulez: []\n',
    '1:8: unknown key "rulez", did you mean "rules"?\n1:1: expected "rules" to be a list of rules, got nothing',
  ],
  ['rules:\n  - match: desk.*\n    do: dny\n', '3:9: unknown "do" "dny", did you mean "deny"?'],
  ['rules:\n  - match: desk.*\n', '2:5: expected "do" to be deny, ask, allow, got nothing'],
  ['rules: [\n', '2:1: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]'],
  ['rules: &a [*a]\n', '1:12: expected a rule such as { match: "shop.*", do: "deny" }, got a list'],
])('a mistake in a policy is reported: %j', (text, message) => {
  const { mistakes } = readPolicyFile('p.yaml', text, [{ namespace: 'desk', functions: desk.functions, accounts: [] }])
  expect(mistakes.map(({ line, column, message: what }) => `${line}:${column}: ${what}`).join('\n')).toBe(message)
})

test('a policy that repeats itself by aliases is refused quickly', () => {
  const lines = Array.from(
    { length: 7 },
    (_, n) =>
      `- &a${n + 1} [${Array(50)
        .fill(n === 0 ? 1 : `*a${n}`)
        .join(',')}]\n`,
  )
  const { mistakes } = readPolicyFile('p.yaml', `rules:\n${lines.join('')}`, [])
  expect(mistakes[0]?.message).toBe('the policy has more than 100000 parts')
}, 2_000)

test('check does not judge accounts of a policy that only a run knows', async () => {
  const cwd = project('rules:\n  - { match: desk.work.*, do: deny }\n  - { match: desk.*, do: allow, account: "w*" }\n')
  await moonbind(['generate'], { cwd })
  expect((await moonbind(['check'], { cwd })).err).toBe('')
})

describe('moonbind run', () => {
  let cwd: string
  const close = (options: readonly string[]) =>
    moonbind(['run', ...options, '-e', 'print(pcall(app.integrations.desk.close_ticket, { id = "1" }))'], { cwd })
  beforeAll(async () => {
    cwd = project('rules:\n  - { match: desk.close_ticket, do: deny, because: We are open }\n')
    writeFileSync(join(cwd, 'ask.yaml'), 'rules: []\n')
    writeFileSync(join(cwd, 'allow.yaml'), 'rules: [{ match: desk.*, do: allow }]\n')
    await moonbind(['generate'], { cwd })
  })

  test('run follows the policy of the project', async () => {
    expect((await close([])).out).toContain(
      'close_ticket is denied by the policy, rule 1 ("desk.close_ticket", deny: We are open).',
    )
  })

  test('run --mock ignores the policy of the project, because nothing real changes', async () => {
    expect((await close(['--mock'])).out).toMatch(/^true/)
  })

  test('run --policy follows the named policy, and cannot ask without a terminal', async () => {
    expect((await close(['--mock', '--policy', 'ask.yaml'])).out).toContain(
      'needs an approval, and no one can be asked here: calls that change something are asked about. No ' +
        'request was made. Continue without it; a rule allows it: { match: "desk.close_ticket", do: allow }.',
    )
    expect((await close(['--mock', '--policy', 'allow.yaml'])).out).toMatch(/^true/)
    expect((await close(['--mock', '--policy', 'none.yaml'])).code).toBe(3)
  })
})

describe('at a terminal', () => {
  const call = {
    id: '1',
    path: 'app.integrations.desk.close_ticket',
    namespace: 'desk',
    function: 'close_ticket',
    account: 'default',
    effect: 'write',
    startedAt: '',
  } as const

  async function answers(
    keys: string,
    count: number,
    args: unknown = {},
  ): Promise<{ readonly given: readonly string[]; readonly text: string; readonly interrupted: boolean }> {
    let text = ''
    let interrupted = false
    const left = [...keys]
    const readKey: ReadKey = async (_, show) => {
      show()
      return left.shift()
    }
    const approve = askAtTerminal(
      { err: (part) => void (text += part), readKey, within: 'run' },
      () => (interrupted = true),
    )!
    const { signal } = new AbortController()
    const given = await Promise.all(Array.from({ length: count }, () => approve({ ...call, args }, { signal })))
    return { given: given.map(String), text, interrupted }
  }

  test.each<[keys: string, count: number, given: readonly string[]]>([
    ['y', 1, ['allow']],
    ['n', 1, ['deny']],
    ['x', 1, ['deny']],
    ['', 1, ['deny']],
    ['yny', 3, ['allow', 'deny', 'allow']],
    ['a', 3, ['allow', 'allow', 'allow']],
    ['na', 3, ['deny', 'allow', 'allow']],
  ])('the keys %j for %i calls: %j', async (keys, count, given) => {
    expect((await answers(keys, count)).given).toEqual(given)
  })

  test('Ctrl-C at a question ends the run', async () => {
    expect(await answers('\u0003', 1)).toMatchObject({ given: ['deny'], interrupted: true })
  })

  test.each<[what: string, args: unknown, shown: string]>([
    ['steer the terminal', { id: '\u202e\u001b[2J\u200b' }, '{\n  "id": "\\u202e\\u001b[2J\\u200b"\n}'],
    ['be of any kind', { n: 12345678901234567890n }, '{\n  "n": "12345678901234567890"\n}'],
    ['be very long', 'x'.repeat(3_000), `"${'x'.repeat(1_999)}… and 1002 more characters`],
    ['push the question away', Array(500).fill(1), `[\n${'  1,\n'.repeat(39).trimEnd()}… and 2306 more characters`],
  ])('arguments of a call may %s without breaking the question', async (_, args, shown) => {
    expect((await answers('y', 1, args)).text).toBe(
      `${call.path} (write)\n${shown}\nSend ${call.path}? y: yes, n: no, a: always in this run y\n`,
    )
  })

  test('without a terminal there is nobody to ask', () => {
    expect(askAtTerminal({ err: () => {}, within: 'run' }, () => {})).toBe(undefined)
  })
})

describe('the published schema', () => {
  const validate = new Ajv2020({ strict: false }).compile(policySchema)
  test.each<[policy: unknown]>([
    [{ rules: [] }],
    [{ rules: [{ match: '*', do: 'deny' }], trustInferred: true }],
    [{ rules: [{ match: 'a.*', effect: 'write', account: ['x'], do: 'ask', because: 'x' }] }],
    [{}],
    [{ rules: [{ match: '*' }] }],
    [{ rules: [{ match: '', do: 'deny' }] }],
    [{ rules: [{ match: '*', do: 'deny', effect: [] }] }],
    [{ rules: [{ match: '*', do: 'deny', effect: 'reed' }] }],
    [{ rules: [{ match: '*', do: 'deny', account: [''] }] }],
    [{ rules: [{ match: '*', do: 'dny' }] }],
    [{ rules: [{ match: '*', do: 'deny', more: 1 }] }],
    [{ rules: {}, trustInferred: 1 }],
  ])('the published schema of policies agrees with the reader about %j', (policy) => {
    expect(validate(policy)).toBe('policy' in readPolicy(policy))
  })
})
