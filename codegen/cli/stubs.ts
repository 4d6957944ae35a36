import { didYouMean } from '../../runtime/did-you-mean.js'
import { luaStubs, MARK, type StubFile } from '../emit/lua/index.js'
import { exitCodes, Failure } from '../failure.js'
import { listFiles, readOptional, writeOutput } from '../files/index.js'
import type { Namespace } from '../ir.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { plural } from './diagnostics.js'
import { commandLine } from './invocation.js'
import { readNamespaces } from './read-namespaces.js'

/** `moonbind stubs`: files next to scripts, from which editors complete and linters judge them. */
export const stubs: Command = {
  name: 'stubs',
  usage: '[--out DIR] [--account NAMESPACE.ACCOUNT]… [--spec DIR] [--check] [--json]',
  options: {
    out: { type: 'value', value: 'DIR', help: 'the folder of the scripts (lua)' },
    account: { type: 'list', value: 'NAMESPACE.ACCOUNT', help: 'an account that scripts use and no document names' },
    check: { type: 'flag', help: 'write nothing; exit 1 if something would change' },
    spec: commonOptions.spec,
    json: { ...commonOptions.json, help: 'what was written and deleted as one JSON object' },
  },
  words: { min: 0, max: 0 },
  run: runStubs,
}

async function runStubs(args: Arguments, io: Io): Promise<number> {
  const folder = args.text('out') ?? 'lua'
  const namespaces = await readNamespaces(args, io)
  if (!namespaces) return exitCodes.findings
  const files = luaStubs(namespaces, readAccounts(args.list('account'), namespaces))
  const written = files.filter((file) => isOutdated(folder, file))
  const deleted = abandoned(folder, files)
  const differs = written.length + deleted.length > 0
  if (differs && !args.flag('check')) writeOutput(folder, written, deleted)
  io.out(shown({ folder, written: written.map(({ path }) => path), deleted, files: files.length }, args))
  if (!args.flag('check') || !differs) return exitCodes.clean
  io.err(
    `moonbind: ${folder} is not what the documents say: ${commandLine(io.environment, ['stubs', ...given(args)])} writes it\n`,
  )
  return exitCodes.findings
}

const given = (args: Arguments): string[] => {
  const out = args.text('out')
  return out === undefined ? [] : ['--out', out]
}

/** Whether a file has to be written. A file of somebody else is never written over. */
function isOutdated(folder: string, { path, text }: StubFile): boolean {
  const now = readOptional(`${folder}/${path}`)
  if (now === undefined) return true
  if (now === text) return false
  if (isOurs(now)) return true
  throw new Failure(
    'output',
    `${folder}/${path} was not written by moonbind: move it away, or choose another folder with --out`,
  )
}

const isOurs = (text: string): boolean => text.slice(0, 200).includes(MARK.slice(3))

/** Stubs of namespaces that are not documented any more. */
function abandoned(folder: string, files: readonly StubFile[]): string[] {
  const wanted = new Set(files.map(({ path }) => path))
  return listFiles(`${folder}/library`)
    .map((name) => `library/${name}`)
    .filter((path) => path.endsWith('.lua') && !wanted.has(path) && isOurs(readOptional(`${folder}/${path}`) ?? ''))
}

interface Outcome {
  readonly folder: string
  readonly written: readonly string[]
  readonly deleted: readonly string[]
  readonly files: number
}

function shown({ folder, written, deleted, files }: Outcome, args: Arguments): string {
  if (args.flag('json')) return `${JSON.stringify({ folder, written, deleted })}\n`
  const verb = args.flag('check') ? ['differs', 'is left'] : ['written', 'deleted']
  const lines = [
    ...written.map((path) => `  ${verb[0]}  ${folder}/${path}`),
    ...deleted.map((path) => `  ${verb[1]}  ${folder}/${path}`),
  ]
  return lines.length === 0 ? `nothing to do: ${plural(files, 'file')} up to date\n` : `${lines.join('\n')}\n`
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
