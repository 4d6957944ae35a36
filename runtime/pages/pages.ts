import type { Connection } from '../connection.js'
import { MoonbindError, UnknownNameError } from '../errors.js'
import type { CallOptions } from '../methods.js'
import { checkOptions, checkSignal, isObject, kindOf } from '../options.js'
import { callPath } from '../path.js'
import { withLargeIntegers } from '../validation/integers.js'
import { nearest } from '../validation/nearest.js'
import { PageReader } from './page-reader.js'
import { origin, type Paged } from './paged.js'

/**
 * The lists of a namespace, item by item over all their pages. A page is fetched when its first item is needed, so that
 * a loop that ends early fetches no more.
 *
 * ```ts
 * for await (const order of pages(api).list_orders({ state: 'open' })) console.log(order.id)
 * ```
 *
 * Takes an integration, or one account of it: `pages(api.account('work'))`.
 *
 * @throws {MoonbindError} if `api` is not an integration; {UnknownNameError} for a function without pages.
 */
export function pages<Lists>(api: Paged<Lists>): Lists {
  const found = (api as Partial<Paged<Lists>> | undefined)?.[origin]
  if (!found)
    throw new MoonbindError(
      'invalid_options',
      `pages: expected an integration or an account of one, got ${kindOf(api)}`,
    )
  const { connected, account } = found
  const lists = Object.create(null) as { [name: string]: unknown }
  for (const name of connected.pages.keys())
    lists[name] = (params?: unknown, options?: CallOptions) => allItems(connected, account, name, params, options)
  return new Proxy(lists, {
    get: (target, name) => (typeof name === 'string' ? (target[name] ?? unknown(connected, name)) : undefined),
  }) as Lists
}

function unknown({ definition: { namespace }, pages: lists }: Connection, name: string): undefined {
  if (name === 'then') return undefined
  const near = nearest(name, lists.keys())
  const known = lists.size === 0 ? 'none of its lists has pages' : `Lists with pages: ${[...lists.keys()].join(', ')}`
  throw new UnknownNameError(
    `${callPath(namespace, name)} has no pages. ${near === undefined ? known : `Did you mean: ${near}`}`,
    near,
  )
}

async function* allItems(
  connected: Connection,
  account: string,
  name: string,
  params: unknown,
  options: CallOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  checkOptions('pages', options, ['signal'])
  checkSignal('pages', options.signal)
  const path = callPath(connected.definition.namespace, name, account)
  // The call itself refuses parameters that are not an object.
  const reader = new PageReader(path, connected.pages.get(name)!, isObject(params) ? params : {})
  for (
    let args: unknown = isObject(params) || params === undefined ? reader.next() : params;
    args !== undefined;
    args = reader.next()
  ) {
    options.signal?.throwIfAborted()
    const answer = await connected.call({
      function: name,
      account,
      args,
      ...(options.signal && { signal: options.signal }),
    })
    yield* reader.take(withLargeIntegers(answer, connected.largeIntegers))
  }
}
