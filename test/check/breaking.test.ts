import { describe, expect, test } from 'vitest'
import { asFinding } from '#codegen/check/breaking/change.js'
import { compareNamespaces } from '#codegen/check/breaking/compare.js'
import { changelogEntry, largestBump, nextVersion } from '#codegen/check/breaking/version.js'
import type { ApiFunction, Namespace, Parameter, Schema } from '#codegen/ir.js'
import { changeRules } from '#codegen/rules/breaking.js'
import { destroys, reads, writes } from '../helpers/effects.js'

const param = (name: string, schema: Schema = { type: 'string' }, more: Partial<Parameter> = {}): Parameter => ({
  name,
  required: false,
  description: `The ${name} of it`,
  schema,
  ...more,
})

const fn = (more: Partial<ApiFunction> = {}): ApiFunction => ({
  name: 'send_it',
  summary: 'Send it somewhere.',
  effect: writes,
  parameters: [
    param('to', { type: 'string' }, { required: true }),
    param('size', { type: 'integer', maximum: 250, default: 20 }),
  ],
  result: {
    type: 'object',
    properties: { id: { type: 'string' }, state: { type: 'string', enum: ['on', 'off'] } },
    required: ['id'],
  },
  examples: [{ language: 'lua', code: 'app.integrations.x.send_it({ to = "a" })' }],
  ...more,
})
const other = fn({
  name: 'list_all',
  summary: 'List every thing there is.',
  parameters: [param('page', { type: 'integer' })],
})
const space = (functions: readonly ApiFunction[], more: Partial<Namespace> = {}): Namespace => ({
  namespace: 'x',
  title: 'X',
  functions,
  guides: [],
  ...more,
})
const withParam = (schema: Schema, more: Partial<Parameter> = {}): Namespace[] => [
  space([fn({ parameters: [param('p', schema, more)] }), other]),
]
const withResult = (result: Schema | undefined): Namespace[] => {
  const { result: _, ...rest } = fn()
  return [space([result ? { ...rest, result } : rest, other])]
}
const withRule = (parameters: readonly Parameter[], ...rules: NonNullable<ApiFunction['rules']>): Namespace[] => [
  space([fn({ parameters: parameters.map((parameter) => ({ ...parameter, schema: {} })), rules }), other]),
]
const base = [space([fn(), other])]
const list = (...values: string[]): Schema => ({ type: 'string', enum: values })
const object = (properties: { [name: string]: Schema }, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
})
const account = {
  title: 'Accounts',
  markdown: 'x',
  examples: [{ language: 'lua', code: 'app.integrations.x.work.send_it({ to = "a" })' }],
}

