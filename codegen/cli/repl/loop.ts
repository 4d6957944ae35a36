/** Reads, runs, shows. */
import type { Io } from '../command.js'
import { type ReplWorld, runCommand } from './commands.js'
import { shownRun } from './show.js'

/** The next line: the text, `interrupted` by Ctrl-C, or undefined at the end. */
export type NextLine = (prompt: string) => Promise<string | { readonly interrupted: true } | undefined>

const PROMPT = '> '
const CONTINUED = '>> '

/** Runs until the end of the input or `:quit`; resolves to whether there was no error. */
export async function replLoop(world: ReplWorld, io: Pick<Io, 'out' | 'err'>, next: NextLine): Promise<boolean> {
  let ok = true
  let typed = ''
  for (;;) {
    const line = await next(typed === '' ? PROMPT : CONTINUED)
    if (typeof line === 'object') {
      typed = ''
      continue
    }
    if (line === undefined) return endOf(typed, io) && ok
    if (typed === '' && line.trimStart().startsWith(':')) {
      const answer = runCommand(line, world)
      if (answer === undefined) return ok
      io.out(`${answer}\n`)
      continue
    }
    typed = typed === '' ? line : `${typed}\n${line}`
    if (typed.trim() === '') typed = ''
    else {
      const outcome = await runTyped(typed, world, io)
      if (outcome === 'more') continue
      ok &&= outcome === 'ok'
      typed = ''
    }
  }
}

async function runTyped(
  typed: string,
  { session }: ReplWorld,
  io: Pick<Io, 'out' | 'err'>,
): Promise<'more' | 'ok' | 'failed'> {
  const outcome = await session.run(typed)
  if (outcome === 'more') return 'more'
  io.out(shownRun(outcome))
  if (outcome.error === undefined) return 'ok'
  io.err(`${outcome.error.message}\n`)
  return 'failed'
}

/** Code that the end of the input leaves incomplete is an error. */
function endOf(typed: string, io: Pick<Io, 'out' | 'err'>): boolean {
  if (typed === '') return true
  io.err(`the input ends before the code does: ${typed.split('\n')[0]!.trim()}\n`)
  return false
}
