/** Checks the options of a consumer and adds the defaults. */
import { MoonbindError } from '../errors.js'
import { checkOptions, isObject } from '../options.js'
import type { HttpOptions, HttpTable } from './call-table.js'
import type { Environment } from './keys.js'

export interface Settings extends HttpOptions {
  readonly baseUrl: string
  readonly timeoutMs: number
  readonly totalTimeoutMs: number
  readonly retries: number
  readonly concurrency: number
  readonly maxAnswerBytes: number
}

const names = [
  'baseUrl',
  'timeoutMs',
  'totalTimeoutMs',
  'retries',
  'concurrency',
  'maxAnswerBytes',
  'middleware',
  'fetch',
]

/** The smallest and the default value of each number. */
const numbers = {
  timeoutMs: [1, 30_000],
  totalTimeoutMs: [1, 120_000],
  retries: [0, 2],
  concurrency: [1, 10],
  maxAnswerBytes: [1, 10 << 20],
} as const

/** The longest time that a timer can hold, in milliseconds; it also limits the other numbers. */
const MOST = 2 ** 31 - 1

/** @throws {MoonbindError} for options that are unknown, out of range or of the wrong type. */
export function readSettings({ baseUrl, env }: HttpTable, options: HttpOptions, environment: Environment): Settings {
  checkOptions('http', options, names)
  const count = (name: keyof typeof numbers): number => readNumber(name, options[name])
  const fromEnvironment = environment[`${env}_BASE_URL`] || undefined
  return {
    ...options,
    timeoutMs: count('timeoutMs'),
    totalTimeoutMs: count('totalTimeoutMs'),
    retries: count('retries'),
    concurrency: count('concurrency'),
    maxAnswerBytes: count('maxAnswerBytes'),
    middleware: readMiddleware(options.middleware),
    ...readFetch(options.fetch),
    baseUrl: readAddress(
      options.baseUrl === undefined && fromEnvironment !== undefined ? `${env}_BASE_URL` : 'http.baseUrl',
      options.baseUrl ?? fromEnvironment ?? baseUrl,
    ),
  }
}

function readNumber(name: keyof typeof numbers, value: unknown): number {
  const [least, usual] = numbers[name]
  if (value === undefined) return usual
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= MOST) return value
  throw new MoonbindError(
    'invalid_options',
    `http.${name}: expected a whole number from ${least} to ${MOST}, got ${String(value)}`,
  )
}

function readMiddleware(value: HttpOptions['middleware']): NonNullable<HttpOptions['middleware']> {
  if (value === undefined) return []
  if (Array.isArray(value) && value.every(isMiddleware)) return value as NonNullable<HttpOptions['middleware']>
  throw new MoonbindError(
    'invalid_options',
    'http.middleware: expected a list of openapi-fetch middleware: objects with onRequest, onResponse or onError',
  )
}

const isMiddleware = (value: unknown): boolean =>
  isObject(value) &&
  [value['onRequest'], value['onResponse'], value['onError']].some((hook) => typeof hook === 'function')

function readFetch(value: unknown): Pick<HttpOptions, 'fetch'> {
  if (value === undefined) return {}
  if (typeof value === 'function') return { fetch: value as NonNullable<HttpOptions['fetch']> }
  throw new MoonbindError('invalid_options', 'http.fetch: expected a function')
}

/** The message must not show a password in the address. */
function readAddress(what: string, address: unknown): string {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : undefined
  const plain = url && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (plain && (url.protocol === 'https:' || url.protocol === 'http:')) return (address as string).replace(/\/+$/, '')
  const shown = JSON.stringify(
    String(address)
      .replace(/\/\/[^@/]*@/, '//***@')
      .replace(/[?#].*$/s, '?…'),
  )
  throw new MoonbindError(
    'invalid_options',
    `${what}: expected an address such as https://api.example.com/v2, got ${shown}`,
  )
}
