import { didYouMean } from '../../../runtime/validation/did-you-mean.js'
import { Failure } from '../../failure.js'

/**
 * The accounts of each namespace that `--account` configured: `work` is one of every namespace, `shop:work` of one.
 *
 * @throws {Failure} `usage` for an unknown namespace or an empty name.
 */
export function namedAccounts(
  options: readonly string[],
  namespaces: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const accounts = new Map<string, string[]>(namespaces.map((namespace) => [namespace, []]))
  for (const option of options) {
    const colon = option.indexOf(':')
    const [namespace, name] = colon < 0 ? [undefined, option] : [option.slice(0, colon), option.slice(colon + 1)]
    if (name === '') throw new Failure('usage', `--account ${option}: expected NAME or NAMESPACE:NAME`)
    for (const target of namespace === undefined ? namespaces : [namespace]) {
      const list = accounts.get(target)
      if (list === undefined) throw unknownNamespace(target, namespaces)
      list.push(name)
    }
  }
  return accounts
}

function unknownNamespace(name: string, namespaces: readonly string[]): Failure {
  return new Failure('usage', `unknown namespace ${JSON.stringify(name)}, ${didYouMean(name, namespaces)}`)
}
