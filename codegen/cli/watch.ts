import { exitCodes, Failure } from '../failure.js'
import { nextChange, stateOf } from '../files/index.js'
import type { Io, OptionSpec } from './command.js'

/** `--watch` of a command. */
export const watchOption = {
  type: 'flag',
  help: 'run again whenever a file changes; ctrl-c ends it',
} as const satisfies OptionSpec

/** Files and folders to watch, and files that the command writes itself. */
export interface Watched {
  readonly paths: readonly string[]
  readonly except?: readonly string[]
}

/**
 * Runs at once and after every change, until the user ends it; then it exits with 0. A `Failure` is reported but does
 * not end the watch, because the next change may fix it.
 */
export async function watchAndRun(
  io: Io,
  { paths, except = [] }: Watched,
  run: () => Promise<unknown>,
): Promise<number> {
  let ended = false
  const end = io.untilInterrupted().then(() => {
    ended = true
  })
  let last: string | undefined
  while (!ended) {
    // Watching begins before the first run, so that no change in between is missed.
    const next = nextChange(paths)
    const now = stateOf(paths, except)
    if (now === last) await Promise.race([next.changed, end])
    next.close()
    if (now === last) continue
    last = now
    await tell(io, run)
    io.err(`moonbind: watching ${paths.join(', ')}; ctrl-c ends it\n`)
  }
  return exitCodes.clean
}

async function tell(io: Io, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    io.progress()
    io.err(`moonbind: ${error.message}\n`)
  }
}
