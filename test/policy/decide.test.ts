import { describe, expect, test } from 'vitest'
import { decider } from '#runtime/policy/decide.js'
import type { Policy, PolicyAction, PolicyRule } from '#runtime/policy/policy.js'
import { desk } from './desk.js'

const decide = (policy: Policy, name: string, account = 'default'): PolicyAction =>
  decider(policy)('desk', desk.functions.find((documented) => documented.name === name)!, account).do

const allow: PolicyRule = { match: '*', do: 'allow' }
const ask: PolicyRule = { match: '*', do: 'ask' }
const deny: PolicyRule = { match: '*', do: 'deny' }

describe('a policy', () => {
  test.each<[rules: readonly PolicyRule[], name: string, wanted: PolicyAction]>([
    [[], 'list_tickets', 'allow'],
    [[], 'get_ticket', 'allow'],
    [[], 'find_agent', 'ask'],
    [[], 'create_ticket', 'ask'],
    [[], 'close_ticket', 'ask'],
    [[], 'delete_ticket', 'ask'],
    [[allow], 'delete_ticket', 'allow'],
    [[allow, ask], 'list_tickets', 'ask'],
    [[ask, allow], 'list_tickets', 'ask'],
    [[allow, ask, deny], 'list_tickets', 'deny'],
    [[deny, ask, allow], 'list_tickets', 'deny'],
    [[{ match: 'desk', do: 'deny' }], 'get_ticket', 'deny'],
    [[{ match: 'desk.*', do: 'deny' }], 'get_ticket', 'deny'],
    [[{ match: 'app.integrations.desk.*', do: 'deny' }], 'get_ticket', 'deny'],
    [[{ match: 'desk.get_*', do: 'deny' }], 'get_ticket', 'deny'],
    [[{ match: '*.*_ticket', do: 'deny' }], 'get_ticket', 'deny'],
    [[{ match: 'd*k.g*t', do: 'deny' }], 'get_ticket', 'deny'],
    [[{ match: 'desk.get', do: 'deny' }], 'get_ticket', 'allow'],
    [[{ match: 'des.*', do: 'deny' }], 'get_ticket', 'allow'],
    [[{ match: 'desk.GET_TICKET', do: 'deny' }], 'get_ticket', 'allow'],
    [[{ match: 'desk.open_ticket', do: 'allow' }], 'create_ticket', 'allow'],
    [[{ match: 'desk.*', effect: 'write', do: 'allow' }], 'create_ticket', 'allow'],
    [[{ match: 'desk.*', effect: 'write', do: 'allow' }], 'delete_ticket', 'ask'],
    [[{ match: 'desk.*', effect: 'write', do: 'deny' }], 'delete_ticket', 'deny'],
    [[{ match: 'desk.*', effect: 'write', do: 'ask' }], 'get_ticket', 'allow'],
    [[{ match: 'desk.*', effect: ['read', 'write'], do: 'allow' }], 'create_ticket', 'allow'],
    [[{ match: 'desk.*', effect: 'destructive', do: 'deny' }], 'create_ticket', 'ask'],
    [[{ match: 'desk.*', effect: 'read', do: 'deny' }], 'find_agent', 'ask'],
    [[{ match: 'desk.*', effect: [], do: 'deny' }], 'get_ticket', 'allow'],
  ])('a policy with %j decides about %s: %s', (rules, name, wanted) => {
    expect(decide({ rules }, name)).toBe(wanted)
  })

  test.each<[rule: PolicyRule, account: string, wanted: PolicyAction]>([
    [{ match: 'desk.*', do: 'deny' }, 'work', 'deny'],
    [{ match: 'desk.work.*', do: 'deny' }, 'work', 'deny'],
    [{ match: 'desk.work.*', do: 'deny' }, 'default', 'allow'],
    [{ match: 'desk.default.*', do: 'deny' }, 'default', 'deny'],
    [{ match: 'desk.*.get_ticket', do: 'deny' }, 'work', 'deny'],
    [{ match: 'desk.w*.get_ticket', do: 'deny' }, 'default', 'allow'],
    [{ match: 'desk.get_ticket', account: 'work', do: 'deny' }, 'default', 'allow'],
    [{ match: 'desk.get_ticket', account: ['x', 'work'], do: 'deny' }, 'work', 'deny'],
    [{ match: 'desk.work.get_ticket', account: 'default', do: 'deny' }, 'work', 'allow'],
    [{ match: 'desk.a.b.get_ticket', do: 'deny' }, 'a.b', 'deny'],
    // A star is a part of one name: the name of an account cannot make a rule wider.
    [{ match: 'desk.get_*', do: 'deny' }, 'get_', 'deny'],
    [{ match: 'desk.list_*', do: 'deny' }, 'list_x', 'allow'],
  ])('a policy with %j decides about the account %s: %s', (rule, account, wanted) => {
    expect(decide({ rules: [rule] }, 'get_ticket', account)).toBe(wanted)
  })

  test('a policy with trustInferred takes a guessed read for a read', () => {
    expect(decide({ rules: [], trustInferred: true }, 'find_agent')).toBe('allow')
    expect(decide({ rules: [], trustInferred: true }, 'close_ticket')).toBe('ask')
  })

  test('a policy with many stars decides quickly', () => {
    const rule: PolicyRule = { match: `desk.${'*a'.repeat(5_000)}b`, do: 'deny' }
    expect(decide({ rules: [rule] }, 'get_ticket')).toBe('allow')
  }, 2_000)
})
