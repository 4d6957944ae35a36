import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './cli.js'

export type Shell = 'bash' | 'zsh' | 'fish'

export const hasShell = (shell: Shell): boolean => spawnSync(shell, ['-c', 'exit 0']).error === undefined

/** Ends the completions of a line: one shell completes all lines, because it takes long to start. */
const END = '-- end of line --'

/** What a real shell, which has loaded `script`, offers at the end of each line. */
export function offersOf(shell: Shell, script: string, lines: readonly string[]): string[][] {
  const offers = { bash: ofBash, zsh: ofZsh, fish: ofFish }[shell](script, lines)
  const ends = offers.flatMap((offer, index) => (offer === END ? [index] : []))
  return ends.map((end, index) => offers.slice(index === 0 ? 0 : ends[index - 1]! + 1, end))
}

function ofBash(script: string, lines: readonly string[]): string[] {
  const asks = lines.map((line) => {
    const words = line.split(' ')
    const array = words.map((word) => `'${word}'`).join(' ')
    return `COMPREPLY=() COMP_WORDS=(${array}) COMP_CWORD=${words.length - 1}\n_moonbind\nprintf '%s\\n' "\${COMPREPLY[@]}" '${END}'`
  })
  return linesOf(spawnSync('bash', ['-c', [script, ...asks].join('\n')], { encoding: 'utf8' }))
}

function ofFish(script: string, lines: readonly string[]): string[] {
  const folder = project({ 'moonbind.fish': script })
  const asks = lines.map((line) => `complete -C ${JSON.stringify(line)}; echo '${END}'`)
  const command = ['source moonbind.fish', ...asks].join('; ')
  const finished = spawnSync('fish', ['--no-config', '-c', command], { cwd: folder, encoding: 'utf8' })
  return linesOf(finished).map((offer) => offer.split('\t')[0]!)
}

/** zsh completes at a terminal only, so it gets one, and records what it would show, prompt by prompt. */
function ofZsh(script: string, lines: readonly string[]): string[] {
  const folder = project({ _moonbind: script, found: '', '.zshrc': ZSHRC })
  const terminal = 'zmodload zsh/zpty; zpty shell zsh -i; while zpty -r shell text; do :; done'
  const env = { ...process.env, ZDOTDIR: folder, LINES_TO_COMPLETE: lines.join('\n'), END, TERM: 'dumb' }
  const { status, stderr } = spawnSync('zsh', ['-f', '-c', terminal], { cwd: folder, env, encoding: 'utf8' })
  return linesOf({ status, stderr, stdout: readFileSync(join(folder, 'found'), 'utf8') })
}

const ZSHRC = `autoload -Uz compinit
compinit -u -D
source $ZDOTDIR/_moonbind 2>> $ZDOTDIR/found
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a found
  builtin compadd -O found "$@"
  print -rl -- $found >> $ZDOTDIR/found
}
waiting=("\${(@f)LINES_TO_COMPLETE}")
zle-line-init() {
  if (( $#waiting == 0 )); then exit; fi
  BUFFER=$waiting[1] CURSOR=$#waiting[1]
  shift waiting
  zle complete-word
  print -r -- $END >> $ZDOTDIR/found
  BUFFER=
  zle accept-line
}
zle -N zle-line-init
`

function linesOf(finished: { readonly status: number | null; readonly stdout: string; readonly stderr: string }) {
  if (finished.stderr !== '') throw new Error(finished.stderr)
  return finished.stdout.split('\n').filter((line) => line !== '')
}
