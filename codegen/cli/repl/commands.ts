/** Lines that begin with a colon are for the REPL. */
import { hitLines } from '../../../runtime/docs/agent-docs.js'
import { MoonbindError } from '../../../runtime/errors.js'
import type { Runtime } from '../../../runtime/index.js'
import { type Policy, type PolicyRule, ruleText } from '../../../runtime/policy/policy.js'
import { bare, didYouMean } from '../../../runtime/validation/did-you-mean.js'
import type { ReplSession } from './session.js'
import { shownCall } from './show.js'

/** What commands can ask. */
export interface ReplWorld {
  readonly runtime: Runtime
  readonly session: ReplSession
  readonly policy: Policy | undefined
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
    answer: ({ policy }) => shownPolicy(policy),
  },
  ':reset': { words: '', help: 'forget all variables', answer: reset },
  ':help': { words: '', help: 'this', answer: () => help() },
  ':quit': { words: '', help: 'end; so does Ctrl-D', answer: () => '' },
}

export const commandNames: readonly string[] = Object.keys(commands)

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

function shownPolicy(policy: Policy | undefined): string {
  if (policy === undefined) return 'no policy: every call is sent'
  const otherwise = 'calls without a rule: reads are sent, everything else is asked about'
  return [...policy.rules.map(shownRule), otherwise].join('\n')
}

function shownRule(rule: PolicyRule, index: number): string {
  const only = [rule.effect, rule.account && `account ${[rule.account].flat().join(', ')}`].filter(Boolean)
  return `${ruleText(rule, index)}${only.length > 0 ? ` only ${only.flat().join(', ')}` : ''}`
}

const help = (): string =>
  [
    'Type Lua: an expression shows its value. Variables stay, also those declared local at the outermost level.',
    'Incomplete code continues on the next line. Ctrl-C ends what runs, or drops what is typed.',
    ...Object.entries(commands).map(([name, { words, help: text }]) => `  ${`${name} ${words}`.padEnd(16)}${text}`),
  ].join('\n')
