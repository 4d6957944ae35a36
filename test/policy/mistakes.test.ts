import { createRuntime, type Policy } from 'moonbind'
import { integration } from 'moonbind/runtime'
import { describe, expect, test } from 'vitest'
import { rejection } from '../runtime/shop.js'
import { desk } from './desk.js'

const api = integration<object, object>(desk)({ handlers: {}, accounts: { work: {} } })
const open = (policy: unknown, more: object = {}) =>
  createRuntime({ integrations: [api], isolation: 'inline', policy: policy as Policy, ...more })
const rules = (...list: readonly unknown[]) => ({ rules: list })
const deny = (match: unknown, more: object = {}) => rules({ match, do: 'deny', ...more })

describe('a policy is refused', () => {
  test.each<[policy: unknown, message: string]>([
    [7, 'policy: expected a policy: an object with "rules", got a number'],
    [null, 'policy: expected a policy: an object with "rules", got null'],
    [deny('x'.repeat(1_001)), 'policy.rules[0].match: expected "match" to have at most 1000 characters, got 1001'],
    [{}, 'policy.rules: expected "rules" to be a list of rules, got nothing'],
    [{ rules: {} }, 'policy.rules: expected "rules" to be a list of rules, got an object'],
    [
      { rulez: [] },
      'policy.rulez: unknown key "rulez", did you mean "rules"?; policy.rules: expected "rules" to be a list ' +
        'of rules, got nothing',
    ],
    [
      { rules: [], trustInferred: 'yes' },
      'policy.trustInferred: expected "trustInferred" to be true or false, got a string',
    ],
    [rules('deny'), 'policy.rules[0]: expected a rule such as { match: "shop.*", do: "deny" }, got a string'],
    [
      rules({ do: 'deny' }),
      'policy.rules[0].match: expected "match" to name functions, such as "shop.list_*", got nothing',
    ],
    [rules({ match: '*' }), 'policy.rules[0].do: expected "do" to be deny, ask, allow, got nothing'],
    [rules({ match: '*', do: 'dny' }), 'policy.rules[0].do: unknown "do" "dny", did you mean "deny"?'],
    [deny('*', { effects: 'read' }), 'policy.rules[0].effects: unknown key "effects", did you mean "effect"?'],
    [deny('*', { effect: 'reed' }), 'policy.rules[0].effect: unknown "effect" "reed", did you mean "read"?'],
    [
      deny('*', { account: '' }),
      'policy.rules[0].account: expected "account" to be the name of an account, got an empty text',
    ],
    [deny('*', { because: 1 }), 'policy.rules[0].because: expected "because" to be a string, got a number'],
    [
      deny('dekk.*'),
      'policy.rules[0].match: "dekk.*" fits nothing: there is no namespace "dekk", did you mean "desk"?',
    ],
    [
      deny('desk.get_tickets'),
      'policy.rules[0].match: "desk.get_tickets" fits nothing: desk has no function "get_tickets", did you ' +
        'mean "get_ticket"?',
    ],
    [
      deny('desk.send_*'),
      'policy.rules[0].match: "desk.send_*" fits nothing: desk has no function "send_*", moonbind docs lists ' +
        'the functions',
    ],
    [
      deny('des?.*'),
      'policy.rules[0].match: "des?.*" fits nothing: there is no namespace "des?", and the only wildcard is *, ' +
        'which stands for any part of one name; write one rule for each alternative',
    ],
    [
      deny('desk.*', { account: 'wor?' }),
      'policy.rules[0].match: "desk.*" fits nothing: there is no account "wor?", and the only wildcard is *, ' +
        'which stands for any part of one name; write one rule for each alternative',
    ],
    [
      deny('desk.work'),
      'policy.rules[0].match: "desk.work" fits nothing: desk has no function "work", did you mean the account, ' +
        '"desk.work.*"?',
    ],
    [
      deny('desk.wrok.*'),
      'policy.rules[0].match: "desk.wrok.*" fits nothing: there is no account "wrok", did you mean "work"?',
    ],
    [
      deny('desk.*', { account: 'wrok' }),
      'policy.rules[0].match: "desk.*" fits nothing: there is no account "wrok", did you mean "work"?',
    ],
    [
      deny('desk.get_ticket', { effect: 'write' }),
      'policy.rules[0].effect: what "desk.get_ticket" names is read, never write',
    ],
    [
      deny('desk.find_agent', { effect: 'read' }),
      'policy.rules[0].effect: what "desk.find_agent" names is write, never read; reads that are guessed from ' +
        'names count as writes, unless "trustInferred" is true',
    ],
    [
      deny('desk.*', { effect: [] }),
      'policy.rules[0].effect: expected "effect" to name at least one, got an empty list: leave it out to mean all',
    ],
    [
      rules({ match: 'desk.get_ticket', do: 'allow' }, { match: 'desk.*', do: 'deny', because: 'We are closed.' }),
      'policy.rules[0]: this rule is never reached: rule 2 ("desk.*", deny: We are closed) already decides all its calls',
    ],
    [
      rules({ match: '*', do: 'ask' }, { match: 'desk.get_ticket', do: 'ask' }),
      'policy.rules[1]: this rule is never reached: rule 1 ("*", ask) already decides the same',
    ],
    [
      rules({ match: 'x', do: 'deny' }, { match: 'y', do: 'dny' }),
      'policy.rules[1].do: unknown "do" "dny", did you mean "deny"?',
    ],
    [
      rules({ match: 'x', do: 'deny' }, { match: 'desk.y', do: 'deny' }),
      'policy.rules[0].match: "x" fits nothing: there is no namespace "x", expected "desk"; ' +
        'policy.rules[1].match: "desk.y" fits nothing: desk has no function "y", moonbind docs lists the ' +
        'functions',
    ],
  ])('a policy is refused: %j', async (policy, message) => {
    expect(await rejection(open(policy))).toMatchObject({
      code: 'invalid_policy',
      message: `createRuntime: ${message}`,
    })
  })

  test.each([
    'get_?icket',
    '{get,list}_ticket',
    '[gl]et_ticket',
    '/get_.*/',
    'get_ticket, list_tickets',
    '!get_ticket',
  ])('a policy that uses wildcards of other tools is refused: %s', async (name) => {
    const { message } = await rejection(open(deny(`desk.${name}`)))
    expect(message).toMatch(
      /fits nothing: .*, and the only wildcard is \*, which stands for any part of one name; write one rule for each alternative$/,
    )
  })

  test.each<[options: object, message: string]>([
    [{ approve: 'yes' }, 'createRuntime: expected "approve" to be a function, got a string'],
    [{ trustInferred: 'yes' }, 'createRuntime: expected "trustInferred" to be true or false, got a string'],
    [{ onCall: 1 }, 'createRuntime: expected "onCall" to be a function, got a number'],
    [{ limits: { approveMs: 0 } }, 'limits.approveMs: expected a whole number from 1 to 86400000, got 0'],
  ])('a policy is refused: %j', async (options, message) => {
    expect(await rejection(open({ rules: [] }, options))).toMatchObject({ message })
  })

  test.each<[policy: Policy]>([
    [{ rules: [] }],
    [
      {
        rules: [
          { match: 'desk.get_ticket', do: 'deny' },
          { match: 'desk.*', do: 'ask' },
        ],
      },
    ],
    [
      {
        rules: [
          { match: 'desk.*', do: 'allow' },
          { match: 'desk.work.*', do: 'deny' },
        ],
      },
    ],
    [{ rules: [{ match: 'desk.get_ticket', account: ['work', 'nobody'], do: 'deny' }] }],
  ])('a policy is not refused: %j', async (policy) => {
    await (await open(policy)).close()
  })
})
