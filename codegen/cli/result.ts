import { defined } from '../../runtime/defined.js'
import { readResult } from '../../runtime/results/read-result.js'
import { exitCodes } from '../failure.js'
import { fileStore } from '../files/index.js'
import type { Arguments, Command, Io } from './command.js'
import { asUsage } from './connect/bindings.js'
import { wholeNumber } from './numbers.js'

/** `moonbind result`: what `moonbind run --json --max-tokens` left out. */
export const result: Command = {
  name: 'result',
  usage: 'HANDLE [PATH] [--offset N] [--limit N] [--max-tokens N]',
  options: {
    offset: { type: 'value', value: 'N', help: 'the first item, field or character, counted from 0' },
    limit: { type: 'value', value: 'N', help: 'at most this many of them (as many as fit)' },
    'max-tokens': { type: 'value', value: 'N', help: 'at most this many tokens of JSON text (6000)' },
  },
  words: { min: 1, max: 2 },
  run: runResult,
}

async function runResult(args: Arguments, io: Io): Promise<number> {
  const [handle, path] = args.words
  const options = defined({
    path,
    offset: wholeNumber(result, args, 'offset'),
    limit: wholeNumber(result, args, 'limit'),
    maxTokens: wholeNumber(result, args, 'max-tokens'),
  })
  const page = await asUsage(() => readResult(fileStore(), { result: handle!, ...options }))
  io.out(`${JSON.stringify(page)}\n`)
  return exitCodes.clean
}
