/** Answers calls of any namespace with made-up data that fits its definitions. */
import { MoonbindError } from '../errors.js'
import { checkOptions, kindOf } from '../options.js'
import type { Transport, TransportRequest } from '../transport.js'
import { readIntegers, withLargeIntegers } from '../validation/integers.js'
import { answerList, answerOne, answersList } from './answer.js'
import { Store } from './entity.js'
import { readName } from './words.js'

export interface MockOptions {
  /** Another seed gives other data. */
  readonly seed?: string | number
}

/**
 * A transport without a network. The same calls in the same order have the same answers, made from documented results,
 * documented outputs and the call's own arguments. It remembers what calls write, update and delete, for each account
 * separately, as long as it lives. Neither the day nor chance changes an answer.
 *
 * @throws {UnknownNameError} for unknown options.
 */
export function mockTransport(options: MockOptions = {}): Transport {
  checkOptions('mockTransport', options, ['seed'])
  const { seed = '' } = options
  if (typeof seed !== 'string' && typeof seed !== 'number') {
    throw new MoonbindError(
      'invalid_options',
      `mockTransport: expected "seed" to be a string or a number, got ${kindOf(seed)}`,
    )
  }
  const stores = new Map<string, Store>()
  return async (sent) => {
    const params = withLargeIntegers(sent.params, 'text') as TransportRequest['params']
    const request = { ...sent, params }
    const { namespace, account, function: definition, signal } = request
    signal.throwIfAborted()
    const key = JSON.stringify([seed, namespace, account])
    const store = stores.get(key) ?? new Store(key)
    stores.set(key, store)
    const reading = readName(definition.name, namespace)
    const answer = answersList(definition, reading)
      ? answerList(request, reading, store)
      : answerOne(request, reading, store)
    return readIntegers(answer, definition.result ?? {}).exact
  }
}
