/** Values that fit into a model's context. */
import { MoonbindError } from '../errors.js'
import { checkOptions, kindOf } from '../options.js'
import { CHARACTERS, estimateTokens } from '../tokens.js'
import { cut, LEAST } from './cut.js'
import { type Measured, measure } from './measure.js'

export interface FitOptions {
  /** Most tokens of the value as JSON text; 6,000 unless given. */
  readonly maxTokens?: number
  /** How many tokens a text has. Four characters are one unless given. */
  readonly count?: (text: string) => number
}

/** A value that fits, and what it took. */
export interface Fitted {
  readonly value: unknown
  /** Whether something was left out. */
  readonly truncated: boolean
  readonly originalTokens: number
  readonly keptTokens: number
}

const FEWEST_TOKENS = 50
const DEFAULT_TOKENS = 6_000

/**
 * A copy of a value whose JSON text has at most `maxTokens`: the same lists and objects, whose largest parts are
 * cut first. What was left out says so: `{ "…": "412 more items" }` as the last item, `"…": "3 more fields"` as the
 * last field, `… 1200 more characters` at the end of a text. Everything else is equal to the original, as JSON writes
 * it: a BigInt is the text of its digits. Always the same for the same value.
 *
 * @throws {MoonbindError} `not_json` for a value that contains itself or nests deeper than 200 levels;
 * `invalid_options`.
 */
export function fit(value: unknown, options: FitOptions = {}): unknown {
  return fitted(value, options).value
}

/** As {@link fit}, and how many tokens the value had and has. */
export function fitted(value: unknown, options: FitOptions = {}): Fitted {
  checkOptions('fit', options, ['maxTokens', 'count'])
  const { maxTokens = DEFAULT_TOKENS, count } = options
  checkMaxTokens('fit', maxTokens)
  if (count !== undefined && typeof count !== 'function')
    throw invalid(`fit: expected "count" to be a function of a text, got ${kindOf(count)}`)
  const measured = measure(value)
  return count === undefined ? byCharacters(value, measured, maxTokens) : byCount(value, measured, maxTokens, count)
}

/** @throws {MoonbindError} for anything but a whole number of tokens in which a value can be shown. */
export function checkMaxTokens(what: string, maxTokens: unknown): void {
  if (Number.isSafeInteger(maxTokens) && (maxTokens as number) >= FEWEST_TOKENS) return
  const got = typeof maxTokens === 'number' ? String(maxTokens) : kindOf(maxTokens)
  throw invalid(`${what}: expected "maxTokens" to be a whole number of at least ${FEWEST_TOKENS}, got ${got}`)
}

const invalid = (problem: string): MoonbindError => new MoonbindError('invalid_options', problem)

function byCharacters(value: unknown, measured: Measured, maxTokens: number): Fitted {
  const room = maxTokens * CHARACTERS
  const originalTokens = Math.ceil(measured.size / CHARACTERS)
  const shown = cut(value, measured, room)
  if (measured.size <= room) return { value: shown, truncated: false, originalTokens, keptTokens: originalTokens }
  return { value: shown, truncated: true, originalTokens, keptTokens: estimateTokens(JSON.stringify(shown)) }
}

/** Cuts to ever fewer characters, until the counter agrees. */
function byCount(value: unknown, measured: Measured, maxTokens: number, count: (text: string) => number): Fitted {
  const whole = cut(value, measured, measured.size)
  const originalTokens = count(JSON.stringify(whole))
  if (originalTokens <= maxTokens) return { value: whole, truncated: false, originalTokens, keptTokens: originalTokens }
  let room = measured.size
  for (let tokens = originalTokens; room > LEAST; ) {
    room = Math.max(LEAST, Math.floor(Math.min(0.95, maxTokens / tokens) * room))
    const shown = cut(value, measured, room)
    tokens = count(JSON.stringify(shown))
    if (tokens <= maxTokens) return { value: shown, truncated: true, originalTokens, keptTokens: tokens }
  }
  throw invalid(`fit: "count" says that not even the shortest form of the value has ${maxTokens} tokens`)
}