/** Each rule with the smallest change that triggers it: before, after, all rules that must be reported. */
const cases: [string, readonly Namespace[], readonly Namespace[], readonly string[]][] = [
  ['nothing', base, structuredClone(base), []],
  [
    'namespace-removed',
    [...base, { ...space([fn({ name: 'zz', summary: 'Other' })]), namespace: 'y' }],
    base,
    ['namespace-removed'],
  ],
  ['namespace-added', base, [...base, { ...space([fn({ name: 'zz' })]), namespace: 'y' }], ['namespace-added']],
  ['namespace-renamed', base, [{ ...base[0]!, namespace: 'y' }], ['namespace-renamed']],
  ['function-removed', base, [space([other])], ['function-removed']],
  [
    'function-removed-after-deprecation',
    [space([fn({ deprecated: true }), other])],
    [space([other])],
    ['function-removed-after-deprecation'],
  ],
  ['function-added', [space([other])], base, ['function-added']],
  ['function-renamed', base, [space([fn({ name: 'dispatch' }), other])], ['function-renamed']],
  [
    'function-renamed, no parameters',
    [space([fn({ parameters: [] }), other])],
    [space([fn({ parameters: [], name: 'send_things' }), other])],
    ['function-renamed'],
  ],
  ['effect-raised', [space([fn({ effect: reads }), other])], base, ['effect-raised']],
  ['effect-lowered', base, [space([fn({ effect: reads }), other])], ['effect-lowered']],
  ['effect-destructive', base, [space([fn({ effect: destroys }), other])], ['effect-destructive']],
  ['effect-harmless', [space([fn({ effect: destroys }), other])], base, ['effect-harmless']],
  [
    'idempotence-gained',
    base,
    [space([fn({ effect: { ...writes, idempotent: true } }), other])],
    ['idempotence-gained'],
  ],
  ['idempotence-lost', [space([fn({ effect: { ...writes, idempotent: true } }), other])], base, ['idempotence-lost']],
  ['function-deprecated', base, [space([fn({ deprecated: true }), other])], ['function-deprecated']],
  ['function-reactivated', [space([fn({ deprecated: true }), other])], base, ['function-reactivated']],
  ['alias-added', base, [space([fn({ aliases: ['x_send_it'] }), other])], ['alias-added']],
  ['alias-removed', [space([fn({ aliases: ['x_send_it'] }), other])], base, ['alias-removed']],
  ['parameters-opened', base, [space([fn({ open: true }), other])], ['parameters-opened']],
  ['parameters-closed', [space([fn({ open: true }), other])], base, ['parameters-closed']],
  [
    'rule-added',
    base,
    [space([fn({ rules: [{ kind: 'any-of', parameters: ['size', 'state'], text: 't' }] }), other])],
    ['rule-added'],
  ],
  [
    'rule-removed',
    [space([fn({ rules: [{ kind: 'any-of', parameters: ['size', 'state'], text: 't' }] }), other])],
    base,
    ['rule-removed'],
  ],
  [
    'account-calls-added',
    base,
    [space([fn(), other], { guides: [account] })],
    ['account-calls-added', 'guide-changed'],
  ],
  [
    'account-calls-removed',
    [space([fn(), other], { guides: [account] })],
    base,
    ['account-calls-removed', 'guide-changed'],
  ],
  [
    'param-added-required',
    base,
    [space([fn({ parameters: [...fn().parameters, param('q', { type: 'boolean' }, { required: true })] }), other])],
    ['param-added-required'],
  ],
  [
    'param-added-optional',
    base,
    [space([fn({ parameters: [param('q', { type: 'boolean' }), ...fn().parameters] }), other])],
    ['param-added-optional'],
  ],
  ['param-removed', base, [space([fn({ parameters: fn().parameters.slice(0, 1) }), other])], ['param-removed']],
  [
    'param-removed-after-deprecation',
    withParam({ type: 'string', deprecated: true }),
    [space([fn({ parameters: [] }), other])],
    ['param-removed-after-deprecation'],
  ],
  [
    'param-renamed',
    base,
    [space([fn({ parameters: [{ ...fn().parameters[0]!, name: 'recipient' }, fn().parameters[1]!] }), other])],
    ['param-renamed'],
  ],
  [
    'param-became-required',
    withParam({ type: 'string' }),
    withParam({ type: 'string' }, { required: true }),
    ['param-became-required'],
  ],
  [
    'param-became-optional',
    withParam({ type: 'string' }, { required: true }),
    withParam({ type: 'string' }),
    ['param-became-optional'],
  ],
  [
    'param-deprecated',
    withParam({ type: 'string' }),
    withParam({ type: 'string', deprecated: true }),
    ['param-deprecated'],
  ],
  [
    'param-reactivated',
    withParam({ type: 'string', deprecated: true }),
    withParam({ type: 'string' }),
    ['param-reactivated'],
  ],
  [
    'param-order-changed',
    base,
    [space([fn({ parameters: [...fn().parameters].reverse() }), other])],
    ['param-order-changed'],
  ],
  [
    'type-changed',
    withParam({ type: 'integer', maximum: 9, default: 2 }),
    withParam({ type: 'string' }, { description: 'words' }),
    ['type-changed'],
  ],
  ['type-narrowed', withParam({ type: 'number' }), withParam({ type: 'integer' }), ['type-narrowed']],
  [
    'type-generalized',
    withParam({ type: 'integer' }),
    withParam({ type: ['string', 'integer'] }),
    ['type-generalized'],
  ],
  ['type-generalized to anything', withParam({ type: 'integer' }), withParam({}), ['type-generalized']],
  [
    'type of items',
    withParam({ type: 'array', items: { type: 'string' } }),
    withParam({ type: 'array', items: { type: 'integer' } }),
    ['type-changed'],
  ],
  ['enum-added', withParam({ type: 'string' }), withParam(list('a', 'b')), ['enum-added']],
  ['enum-removed', withParam(list('a', 'b')), withParam({ type: 'string' }), ['enum-removed']],
  ['enum-value-removed', withParam(list('a', 'b', 'c')), withParam(list('a', 'c')), ['enum-value-removed']],
  ['enum-value-added', withParam(list('a', 'c')), withParam(list('a', 'b', 'c')), ['enum-value-added']],
  ['enum-value-renamed', withParam(list('a', 'in_use')), withParam(list('a', 'in-use')), ['enum-value-renamed']],
  [
    'a number for another one is no other spelling',
    withParam({ type: 'integer', enum: [0, 1] }),
    withParam({ type: 'integer', enum: [0, 2] }),
    ['enum-value-removed', 'enum-value-added'],
  ],
  [
    'what only an example showed of a function that takes anything',
    [space([fn({ open: true, parameters: [param('q', {}, { inferred: true })], examples: [] }), other])],
    [space([fn({ open: true, parameters: [], examples: [] }), other])],
    [],
  ],
  ['enum in another order', withParam(list('a', 'b')), withParam(list('b', 'a')), []],
  [
    'a limit that every listed value keeps',
    withParam(list('a', 'b')),
    withParam({ ...list('a', 'b'), maxLength: 5 }),
    [],
  ],
  [
    'a limit that a listed value breaks',
    withParam(list('a', 'bbb')),
    withParam({ ...list('a', 'bbb'), maxLength: 2 }),
    ['bound-added'],
  ],
  [
    'an exclusive limit that a listed value breaks',
    withParam({ type: 'integer', enum: [1, 2] }),
    withParam({ type: 'integer', enum: [1, 2], exclusiveMaximum: 2 }),
    ['bound-added'],
  ],
  [
    'an open value with a limit for a list of values',
    withParam(list('a', 'b')),
    withParam({ type: 'string', maxLength: 5 }),
    ['enum-removed'],
  ],
  [
    'the items of one of several types',
    withParam({ anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }),
    withParam({ anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'integer' } }] }),
    ['type-changed'],
  ],
  [
    'a type more, and another limit of the one that stays',
    withParam({ type: 'string', maxLength: 9 }),
    withParam({
      anyOf: [
        { type: 'string', maxLength: 5 },
        { type: 'array', items: { type: 'string' } },
      ],
    }),
    ['type-generalized', 'bound-tightened'],
  ],
  [
    'a value more among the forms of a text',
    withParam({ anyOf: [list('a'), list('b'), { type: 'integer' }] }),
    withParam({ anyOf: [list('a'), list('b'), list('c'), { type: 'integer' }] }),
    ['enum-value-added'],
  ],
  [
    'the values of a map',
    withParam({ type: 'object', additionalProperties: { type: 'string' } }),
    withParam({ type: 'object', additionalProperties: { type: 'integer' } }),
    ['type-changed'],
  ],
  ['default-added', withParam({ type: 'integer' }), withParam({ type: 'integer', default: 0 }), ['default-added']],
  ['default-removed', withParam({ type: 'integer', default: 0 }), withParam({ type: 'integer' }), ['default-removed']],
  [
    'default-changed',
    withParam({ type: 'integer', default: 0 }),
    withParam({ type: 'integer', default: 1 }),
    ['default-changed'],
  ],
  [
    'bound-tightened (maximum)',
    withParam({ type: 'integer', maximum: 9 }),
    withParam({ type: 'integer', maximum: 8 }),
    ['bound-tightened'],
  ],
  [
    'bound-tightened (minLength)',
    withParam({ type: 'string', minLength: 1 }),
    withParam({ type: 'string', minLength: 2 }),
    ['bound-tightened'],
  ],
  [
    'bound-loosened',
    withParam({ type: 'integer', minimum: 2 }),
    withParam({ type: 'integer', minimum: 1 }),
    ['bound-loosened'],
  ],
  ['bound-added', withParam({ type: 'array' }), withParam({ type: 'array', maxItems: 3 }), ['bound-added']],
  ['bound-removed', withParam({ type: 'array', maxItems: 3 }), withParam({ type: 'array' }), ['bound-removed']],
  ['format-added', withParam({ type: 'string' }), withParam({ type: 'string', format: 'date' }), ['format-added']],
  ['format-removed', withParam({ type: 'string', format: 'date' }), withParam({ type: 'string' }), ['format-removed']],
  [
    'format-changed',
    withParam({ type: 'string', format: 'date' }),
    withParam({ type: 'string', format: 'uri' }),
    ['format-changed'],
  ],
  ['field-added-required', withParam(object({})), withParam(object({ a: {} }, ['a'])), ['field-added-required']],
  ['field-added-optional', withParam(object({})), withParam(object({ a: {} })), ['field-added-optional']],
  ['field-removed', withParam(object({ a: {} })), withParam(object({})), ['field-removed']],
  [
    'field-became-required',
    withParam(object({ a: {} })),
    withParam(object({ a: {} }, ['a'])),
    ['field-became-required'],
  ],
  [
    'field-became-optional',
    withParam(object({ a: {} }, ['a'])),
    withParam(object({ a: {} })),
    ['field-became-optional'],
  ],
  [
    'a field called constructor',
    withParam(object({})),
    withParam(object({ constructor: {} })),
    ['field-added-optional'],
  ],
  ['return-removed', base, withResult(undefined), ['return-removed']],
  ['return-added', withResult(undefined), base, ['return-added']],
  [
    'return-field-removed',
    withResult(object({ a: {}, b: {} })),
    withResult(object({ a: {} })),
    ['return-field-removed'],
  ],
  ['return-field-added', withResult(object({ a: {} })), withResult(object({ a: {}, b: {} })), ['return-field-added']],
  [
    'return-field-became-optional',
    withResult(object({ a: {} }, ['a'])),
    withResult(object({ a: {} })),
    ['return-field-became-optional'],
  ],
  [
    'return-field-became-required',
    withResult(object({ a: {} })),
    withResult(object({ a: {} }, ['a'])),
    ['return-field-became-required'],
  ],
  [
    'return-type-changed',
    withResult(object({ a: { type: 'string' } })),
    withResult(object({ a: { type: 'integer' } })),
    ['return-type-changed'],
  ],
  [
    'return-type-narrowed',
    withResult(object({ a: { type: ['string', 'integer'] } })),
    withResult(object({ a: { type: 'string' } })),
    ['return-type-narrowed'],
  ],
  [
    'return-type-generalized',
    withResult(object({ a: { type: 'string' } })),
    withResult(object({ a: { type: ['string', 'integer'] } })),
    ['return-type-generalized'],
  ],
  [
    'return-enum-added',
    withResult(object({ a: { type: 'string' } })),
    withResult(object({ a: list('x') })),
    ['return-enum-added'],
  ],
  [
    'return-enum-removed',
    withResult(object({ a: list('x') })),
    withResult(object({ a: { type: 'string' } })),
    ['return-enum-removed'],
  ],
  [
    'return-bound-tightened',
    withResult(object({ a: { maximum: 9 } })),
    withResult(object({ a: { maximum: 5 } })),
    ['return-bound-tightened'],
  ],
  [
    'return-bound-loosened',
    withResult(object({ a: { minimum: 5 } })),
    withResult(object({ a: { minimum: 3 } })),
    ['return-bound-loosened'],
  ],
  [
    'a limit of the answer is gone',
    withResult(object({ a: { maxItems: 5 } })),
    withResult(object({ a: {} })),
    ['return-bound-loosened'],
  ],
  [
    'a limit of the answer is new',
    withResult(object({ a: {} })),
    withResult(object({ a: { minLength: 5 } })),
    ['return-bound-tightened'],
  ],
  [
    'return-format-changed',
    withResult(object({ a: { format: 'date' } })),
    withResult(object({ a: { format: 'uri' } })),
    ['return-format-changed'],
  ],
  [
    'return-unit-changed',
    withResult(object({ a: { 'x-unit': 's' } })),
    withResult(object({ a: { 'x-unit': 'ms' } })),
    ['return-unit-changed'],
  ],
  [
    'return-field-deprecated',
    withResult(object({ a: {} })),
    withResult(object({ a: { deprecated: true } })),
    ['return-field-deprecated'],
  ],
  [
    'return-field-reactivated',
    withResult(object({ a: { deprecated: true } })),
    withResult(object({ a: {} })),
    ['return-field-reactivated'],
  ],
  [
    'words of a field of the answer',
    withResult(object({ a: { description: 'x' } })),
    withResult(object({ a: { description: 'y' } })),
    ['description-changed'],
  ],
  [
    'words of a field of the answer that state what changed',
    withResult(object({ a: { description: 'max 9', maximum: 9 } })),
    withResult(object({ a: { description: 'max 5', maximum: 5 } })),
    ['return-bound-tightened'],
  ],
  [
    'the values of a map in an answer',
    withResult(object({ a: { type: 'object', additionalProperties: { type: 'string' } } })),
    withResult(object({ a: { type: 'object', additionalProperties: { type: 'integer' } } })),
    ['return-type-changed'],
  ],
  [
    'the items of one of several types of an answer',
    withResult(object({ a: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } })),
    withResult(object({ a: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'integer' } }] } })),
    ['return-type-changed'],
  ],
  [
    'a rule that a required parameter fulfils',
    base,
    [space([fn({ rules: [{ kind: 'any-of', parameters: ['to', 'size'], text: 't' }] }), other])],
    [],
  ],
  [
    'a rule in place of two required parameters',
    withRule([param('a', {}, { required: true }), param('b', {}, { required: true })]),
    withRule([param('a'), param('b')], { kind: 'any-of', parameters: ['a', 'b'], text: 't' }),
    ['param-became-optional', 'param-became-optional'],
  ],
  [
    'rule-loosened',
    [space([fn({ rules: [{ kind: 'one-of', parameters: ['size', 'state'], text: 't' }] }), other])],
    [space([fn({ rules: [{ kind: 'any-of', parameters: ['size', 'state'], text: 'u' }] }), other])],
    ['rule-loosened'],
  ],
  [
    'rule-tightened',
    [space([fn({ rules: [{ kind: 'any-of', parameters: ['size', 'state'], text: 't' }] }), other])],
    [space([fn({ rules: [{ kind: 'one-of', parameters: ['size', 'state'], text: 'u' }] }), other])],
    ['rule-tightened'],
  ],
  [
    'one more alternative of a rule',
    [space([fn({ rules: [{ kind: 'any-of', parameters: ['size', 'state'], text: 't' }] }), other])],
    [space([fn({ rules: [{ kind: 'any-of', parameters: ['size', 'state', 'kind'], text: 'u' }] }), other])],
    ['rule-loosened'],
  ],
  [
    'a rule that forbids other calls than before',
    [space([fn({ rules: [{ kind: 'all-or-none', parameters: ['size', 'state'], text: 't' }] }), other])],
    [space([fn({ rules: [{ kind: 'one-of', parameters: ['size', 'state'], text: 'u' }] }), other])],
    ['rule-removed', 'rule-added'],
  ],
  [
    'calls by account in a guide that names any function',
    [
      space([fn(), other], {
        guides: [{ ...account, examples: [{ language: 'lua', code: 'app.integrations.x.work.function_name({...})' }] }],
      }),
    ],
    [space([fn(), other], { guides: [{ ...account, examples: [] }] })],
    ['account-calls-removed'],
  ],
  [
    'two documents in one file: the guide moves to the first namespace',
    [space([fn(), other], { guides: [account] }), space([other], { namespace: 'y' })],
    [space([fn(), other]), space([other], { namespace: 'y', guides: [account] })],
    ['guide-changed', 'guide-changed'],
  ],
  [
    'return-enum-value-added',
    withResult(object({ a: list('a') })),
    withResult(object({ a: list('a', 'b') })),
    ['return-enum-value-added'],
  ],
  [
    'return-enum-value-removed',
    withResult(object({ a: list('a', 'b') })),
    withResult(object({ a: list('a') })),
    ['return-enum-value-removed'],
  ],
  [
    'return-inferred-changed',
    withResult({ ...object({ a: {} }), 'x-inferred': true }),
    withResult({ ...object({ b: {} }), 'x-inferred': true }),
    ['return-inferred-changed'],
  ],
  [
    'description-changed (parameter)',
    withParam({ type: 'string' }),
    withParam({ type: 'string' }, { description: 'New words' }),
    ['description-changed'],
  ],
  [
    'description-changed (function)',
    base,
    [space([fn({ summary: 'Send it anywhere.' }), other])],
    ['description-changed'],
  ],
  ['description-changed (namespace)', base, [space([fn(), other], { title: 'Y' })], ['description-changed']],
  ['example-changed', base, [space([fn({ examples: [] }), other])], ['example-changed']],
  ['the group of a function', base, [space([fn({ group: 'Sending' }), other])], ['description-changed']],
  [
    'a guide that is laid out otherwise',
    [
      space([fn(), other], {
        guides: [{ title: 'G', markdown: '### A\n\n* one\n  two\n\n```lua\nx()\n```\n\n---\n' }],
      }),
    ],
    [
      space([fn(), other], {
        guides: [{ title: 'G', markdown: '#### A ####\n\n\n- one two\n<!-- x -->\n\n~~~lua\nx()\n~~~' }],
      }),
    ],
    [],
  ],
  [
    'the code of a guide',
    [space([fn(), other], { guides: [{ title: 'G', markdown: '```lua\nx()\n```' }] })],
    [space([fn(), other], { guides: [{ title: 'G', markdown: '```lua\nx()\n\n```' }] })],
    ['guide-changed'],
  ],
  ['guide-changed', base, [space([fn(), other], { guides: [{ title: 'G', markdown: 'm' }] })], ['guide-changed']],
]

