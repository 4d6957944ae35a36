import type { OptionSpec } from '../command.js'
import { type Completed, shellQuoted } from './completed.js'

export const fish = (commands: readonly Completed[]): string =>
  ['# moonbind completion fish > ~/.config/fish/completions/moonbind.fish', ...commands.flatMap(linesOf), ''].join('\n')

function linesOf({ name, summary, options, words }: Completed): string[] {
  const follows = `__fish_seen_subcommand_from ${name}`
  return [
    `${when('__fish_use_subcommand')} -f -a ${name} -d ${shellQuoted(summary)}`,
    // A word is not completed again if others follow it: `moonbind help check`.
    ...(words === undefined ? [] : [`${when(follows)} -f`, `${when(`${follows}; ${SECOND}`)} -a '${words.join(' ')}'`]),
    ...options.map((option) => `${when(follows)} ${optionOf(option)}`),
  ]
}

const SECOND = 'and test (count (commandline -opc)) -eq 2'

const when = (condition: string): string => `complete -c moonbind -n '${condition}'`

function optionOf([name, { type, short, help }]: readonly [string, OptionSpec]): string {
  const letter = short === undefined ? '' : ` -s ${short}`
  const takes = type === 'flag' ? '' : ' -r'
  return `-l ${name}${letter}${takes} -d ${shellQuoted(help)}`
}
