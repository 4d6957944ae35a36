import { usage } from './arguments.js'
import type { Arguments, Command } from './command.js'

/** The port that a command listens on: `usual` unless given, 0 for any free port. Throws as `wholeNumber` does. */
export function portNumber(command: Command, args: Arguments, usual: number): number {
  const port = wholeNumber(command, args, 'port') ?? usual
  if (port <= 65_535) return port
  throw usage(command, `option --port: expected a number from 0 to 65535, got ${port}`)
}

/**
 * The value of an option as a whole number; undefined if the option is not given.
 *
 * @throws {Failure} `usage` for anything else.
 */
export function wholeNumber(command: Command, args: Arguments, option: string): number | undefined {
  const text = args.text(option)
  if (text === undefined) return undefined
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw usage(command, `option --${option}: expected a whole number, got ${JSON.stringify(text)}`)
}
