/** From the words of a command line to an exit code. */

import { resolve } from 'node:path'
import { bare, didYouMean } from '../../runtime/validation/did-you-mean.js'
import { exitCodes, Failure } from '../failure.js'
import { readPackage } from '../files/index.js'
import { readArguments } from './arguments.js'
import type { CommandEntry, Io } from './command.js'
import { commands } from './commands.js'
import { asTyped } from './invocation.js'
import { explainMissingLibrary } from './libraries.js'

/**
 * Runs a command line (without node and script) and resolves to its exit code. Rejects only because of defects of
 * moonbind.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await route(argv, io)
  } catch (thrown) {
    const error = explainMissingLibrary(thrown, io.environment)
    if (!(error instanceof Failure)) throw error
    io.progress()
    io.err(`moonbind: ${asTyped(io.environment, error.message)}\n`)
    return exitCodes[error.kind]
  }
}

/** The folder that a shell is in may have been deleted. Nothing can be resolved then, by no thread. */
function checkWorkingFolder(): void {
  try {
    resolve('.')
  } catch {
    throw new Failure('input', 'the working folder does not exist any more; change into another one')
  }
}

async function route([first, ...rest]: readonly string[], io: Io): Promise<number> {
  if (first === undefined) {
    io.err(await overviewText())
    return exitCodes.usage
  }
  if (first === '--version' || first === '-v' || first === 'version') return print(io, `${readPackage().version}\n`)
  if (first === '--help' || first === '-h') return print(io, await overviewText())
  if (first === 'help')
    return print(io, rest[0] === undefined ? await overviewText() : await helpText(findCommand(rest[0])))
  const entry = findCommand(first)
  if (asksForHelp(rest)) return print(io, await helpText(entry))
  checkWorkingFolder()
  const command = await entry.load()
  return command.run(readArguments(command, rest), io)
}

const overviewText = async (): Promise<string> => (await import('./help.js')).overview(commands)

async function helpText({ summary, load }: CommandEntry): Promise<string> {
  const [command, { commandHelp }] = await Promise.all([load(), import('./help.js')])
  return commandHelp(summary, command)
}

function print(io: Io, text: string): number {
  io.out(text)
  return exitCodes.clean
}

/** Only before `--`, and not as a value: `run -e "--help"` is a script. */
function asksForHelp(rest: readonly string[]): boolean {
  const [first] = rest
  return (
    first === '--help' ||
    first === '-h' ||
    (['--help', '-h'].includes(rest.at(-1) ?? '') && !['-e', '--code'].includes(rest.at(-2) ?? ''))
  )
}

function findCommand(name: string): CommandEntry {
  const found = commands.find((command) => command.name === name)
  if (found !== undefined) return found
  const what = name.startsWith('-') ? 'option' : 'command'
  const names = what === 'option' ? ['--help', '--version'] : [...commands.map((command) => command.name), 'help']
  throw new Failure(
    'usage',
    `unknown ${what} ${JSON.stringify(name)}, ${didYouMean(name, names, bare)}\nusage: moonbind COMMAND …, ` +
      'moonbind help shows all',
  )
}
