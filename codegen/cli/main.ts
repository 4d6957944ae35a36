/** From the words of a command line to an exit code. */

import { nearest } from '../../runtime/nearest.js'
import { exitCodes, Failure } from '../failure.js'
import { readPackage } from '../files/index.js'
import type { Command, Io } from './command.js'

/** In the order of the help. Only the one that is asked for is loaded: loading all takes longer than many a run. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  generate: async () => (await import('./generate.js')).generate,
  check: async () => (await import('./check.js')).check,
  accept: async () => (await import('./accept.js')).accept,
  schema: async () => (await import('./schema.js')).schema,
  explain: async () => (await import('./explain.js')).explain,
  run: async () => (await import('./run.js')).run,
  mock: async () => (await import('./mock.js')).mock,
  docs: async () => (await import('./docs.js')).docs,
}

/** Runs a command line (without node and script) and resolves to its exit code. Rejects for defects of ours only. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await route(argv, io)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    io.progress()
    io.err(`moonbind: ${error.message}\n`)
    return exitCodes[error.kind]
  }
}

async function route([first, ...rest]: readonly string[], io: Io): Promise<number> {
  if (first === undefined) {
    io.err(await overviewText())
    return exitCodes.usage
  }
  if (first === '--version' || first === '-v' || first === 'version') return print(io, `${readPackage().version}\n`)
  if (first === '--help' || first === '-h') return print(io, await overviewText())
  if (first === 'help') return print(io, await (rest[0] === undefined ? overviewText() : helpText(await find(rest[0]))))
  const command = await find(first)
  if (asksForHelp(rest)) return print(io, await helpText(command))
  const { readArguments } = await import('./arguments.js')
  return command.run(readArguments(command, rest), io)
}

async function overviewText(): Promise<string> {
  const { overview } = await import('./help.js')
  return overview(await Promise.all(Object.values(commands).map((load) => load())))
}

const helpText = async (command: Command): Promise<string> => (await import('./help.js')).commandHelp(command)

function print(io: Io, text: string): number {
  io.out(text)
  return exitCodes.clean
}

/** Only in front of `--` and not as a value: `run -e "--help"` is a script. */
function asksForHelp(rest: readonly string[]): boolean {
  const [first] = rest
  return (
    first === '--help' ||
    first === '-h' ||
    (['--help', '-h'].includes(rest.at(-1) ?? '') && !['-e', '--code'].includes(rest.at(-2) ?? ''))
  )
}

async function find(name: string): Promise<Command> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load !== undefined) return load()
  const what = name.startsWith('-') ? 'option' : 'command'
  const near = nearest(name.replace(/^-+/, ''), [...Object.keys(commands), 'help', 'version'])
  const shown =
    near === 'version' && what === 'option' ? '--version' : near === 'help' && what === 'option' ? '--help' : near
  const hint =
    shown === undefined ? `, expected one of ${Object.keys(commands).join(', ')}, help` : `, did you mean ${shown}?`
  throw new Failure(
    'usage',
    `unknown ${what} ${JSON.stringify(name)}${hint}\nusage: moonbind COMMAND …, moonbind help shows all`,
  )
}
