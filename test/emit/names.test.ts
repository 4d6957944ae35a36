import { describe, expect, test } from 'vitest'
import { camelCase, fileName, localNames, nameNamespace, pascalCase } from '#codegen/emit/names.js'
import { luaAccess, luaKey, luaString } from '#runtime/lua/names.js'
import { functionOf, namespaceOf } from './emitting.js'

describe('words', () => {
  const table: [given: string, want: { camel: string; pascal: string; file: string }][] = [
    ['send_sms', { camel: 'sendSms', pascal: 'SendSms', file: 'send_sms' }],
    ['sendSms', { camel: 'sendSms', pascal: 'SendSms', file: 'sendSms' }],
    ['SendSms', { camel: 'sendSms', pascal: 'SendSms', file: 'SendSms' }],
    ['send-sms', { camel: 'sendSms', pascal: 'SendSms', file: 'send-sms' }],
    ['URL', { camel: 'url', pascal: 'URL', file: 'URL' }],
    ['HTTPServer', { camel: 'httpServer', pascal: 'HTTPServer', file: 'HTTPServer' }],
    ['page[size]', { camel: 'pageSize', pascal: 'PageSize', file: 'page~5bsize~5d' }],
    ['filter.status', { camel: 'filterStatus', pascal: 'FilterStatus', file: 'filter~2estatus' }],
    ['1st', { camel: '_1st', pascal: '_1st', file: '1st' }],
    ['__proto__', { camel: 'proto', pascal: 'Proto', file: '__proto__' }],
    ['😀', { camel: 'u1f600', pascal: 'U1f600', file: '~1f600' }],
    ['', { camel: 'u', pascal: 'U', file: '~' }],
    ['../x', { camel: 'x', pascal: 'X', file: '~2e~2e~2fx' }],
  ]
  test.each(table)('splits %j into words', (given, want) =>
    expect({ camel: camelCase(given), pascal: pascalCase(given), file: fileName(given) }).toEqual(want),
  )
})

describe('Lua', () => {
  const table: [given: string, want: { access: string; key: string }][] = [
    ['send_sms', { access: '.send_sms', key: 'send_sms' }],
    ['end', { access: '["end"]', key: '["end"]' }],
    ['goto', { access: '["goto"]', key: '["goto"]' }],
    ['from', { access: '.from', key: 'from' }],
    ['acuity-scheduling', { access: '["acuity-scheduling"]', key: '["acuity-scheduling"]' }],
    ['1x', { access: '["1x"]', key: '["1x"]' }],
    ['größe', { access: '["größe"]', key: '["größe"]' }],
    ['', { access: '[""]', key: '[""]' }],
  ]
  test.each(table)('Lua code reaches the name %j', (given, want) =>
    expect({ access: luaAccess(given), key: luaKey(given) }).toEqual(want),
  )

  const strings: [given: string, want: string][] = [
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['a\nb\rc', '"a\\nb\\rc"'],
    ['\u00001\u007f', '"\\0001\\127"'],
    [']] --[[', '"]] --[["'],
    ['😀', '"😀"'],
  ]
  test.each(strings)('Lua code writes the key %j', (given, want) => expect(luaString(given)).toBe(want))
})

describe('a namespace', () => {
  const table: [what: string, given: readonly string[], want: readonly string[]][] = [
    ['two spellings', ['send_sms', 'sendSms'], ['sendSms SendSmsParams', 'sendSms2 SendSms2Params']],
    ['upper and lower case', ['send', 'Send', 'SEND'], ['send SendParams', 'send2 Send2Params', 'send3 SENDParams']],
    [
      'reserved words',
      ['delete', 'end', 'undefined'],
      ['delete2 DeleteParams', 'end EndParams', 'undefined2 UndefinedParams'],
    ],
    ['the namespace itself', ['demo'], ['demo2 DemoParams']],
    ['a validator of another', ['send', 'validate_send'], ['send SendParams', 'validateSend2 ValidateSendParams']],
    ['types of another', ['send', 'send_params'], ['send SendParams', 'sendParams SendParamsParams']],
  ]
  test.each(table)('names in a namespace are told apart: %s', (_what, given, want) => {
    const { functions } = nameNamespace(namespaceOf(given.map((name) => functionOf(name))))
    expect([...functions.values()].map(({ constant, params }) => `${constant} ${params}`)).toEqual(want)
  })

  test('the name of a namespace does not clash with what its modules use', () => {
    const named = (namespace: string): string => nameNamespace(namespaceOf([], { namespace })).constant
    expect(['telnyx', 'acuity-scheduling', 'document', 'class', 'definition'].map(named)).toEqual([
      'telnyx',
      'acuityScheduling',
      'document2',
      'class2',
      'definition2',
    ])
  })
})

test('new variables do not clash with what the function uses', () => {
  const fresh = localNames()
  expect(['item', 'item', 'input', 'page_size', 'pageSize', 'class', 'object', 'Number'].map(fresh)).toEqual([
    'item',
    'item2',
    'input2',
    'pageSize',
    'pageSize2',
    'class2',
    'object',
    'number',
  ])
})
