import type { Completed } from './completed.js'

export const bash = (commands: readonly Completed[]): string => `# moonbind completion bash >> ~/.bashrc
_moonbind() {
  local current=\${COMP_WORDS[COMP_CWORD]} options='' words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${commands.map(({ name }) => name).join(' ')}'
  else
    case \${COMP_WORDS[1]} in
${commands.map(caseOf).join('')}    esac
  fi
  case $current in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
}
complete -o bashdefault -o default -F _moonbind moonbind
`

function caseOf({ name, options, words }: Completed): string {
  const set = [
    `options='${options.map(([option]) => `--${option}`).join(' ')}'`,
    ...(words === undefined ? [] : [`[ "$COMP_CWORD" -gt 2 ] || words='${words.join(' ')}'`]),
  ]
  return `      ${name}) ${set.join('; ')} ;;\n`
}
