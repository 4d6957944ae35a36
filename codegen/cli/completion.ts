import { bare, didYouMean } from '../../runtime/did-you-mean.js'
import { exitCodes } from '../failure.js'
import { usage } from './arguments.js'
import type { Arguments, Command, CommandEntry, Io, OptionSpec } from './command.js'

const shells = ['bash', 'zsh', 'fish'] as const

/** `moonbind completion`: a script that a shell loads, with all of `commands`. */
export const completionOf = (commands: readonly CommandEntry[]): Command => ({
  ...completion,
  options: {},
  words: { min: 1, max: 1 },
  run: (args, io) => runCompletion(commands, args, io),
})

const completion = { name: 'completion', usage: 'bash | zsh | fish' }

/** A command with all that can be written behind it. */
interface Described {
  readonly entry: CommandEntry
  readonly options: readonly (readonly [name: string, spec: OptionSpec])[]
}

async function runCompletion(commands: readonly CommandEntry[], args: Arguments, io: Io): Promise<number> {
  const [word = ''] = args.words
  const shell = shells.find((name) => name === word)
  if (shell === undefined)
    throw usage(completion, `unknown shell ${JSON.stringify(word)}, ${didYouMean(word, shells, bare)}`)
  const described = await Promise.all(
    commands.map(
      async (entry): Promise<Described> => ({ entry, options: Object.entries((await entry.load()).options) }),
    ),
  )
  io.out(script(shell, described))
  return exitCodes.clean
}

function script(shell: (typeof shells)[number], described: readonly Described[]): string {
  switch (shell) {
    case 'bash':
      return bash(described)
    case 'zsh':
      return zsh(described)
    case 'fish':
      return fish(described)
  }
}

const names = (described: readonly Described[]): string =>
  ['help', ...described.map(({ entry }) => entry.name)].join(' ')

function bash(described: readonly Described[]): string {
  const cases = described.map(
    ({ entry, options }) => `    ${entry.name}) words='${options.map(([name]) => `--${name}`).join(' ')}' ;;\n`,
  )
  return `# moonbind completion bash >> ~/.bashrc
_moonbind() {
  local current=\${COMP_WORDS[COMP_CWORD]} words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names(described)}' -- "$current"))
    return
  fi
  case \${COMP_WORDS[1]} in
    help) words='${described.map(({ entry }) => entry.name).join(' ')}' ;;
${cases.join('')}  esac
  case $current in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) [ "\${COMP_WORDS[1]}" = help ] && COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
}
complete -o bashdefault -o default -F _moonbind moonbind
`
}

function zsh(described: readonly Described[]): string {
  const cases = described.map(({ entry, options }) => {
    const specs = options.map(
      ([name, { type, value, help }]) =>
        `      ${shellQuoted(`--${name}[${help.replaceAll(/[[\]:]/g, ' ')}]${type === 'flag' ? '' : `:${value ?? name}:_files`}`)}`,
    )
    return `    ${entry.name}) _arguments \\\n${[...specs, "      '*:file:_files'"].join(' \\\n')} ;;\n`
  })
  const rows = described.map(
    ({ entry: { name, summary } }) => `    ${shellQuoted(`${name}:${summary.replaceAll(':', '')}`)}`,
  )
  return `#compdef moonbind
# moonbind completion zsh > "\${fpath[1]}/_moonbind"
_moonbind() {
  local -a commands=(
${rows.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
    help) _describe command commands ;;
${cases.join('')}  esac
}
compdef _moonbind moonbind
`
}

function fish(described: readonly Described[]): string {
  const lines = described.flatMap(({ entry: { name, summary }, options }) => [
    `complete -c moonbind -n __fish_use_subcommand -f -a ${name} -d ${shellQuoted(summary)}`,
    ...options.map(
      ([option, { type, short, help }]) =>
        `complete -c moonbind -n '__fish_seen_subcommand_from ${name}' -l ${option}${short === undefined ? '' : ` -s ${short}`}${type === 'flag' ? '' : ' -r'} -d ${shellQuoted(help)}`,
    ),
  ])
  return `# moonbind completion fish > ~/.config/fish/completions/moonbind.fish\n${lines.join('\n')}\n`
}

/** As all three shells take it. */
const shellQuoted = (text: string): string => `'${text.replaceAll("'", '’')}'`