describe('the smallest change that triggers each rule', () => {
  test.each(cases)('the smallest change triggers its rule: %s', (_, before, after, want) => {
    expect(compareNamespaces(before, after).map(({ rule }) => rule)).toEqual(want)
  })

  test('every rule of changes has its smallest change', () => {
    const tried = new Set(cases.flatMap(([, , , rules]) => rules))
    expect(Object.keys(changeRules).filter((rule) => !tried.has(rule))).toEqual([])
  })
})

describe('rules', () => {
  const rules: [string, { mirror?: string; alone?: string }][] = Object.entries(changeRules)

  test.each(rules)('%s has its mirror, or a reason why there is none', (_, { mirror, alone }) => {
    expect((mirror !== undefined && Object.hasOwn(changeRules, mirror)) || (alone ?? '') !== '').toBe(true)
  })

  test.each(cases.filter(([, , , want]) => want.length === 1))(
    '%s, taken back, triggers the mirror rule',
    (_, before, after, [rule]) => {
      const back = compareNamespaces(after, before).map((change) => change.rule)
      const known: { mirror?: string; alone?: string } = changeRules[rule as keyof typeof changeRules]
      if (known.mirror !== undefined) expect(back).toEqual([known.mirror])
      else expect(back).toHaveLength(1)
    },
  )
})

