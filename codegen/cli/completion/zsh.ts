import type { OptionSpec } from '../command.js'
import { type Completed, shellQuoted } from './completed.js'

export const zsh = (commands: readonly Completed[]): string => `#compdef moonbind
# moonbind completion zsh > "\${fpath[1]}/_moonbind"
_moonbind() {
  local -a commands=(
${commands.map(({ name, summary }) => `    ${shellQuoted(`${name}:${escaped(summary, /:/g)}`)}\n`).join('')}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(caseOf).join('')}  esac
}
compdef _moonbind moonbind
`

function caseOf({ name, options, words }: Completed): string {
  const word = words === undefined ? '*:file:_files' : `1:word:(${words.join(' ')})`
  const specs = [...options.map(specOf), word].map((spec) => `      ${shellQuoted(spec)}`)
  return `    ${name}) _arguments \\\n${specs.join(' \\\n')} ;;\n`
}

function specOf([name, { type, value = name, help }]: readonly [string, OptionSpec]): string {
  const action = type === 'flag' ? '' : `:${value}:_files`
  return `--${name}[${escaped(help, /[[\]:]/g)}]${action}`
}

/** With a backslash before characters that would end a part. */
const escaped = (text: string, special: RegExp): string => text.replaceAll(special, '\\$&')
