/** Lines that begin with a colon are for the REPL. */
import { hitLines } from '../../../runtime/agent-docs.js'
import { bare, didYouMean } from '../../../runtime/did-you-mean.js'
import { MoonbindError } from '../../../runtime/errors.js'
import type { Runtime } from '../../../runtime/index.js'
import type { ReplSession } from './session.js'
import { shownCall } from './show.js'

/** What commands can ask. */
export interface ReplWorld {
  readonly runtime: Runtime
  readonly session: ReplSession
  /** The rules of the policy, one in a line; undefined if there is none. */
  readonly policy: string | undefined
}

interface ReplCommand {
  readonly words: string
  readonly help: string
  readonly answer: (world: ReplWorld, words: string) => string
}

const commands: { readonly [name: string]: ReplCommand } = {
  ':docs': { words: '[PAGE…]', help: 'a page of the documentation, or the names of all', answer: readPages },
  ':search': { words: 'WORDS', help: 'functions for what you want to do', answer: search },
  ':calls': { words: '', help: 'all calls so far', answer: ({ session }) => listCalls(session) },
  ':policy': {
    words: '',
    help: 'which calls are sent, asked about or denied',
    answer: ({ policy }) => policy ?? NO_POLICY,
  },
  ':reset': { words: '', help: 'forget all variables', answer: reset },
  ':help': { words: '', help: 'this', answer: () => help() },
  ':quit': { words: '', help: 'end; so does Ctrl-D', answer: () => '' },
}

export const commandNames: readonly string[] = Object.keys(commands)

const NO_POLICY = 'no policy: every call is sent'

/** What a command answers; undefined if it ends the REPL. */
export function runCommand(line: string, world: ReplWorld): string | undefined {
  const [name = '', ...words] = line.trim().split(/\s+/)
  if (name === ':quit') return undefined
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) return `unknown ${name}, ${didYouMean(name, commandNames, bare)}`
  return command.answer(world, words.join(' '))
}

function readPages({ runtime: { docs } }: ReplWorld, words: string): string {
  if (words === '') return docs.list().join('\n')
  return refused(() => docs.read(words.split(' ')).trimEnd())
}

function search({ runtime: { docs } }: ReplWorld, words: string): string {
  if (words === '') return 'search for what? :search send a message'
  return refused(() => hitLines(words, docs.search(words)))
}

function refused(act: () => string): string {
  try {
    return act()
  } catch (error) {
    if (error instanceof MoonbindError) return error.message
    throw error
  }
}

const listCalls = ({ calls }: ReplSession): string =>
  calls.length === 0 ? 'no calls' : calls.map(shownCall).join('\n')

function reset({ session }: ReplWorld): string {
  session.reset()
  return 'all variables are forgotten'
}

const help = (): string =>
  [
    'Type Lua: an expression shows its value. Variables stay, also those declared local at the outermost level.',
    'Code that is not complete goes on in the next line. Ctrl-C ends what runs, or drops what is typed.',
    ...Object.entries(commands).map(([name, { words, help: text }]) => `  ${`${name} ${words}`.padEnd(16)}${text}`),
  ].join('\n')
