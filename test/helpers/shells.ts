import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './cli.js'

export type Shell = 'bash' | 'zsh' | 'fish'

export const hasShell = (shell: Shell): boolean => spawnSync(shell, ['-c', 'exit 0']).error === undefined

/** What a real shell, which has loaded `script`, offers at the end of `line`. */
export function offersOf(shell: Shell, script: string, line: string): string[] {
  switch (shell) {
    case 'bash':
      return ofBash(script, line)
    case 'zsh':
      return ofZsh(script, line)
    case 'fish':
      return ofFish(script, line)
  }
}

function ofBash(script: string, line: string): string[] {
  const words = line.split(' ')
  const array = words.map((word) => `'${word}'`).join(' ')
  const ask = `COMP_WORDS=(${array}) COMP_CWORD=${words.length - 1}\n_moonbind\nprintf '%s\\n' "\${COMPREPLY[@]}"`
  return linesOf(spawnSync('bash', ['-c', `${script}\n${ask}`], { encoding: 'utf8' }))
}

function ofFish(script: string, line: string): string[] {
  const folder = project({ 'moonbind.fish': script })
  const command = `source moonbind.fish; complete -C ${JSON.stringify(line)}`
  const finished = spawnSync('fish', ['--no-config', '-c', command], { cwd: folder, encoding: 'utf8' })
  return linesOf(finished).map((offer) => offer.split('\t')[0]!)
}

/** zsh completes at a terminal only: it is given one, and writes down what it would show. */
function ofZsh(script: string, line: string): string[] {
  const folder = project({ _moonbind: script, found: '', '.zshrc': ZSHRC })
  const terminal = 'zmodload zsh/zpty; zpty shell zsh -i; while zpty -r shell text; do :; done'
  const env = { ...process.env, ZDOTDIR: folder, LINE: line, TERM: 'dumb' }
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
zle-line-init() {
  BUFFER=$LINE CURSOR=$#LINE
  zle complete-word
  exit
}
zle -N zle-line-init
`

function linesOf(finished: { readonly status: number | null; readonly stdout: string; readonly stderr: string }) {
  if (finished.stderr !== '') throw new Error(finished.stderr)
  return finished.stdout.split('\n').filter((line) => line !== '')
}
