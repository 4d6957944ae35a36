import { type ParseArgsConfig, parseArgs } from 'node:util'
import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import { Failure } from '../failure.js'
import type { Arguments, Command, OptionSpec } from './command.js'

/**
 * Reads what follows the name of a command.
 *
 * @throws {Failure} `usage` for an unknown option, one that is given twice, a missing or superfluous value, too few
 * or too many words.
 */
export function readArguments(command: Command, argv: readonly string[]): Arguments {
  const { values, positionals, tokens } = parse(command.options, argv)
  const given = tokens.filter((token) => token.kind === 'option')
  for (const { name, rawName, value } of given) checkOption(command, name, rawName, value)
  checkOnce(command, given)
  checkWords(command, positionals)
  return {
    flag: (name) => values[name] === true,
    text: (name) => strings(values[name])[0],
    list: (name) => strings(values[name]),
    words: positionals,
  }
}

function parse(specs: Command['options'], argv: readonly string[]) {
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const [name, { type, short }] of Object.entries(specs)) {
    options[name] = {
      type: type === 'flag' ? 'boolean' : 'string',
      multiple: type === 'list',
      ...(short !== undefined && { short }),
    }
  }
  return parseArgs({ args: [...argv], options, strict: false, tokens: true, allowPositionals: true })
}

const strings = (value: unknown): string[] => [value].flat().filter((item): item is string => typeof item === 'string')

function checkOption(command: Command, name: string, written: string, value: string | undefined): void {
  const known: OptionSpec | undefined = Object.hasOwn(command.options, name) ? command.options[name] : undefined
  if (known === undefined) {
    const hint = didYouMean(name, Object.keys(command.options), (option) => `--${option}`)
    throw usage(command, `unknown option ${written}, ${hint}`)
  }
  if (known.type === 'flag' && value !== undefined) throw usage(command, `option ${written} takes no value`)
  if (known.type !== 'flag' && (value === undefined || value === ''))
    throw usage(command, `option ${written} needs a value: ${written} ${known.value ?? 'VALUE'}`)
}

/** With two values, it would be a guess which one counts. */
function checkOnce(command: Command, given: readonly { readonly name: string; readonly rawName: string }[]): void {
  const seen = new Set<string>()
  for (const { name, rawName } of given) {
    if (seen.has(name) && command.options[name]?.type !== 'list')
      throw usage(command, `option ${rawName} is given twice, expected it once`)
    seen.add(name)
  }
}

function checkWords(command: Command, words: readonly string[]): void {
  const { min, max } = command.words
  if (words.length < min) throw usage(command, `${command.name} needs more words`)
  if (words.length > max) throw usage(command, `unexpected ${JSON.stringify(words[max])}`)
}

/** The failure for a wrong use of a command: what is wrong, and the right usage. */
export function usage(command: Pick<Command, 'name' | 'usage'>, message: string): Failure {
  return new Failure('usage', `${message}\nusage: moonbind ${command.name} ${command.usage}`.trimEnd())
}
