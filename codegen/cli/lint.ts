import { applyFixes, type Checked, checkWithin } from '../../runtime/lint/index.js'
import { readWorld } from '../../runtime/lint/world.js'
import { documentedAccounts } from '../../runtime/played/documented-accounts.js'
import { bare, didYouMean } from '../../runtime/validation/did-you-mean.js'
import { exitCodes } from '../failure.js'
import { endsLinesWithCrlf, readTextFile, writeTextFile } from '../files/index.js'
import { usage } from './arguments.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { namedAccounts } from './connect/accounts.js'
import { loadDefinitions } from './connect/bindings.js'
import { readInputText } from './input-text.js'
import { type LintedFile, lintFormats, showLinted } from './lint/formats.js'
import { readFolders } from './project/folders.js'

/** `moonbind lint`: what is wrong with scripts, without running them. */
export const lint: Command = {
  name: 'lint',
  usage: 'FILE.lua… | - | -e CODE [--fix] [--format FORMAT] [--account [NAMESPACE:]NAME]… [--generated DIR]',
  options: {
    code: { type: 'value', value: 'CODE', short: 'e', help: 'the script itself' },
    fix: { type: 'flag', help: 'apply the certain fixes; a script of - or -e is printed' },
    format: { type: 'value', value: 'FORMAT', help: `${lintFormats.join(', ')} (text)` },
    json: { ...commonOptions.json, help: 'the same as --format json' },
    account: {
      type: 'list',
      value: 'NAME',
      help: 'a named account that scripts may use, of all namespaces or of one (NAMESPACE:NAME)',
    },
    generated: commonOptions.generated,
  },
  words: { min: 0, max: 10_000 },
  run: runLint,
}

/** A script and where it comes from; `file` is absent for one that no file holds. */
interface Script {
  readonly name: string
  readonly source: string
  readonly file?: string
}

async function runLint(args: Arguments, io: Io): Promise<number> {
  const format = readFormat(args)
  const scripts = await readScripts(args, io)
  const check = await checker(args)
  const files = scripts.map((script) => lintScript(script, check, args.flag('fix'), io))
  const printed = args.flag('fix') && scripts.some(({ file }) => file === undefined)
  // If the script is printed, a program reads it, so the findings go to the other stream.
  const show = printed ? io.err : io.out
  show(showLinted(files, format, io.colour && !printed))
  const failed = files.some(({ findings }) => findings.some(({ severity }) => severity === 'error'))
  return failed ? exitCodes.findings : exitCodes.clean
}

type Check = (source: string) => ReturnType<typeof checkWithin>

/** A fix may reveal another mistake. More rounds than these find nothing new. */
const ROUNDS = 10

function lintScript({ name, source, file }: Script, check: Check, fix: boolean, io: Io): LintedFile {
  let [text, fixed] = [source, 0]
  let result = check(text)
  for (let round = 0; fix && round < ROUNDS; round++) {
    const next = applyFixes(text, result.findings)
    if (next.count === 0) break
    text = next.text
    fixed += next.count
    result = check(text)
  }
  if (fix && file === undefined) io.out(text.endsWith('\n') ? text : `${text}\n`)
  else if (text !== source && file !== undefined)
    writeTextFile(file, endsLinesWithCrlf(file) ? text.replaceAll('\n', '\r\n') : text)
  return { name, fixed, ...result }
}

/** Accounts are those that the documents use and those of the command line; any other name is a mistake. */
async function checker(args: Arguments): Promise<Check> {
  const definitions = await loadDefinitions(await readFolders(args))
  const named = namedAccounts(
    args.list('account'),
    definitions.map(({ namespace }) => namespace),
  )
  const accounts = Object.fromEntries(
    definitions.map((definition) => [
      definition.namespace,
      [...documentedAccounts(definition), ...(named.get(definition.namespace) ?? [])],
    ]),
  )
  const world = readWorld(definitions satisfies readonly Checked[], accounts)
  return (source) => checkWithin(source, world)
}

async function readScripts(args: Arguments, io: Io): Promise<Script[]> {
  const code = args.text('code')
  if (code !== undefined && args.words.length > 0)
    throw usage(lint, `expected one script, got ${JSON.stringify(args.words[0])} and -e`)
  if (code !== undefined) return [{ name: 'script', source: code }]
  if (args.words.length === 0) throw usage(lint, 'which script? expected files, -e CODE or - for standard input')
  const scripts: Script[] = []
  for (const word of args.words) {
    if (word === '-') scripts.push({ name: 'stdin', source: await readInputText(io) })
    else scripts.push({ name: word, source: readTextFile(word), file: word })
  }
  return scripts
}

function readFormat(args: Arguments): (typeof lintFormats)[number] {
  const named = args.text('format') ?? (args.flag('json') ? 'json' : 'text')
  const format = lintFormats.find((lintFormat) => lintFormat === named)
  if (format === undefined) throw usage(lint, `unknown format "${named}", ${didYouMean(named, lintFormats, bare)}`)
  if (args.flag('json') && format !== 'json') throw usage(lint, `--json and --format ${format} ask for two things`)
  return format
}
