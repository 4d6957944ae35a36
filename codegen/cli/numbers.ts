import { usage } from './arguments.js'
import type { Arguments, Command } from './command.js'

/**
 * The whole number that an option has; undefined if it is not given.
 *
 * @throws {Failure} `usage` for anything else.
 */
export function wholeNumber(command: Command, args: Arguments, option: string): number | undefined {
  const text = args.text(option)
  if (text === undefined) return undefined
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw usage(command, `--${option}: expected a whole number, got ${JSON.stringify(text)}`)
}