test('a change has a place, a fingerprint that ignores the place, and a fix if it breaks callers', () => {
  const [change] = compareNamespaces(base, [space([other])])
  const finding = asFinding(change!)
  expect(finding).toMatchObject({
    section: 'breaking',
    level: 'error',
    bump: 'major',
    subject: 'x.send_it',
    message: 'x.send_it: the function is no longer documented',
  })
  expect(finding.fix).toContain('accept')
})

describe('versions', () => {
  const versions: [string, 'major' | 'minor' | 'patch' | 'none', string | undefined][] = [
    ['1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'none', '1.2.3'],
    ['0.2.3', 'major', '0.3.0'],
    ['0.2.3', 'minor', '0.2.4'],
    ['2.0.0-beta.3', 'major', '2.0.0-beta.4'],
    ['1.0.0-rc.1', 'major', '1.0.0-rc.2'],
    ['1.0.0-rc', 'minor', '1.0.0-rc.1'],
    ['1.4.0-beta.1', 'minor', '1.4.0-beta.2'],
    ['1.4.0-beta.1', 'major', '2.0.0'],
    ['1.4.2-beta.1+build.5', 'patch', '1.4.2-beta.2'],
    ['1.4.2-beta.1', 'minor', '1.5.0'],
    ['0.3.0-alpha.0', 'major', '0.3.0-alpha.1'],
    ['0.2.4-alpha.0', 'major', '0.3.0'],
    ['2.0.0-beta.3', 'none', '2.0.0-beta.3'],
    ['latest', 'minor', undefined],
  ]
  test.each(versions)('version %s with a %s change becomes %s', (current, bump, want) =>
    expect(nextVersion(current, bump)).toBe(want),
  )

  test('the changelog names breaking changes first', () => {
    const findings = compareNamespaces(base, [space([fn({ summary: 'x', parameters: [] }), other])]).map(asFinding)
    expect(largestBump(findings)).toBe('major')
    expect(changelogEntry('2.0.0', findings)).toBe(
      '## 2.0.0\n\n### Breaking\n\n- x.send_it.to: the parameter is no longer documented\n- x.send_it.size: ' +
        'the parameter is no longer documented\n\n### Documentation\n\n- x.send_it: the description changed\n',
    )
  })
})
