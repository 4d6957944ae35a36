import { bare, didYouMean } from '../../runtime/validation/did-you-mean.js'
import { exitCodes } from '../failure.js'
import { usage } from './arguments.js'
import type { Arguments, Command, CommandEntry, Io } from './command.js'
import { bash } from './completion/bash.js'
import type { Completed } from './completion/completed.js'
import { fish } from './completion/fish.js'
import { zsh } from './completion/zsh.js'

const scripts = { bash, zsh, fish }
type Shell = keyof typeof scripts
const shells = Object.keys(scripts) as readonly Shell[]

/** `moonbind completion`: a script that a shell loads, with all of `commands`. */
export const completionOf = (commands: readonly CommandEntry[]): Command => ({
  ...completion,
  options: {},
  words: { min: 1, max: 1 },
  run: (args, io) => runCompletion(commands, args, io),
})

const completion = { name: 'completion', usage: 'bash | zsh | fish' }

async function runCompletion(commands: readonly CommandEntry[], args: Arguments, io: Io): Promise<number> {
  const [word = ''] = args.words
  const shell = shells.find((name) => name === word)
  if (shell === undefined)
    throw usage(completion, `unknown shell ${JSON.stringify(word)}, ${didYouMean(word, shells, bare)}`)
  io.out(scripts[shell](await completed(commands)))
  return exitCodes.clean
}

async function completed(commands: readonly CommandEntry[]): Promise<Completed[]> {
  const described = commands.map(async ({ name, summary, load }): Promise<Completed> => {
    const options = Object.entries((await load()).options)
    return { name, summary, options, ...(name === completion.name && { words: shells }) }
  })
  const help = {
    name: 'help',
    summary: 'how a command is used',
    options: [],
    words: commands.map(({ name }) => name),
  }
  return [help, ...(await Promise.all(described))]
}
