import { describe, expect, test } from 'vitest'
import { isSecretName, Redactor } from '#runtime/record/redact.js'

const names = (text: string): readonly string[] => text.split(' ')

describe('a name', () => {
  test.each(
    names(
      'password Password passwd pwd db_password passphrase token access_token accessToken AUTH_TOKEN x-auth-token secret ' +
        'client_secret clientSecret webhook_secret api_key apiKey apikey API-KEY x_api_key Authorization proxy-authorization cookie ' +
        'Set-Cookie private_key privateKey ssh_private_key secret_key access_key signing_key credentials jwt otp cvc card_number session_id',
    ),
  )('%s is that of a secret', (name) => {
    expect(isSecretName(name)).toBe(true)
  })

  test.each(
    names(
      'text id to key keyword keys max_tokens token_count tokens page_token nextPageToken sync_token cursor_token secretary authority ' +
        'author cookies_accepted passwordless monkey public_key primary_key sort_key',
    ),
  )('%s is not', (name) => {
    expect(isSecretName(name)).toBe(false)
  })
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

  test('is a copy', () => {
    const value = { list: [{ a: 1 }] }
    const copy = redactor.value(value) as typeof value
    value.list[0]!.a = 2
    expect(copy.list[0]!.a).toBe(1)
  })

  test('that contains itself ends', () => {
    const value: { self?: unknown } = {}
    value.self = value
    expect(JSON.stringify(redactor.value(value))).toContain('[too deep]')
  })
})
