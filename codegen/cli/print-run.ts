import { jsonText } from '../../runtime/json/json-text.js'
import { present } from '../../runtime/results/present.js'
import type { Run } from '../../runtime/script/runtime-types.js'
import { fileStore } from '../files/index.js'
import { usage } from './arguments.js'
import type { Arguments, Command, Io } from './command.js'
import { asUsage } from './connect/bindings.js'
import { commandLine } from './invocation.js'
import { wholeNumber } from './numbers.js'

/** How a run is printed. */
export interface RunFormat {
  readonly json: boolean
  /** The maximum number of tokens of the JSON text; `moonbind result` reads the rest. */
  readonly maxTokens?: number
}

/** @throws {Failure} `usage` if the number of tokens is not a number, or --json is missing. */
export function readFormat(command: Command, args: Arguments): RunFormat {
  const json = args.flag('json')
  const maxTokens = wholeNumber(command, args, 'max-tokens')
  if (maxTokens === undefined) return { json }
  if (!json) throw usage(command, '--max-tokens is about the whole run: it needs --json')
  if (maxTokens < FEWEST_TOKENS)
    throw usage(command, `--max-tokens: expected at least ${FEWEST_TOKENS}, got ${maxTokens}`)
  return { json, maxTokens }
}

const FEWEST_TOKENS = 300

/** Prints output and error separately, or the whole run as JSON. */
export async function printRun(io: Io, run: Run, { json, maxTokens }: RunFormat): Promise<void> {
  if (!json) {
    io.out(run.output)
    if (run.error !== undefined) io.err(`${run.error.message}\n`)
  } else if (maxTokens === undefined) io.out(`${jsonText(run, 2)}\n`)
  else {
    const shown = await asUsage(() => present(run, { maxTokens, store: fileStore() }))
    io.out(`${JSON.stringify(shown)}\n`)
    const handle = shown.truncated?.result
    if (handle !== undefined)
      io.err(`moonbind: read the rest with: ${commandLine(io.environment, ['result', handle, '/value'])}\n`)
  }
}
