/** From the words of a command line to an exit code. */

import { nearest } from '../../runtime/nearest.js'
import { exitCodes, Failure } from '../failure.js'
import { readPackage } from '../files/index.js'
import { accept } from './accept.js'
import { readArguments } from './arguments.js'
import { check } from './check.js'
import type { Command, Io } from './command.js'
import { docs } from './docs.js'
import { explain } from './explain.js'
import { generate } from './generate.js'
import { commandHelp, overview } from './help.js'
import { mock } from './mock.js'
import { run } from './run.js'
import { schema } from './schema.js'

const commands: readonly Command[] = [generate, check, accept, schema, explain, run, mock, docs]

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
    io.err(overview(commands))
    return exitCodes.usage
  }
  if (first === '--version' || first === '-v' || first === 'version') return print(io, `${readPackage().version}\n`)
  if (first === '--help' || first === '-h') return print(io, overview(commands))
  if (first === 'help') return print(io, rest[0] === undefined ? overview(commands) : commandHelp(find(rest[0])))
  const command = find(first)
  if (asksForHelp(rest)) return print(io, commandHelp(command))
  return command.run(readArguments(command, rest), io)
}

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

function find(name: string): Command {
  const found = commands.find((command) => command.name === name)
  if (found !== undefined) return found
  const what = name.startsWith('-') ? 'option' : 'command'
  const near = nearest(name.replace(/^-+/, ''), [...commands.map((command) => command.name), 'help', 'version'])
  const shown =
    near === 'version' && what === 'option' ? '--version' : near === 'help' && what === 'option' ? '--help' : near
  const hint =
    shown === undefined
      ? `, expected one of ${commands.map((command) => command.name).join(', ')}, help`
      : `, did you mean ${shown}?`
  throw new Failure(
    'usage',
    `unknown ${what} ${JSON.stringify(name)}${hint}\nusage: moonbind COMMAND …, moonbind help shows all`,
  )
}
