import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import { luaStubs, MARK } from '../emit/lua/index.js'
import { exitCodes, Failure } from '../failure.js'
import type { Namespace } from '../ir.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { ownedOptions, writeOwned } from './project/owned-folder.js'
import { readNamespaces } from './project/read-namespaces.js'

/** `moonbind stubs`: files next to scripts, from which editors complete and linters judge them. */
export const stubs: Command = {
  name: 'stubs',
  usage: '[--out DIR] [--account NAMESPACE.ACCOUNT]… [--spec DIR] [--check] [--json]',
  options: {
    ...ownedOptions('the folder of the scripts (lua)'),
    account: {
      type: 'list',
      value: 'NAMESPACE.ACCOUNT',
      help: 'an account that scripts use although no document names it',
    },
    spec: commonOptions.spec,
  },
  words: { min: 0, max: 0 },
  run: runStubs,
}

async function runStubs(args: Arguments, io: Io): Promise<number> {
  const folder = args.text('out') ?? 'lua'
  const namespaces = await readNamespaces(args, io)
  if (!namespaces) return exitCodes.findings
  const files = luaStubs(namespaces, readAccounts(args.list('account'), namespaces))
  const command = ['stubs', ...(args.text('out') === undefined ? [] : ['--out', folder])]
  return writeOwned({ folder, files, mark: MARK.slice('-- '.length), swept: ['library'], command }, args, io)
}

function readAccounts(names: readonly string[], namespaces: readonly Namespace[]): Map<string, string[]> {
  const accounts = new Map<string, string[]>()
  for (const name of names) {
    const dot = name.indexOf('.')
    const [namespace, account] = [name.slice(0, dot), name.slice(dot + 1)]
    if (dot < 1 || account === '')
      throw new Failure('usage', `option --account: expected NAMESPACE.ACCOUNT, got ${JSON.stringify(name)}`)
    const known = namespaces.map((other) => other.namespace)
    if (!known.includes(namespace))
      throw new Failure(
        'usage',
        `option --account: unknown namespace ${JSON.stringify(namespace)}, ${didYouMean(namespace, known)}`,
      )
    accounts.set(namespace, [...(accounts.get(namespace) ?? []), account])
  }
  return accounts
}
