/** Faults that the mock server makes on demand. */
import { MoonbindError } from '../errors.js'
import { checkOptions } from '../options.js'

export interface FaultOptions {
  /** The first `count` requests are answered with `status`; several entries follow each other. */
  readonly fail?: readonly { readonly status: number; readonly count: number }[]
  /** Delays every answer by this many milliseconds. */
  readonly latencyMs?: number
  /** Drops the connection for this many requests. */
  readonly drop?: number
  /** Cuts off this many answers in the middle. */
  readonly truncate?: number
}

/** The fault of one request. */
export type Fault = { readonly kind: 'none' | 'drop' | 'truncate' } | { readonly kind: 'fail'; readonly status: number }

/** Hands out faults request by request: drops first, then failures, then truncations. */
export class Faults {
  readonly latencyMs: number
  readonly #fail: { readonly status: number; left: number }[]
  #drop: number
  #truncate: number

  /** @throws {MoonbindError} for faults that are unknown or out of range. */
  constructor(options: FaultOptions = {}) {
    checkOptions('createMockServer: faults', options, ['fail', 'latencyMs', 'drop', 'truncate'])
    const { fail = [], latencyMs = 0, drop = 0, truncate = 0 } = options
    this.latencyMs = whole('latencyMs', latencyMs)
    this.#drop = whole('drop', drop)
    this.#truncate = whole('truncate', truncate)
    if (!Array.isArray(fail))
      throw new MoonbindError(
        'invalid_options',
        'createMockServer: expected "fail" to be a list such as [{ status: 429, count: 3 }]',
      )
    this.#fail = fail.map(({ status, count }) => {
      if (!Number.isInteger(status) || status < 400 || status > 599)
        throw new MoonbindError(
          'invalid_options',
          `createMockServer: expected a status from 400 to 599, got ${String(status)}`,
        )
      return { status, left: whole('count', count) }
    })
  }

  next(): Fault {
    if (this.#drop > 0) {
      this.#drop--
      return { kind: 'drop' }
    }
    const failing = this.#fail.find(({ left }) => left > 0)
    if (failing) {
      failing.left--
      return { kind: 'fail', status: failing.status }
    }
    if (this.#truncate === 0) return { kind: 'none' }
    this.#truncate--
    return { kind: 'truncate' }
  }
}

function whole(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 2 ** 31) return value
  throw new MoonbindError(
    'invalid_options',
    `createMockServer: expected "${name}" to be a whole number from 0, got ${String(value)}`,
  )
}
