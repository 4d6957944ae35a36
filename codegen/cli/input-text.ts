import { Failure } from '../failure.js'
import { decodeUtf8 } from '../files/index.js'
import type { Io } from './command.js'

/**
 * The text of standard input.
 *
 * @throws {Failure} `input` if it is not UTF-8.
 */
export async function readInputText(io: Io): Promise<string> {
  const text = decodeUtf8(await io.readInput())
  if (typeof text === 'string') return text
  throw new Failure('input', `standard input:${text.line}:${text.column}: expected UTF-8 text`)
}
