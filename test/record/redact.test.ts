import { describe, expect, test } from 'vitest'
import { telnyx } from '#generated/telnyx/index.js'
import { createRuntime } from '#runtime/create-runtime.js'
import { isSecretName, Redactor } from '#runtime/record/redact.js'

const names = (text: string): readonly string[] => text.split(' ')

test.each(
  names(
    'password Password passwd pwd db_password passphrase token access_token accessToken AUTH_TOKEN ' +
      'x-auth-token secret client_secret clientSecret webhook_secret api_key apiKey apikey API-KEY ' +
      'x_api_key Authorization proxy-authorization cookie Set-Cookie private_key privateKey ssh_private_key ' +
      'secret_key access_key signing_key credentials jwt otp cvc card_number session_id',
  ),
)('the name %s is redacted', (name) => {
  expect(isSecretName(name)).toBe(true)
})

test.each(
  names(
    'text id to key keyword keys max_tokens token_count tokens page_token nextPageToken sync_token ' +
      'cursor_token secretary authority author cookies_accepted passwordless monkey public_key primary_key ' +
      'sort_key',
  ),
)('the name %s is not redacted', (name) => {
  expect(isSecretName(name)).toBe(false)
})

describe('a value', () => {
  const redactor = new Redactor()
  redactor.add('sk-live-1234')
  redactor.add('a b/c+d')
  redactor.add('no')

  test.each<[value: unknown, wanted: unknown]>([
    [
      { to: '+1', password: 'x' },
      { to: '+1', password: '[redacted]' },
    ],
    [{ a: [{ b: { api_key: 'x', c: 1 } }] }, { a: [{ b: { api_key: '[redacted]', c: 1 } }] }],
    ['GET https://me:hunter2@host/x', 'GET https://[redacted]@host/x'],
    ['https://h/x?api_key=abc&page_token=p&q=1', 'https://h/x?api_key=[redacted]&page_token=p&q=1'],
    ['https://h:8080/x?q=a@b', 'https://h:8080/x?q=a@b'],
    [
      { pin: 1, otp: 123456, token: { a: 1 } },
      { pin: 1, otp: '[redacted]', token: '[redacted]' },
    ],
    [
      { token: true, secret: null },
      { token: true, secret: null },
    ],
    [
      { headers: [{ name: 'Authorization', value: 'Bearer x' }] },
      { headers: [{ name: 'Authorization', value: '[redacted]' }] },
    ],
    [{ headers: [{ name: 'Accept', value: 'x' }] }, { headers: [{ name: 'Accept', value: 'x' }] }],
    ['the key sk-live-1234 and sk-live-1234', 'the key [redacted] and [redacted]'],
    [{ 'sk-live-1234': 1 }, { '[redacted]': 1 }],
    ['?key=a%20b%2Fc%2Bd', '?key=[redacted]'],
    ['no no', 'no no'],
    [
      [1, 2n, null, true, 'x'],
      [1, 2n, null, true, 'x'],
    ],
  ])('%#', (value, wanted) => {
    expect(redactor.value(value)).toEqual(wanted)
  })

  test('the redacted value is a copy', () => {
    const value = { list: [{ a: 1 }] }
    const copy = redactor.value(value) as typeof value
    value.list[0]!.a = 2
    expect(copy.list[0]!.a).toBe(1)
  })

  test('a value that contains itself is redacted', () => {
    const value: { self?: unknown } = {}
    value.self = value
    expect(JSON.stringify(redactor.value(value))).toContain('[too deep]')
  })
})

test('a long value is redacted with pauses, with the same result as at once', () => {
  const redactor = new Redactor()
  redactor.add('key-1')
  const row = (i: number) => ({ id: i, text: 'x'.repeat(200), token: 'secret', note: ['key-1', { n: 1n }] })
  const value = { rows: Array.from({ length: 1_000 }, (_, i) => row(i)) }
  const parts = redactor.valueInParts(value)
  let pauses = 0
  let step = parts.next()
  for (; step.done !== true; step = parts.next()) pauses++
  expect(pauses).toBeGreaterThan(5)
  expect(step.value).toEqual(redactor.value(value))
  expect((step.value as { rows: unknown[] }).rows[0]).toMatchObject({
    token: '[redacted]',
    note: ['[redacted]', { n: 1n }],
  })
})

describe('a long text is cleaned with pauses', () => {
  const redactor = new Redactor()
  redactor.add('key-1-of-work')
  const each: readonly (readonly [text: string, clean: string])[] = [
    ['https://a.b/c?token=1&page=2 ', 'https://a.b/c?token=[redacted]&page=2 '],
    ['://u:p@h/ ', '://[redacted]@h/ '],
    ['key-1-of-work, ', '[redacted], '],
    ['://a?b=c ', '://a?b=c '],
  ]
  test.each(each)('a long text is redacted with pauses: %s', (text, clean) => {
    const parts = redactor.valueInParts(text.repeat(12_000))
    let pauses = 0
    let step = parts.next()
    for (; step.done !== true; step = parts.next()) pauses++
    expect(pauses).toBeGreaterThan(1)
    expect(step.value).toBe(clean.repeat(12_000))
    expect(redactor.text(text)).toBe(clean)
  })
})

test('the longer of two keys is replaced first', () => {
  const redactor = new Redactor()
  redactor.add('key-1')
  redactor.add('key-1-of-work')
  expect(redactor.text('key-1-of-work, key-1')).toBe('[redacted], [redacted]')
})

test('a script does not see a key that the error of a handler repeats', async () => {
  const apiKey = 'KEY0123456789'
  const list_messages = async (): Promise<never> => {
    throw new Error(`refused ${apiKey}`)
  }
  const api = telnyx({ accounts: { default: { apiKey } }, handlers: { list_messages } as never })
  const runtime = await createRuntime({ integrations: [api], isolation: 'inline' })
  const run = await runtime.run('return select(2, pcall(app.integrations.telnyx.list_messages, {}))')
  await runtime.close()
  expect(JSON.stringify(run)).not.toContain(apiKey)
  expect(run.values).toEqual([expect.stringContaining('refused [redacted]')])
})

test('a very long message of a handler is cut, without a part of a key', async () => {
  const apiKey = 'KEY0123456789'
  const list_messages = async (): Promise<never> => {
    throw new Error(`${'x'.repeat(16 * 1024 - 5)}${apiKey} ${'https://a:b@c '.repeat(100_000)}`)
  }
  const api = telnyx({ accounts: { default: { apiKey } }, handlers: { list_messages } as never })
  const runtime = await createRuntime({ integrations: [api], isolation: 'inline' })
  const run = await runtime.run('return select(2, pcall(app.integrations.telnyx.list_messages, {}))')
  await runtime.close()
  const [message] = run.values as [string]
  expect(message).toMatch(/x…$/)
  expect(message.length).toBeLessThan(17_000)
  expect(JSON.stringify(run)).not.toContain('KEY')
})
