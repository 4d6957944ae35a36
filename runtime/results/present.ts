/** Presents a run to a model: as much as fits, and a handle for the rest. */
import { defined } from '../defined.js'
import { MoonbindError } from '../errors.js'
import { checkMaxTokens, type Fitted, fitted } from '../fit/index.js'
import { fairShare } from '../fit/share.js'
import { checkOptions } from '../options.js'
import type { ScriptError, ScriptResult } from '../script/script-run.js'
import { type CountedCall, callsLine } from './calls-line.js'
import type { ResultStore } from './store.js'

/** The parts of a run that are presented. */
export interface PresentableRun {
  readonly status: ScriptResult['status']
  readonly output: string
  readonly values: readonly unknown[]
  readonly calls: readonly CountedCall[]
  readonly error?: ScriptError
}

export interface PresentOptions {
  /** The maximum number of tokens of the whole as JSON text; by default 6,000, at least 300. */
  readonly maxTokens?: number
  /** Smaller limits for single parts. */
  readonly budgets?: { readonly [part in PresentedPart]?: number }
  /** Counts the tokens of a text. By default, four characters are one token. */
  readonly count?: (text: string) => number
  /** Stores the complete run for `readResult` if something was cut. Without a store there is no handle. */
  readonly store?: ResultStore
}

export type PresentedPart = 'value' | 'output' | 'error'

export interface Presented {
  /** There is more; read it with the handle, if it could be stored. */
  readonly truncated?: { readonly originalTokens: number; readonly keptTokens: number; readonly result?: string }
  readonly status: ScriptResult['status']
  /** What the script returned: one value, or a list of several. */
  readonly value?: unknown
  /** What it printed. */
  readonly output?: string
  /** `17 calls: 15 read, 2 write, 1 failed` */
  readonly calls: string
  readonly error?: ScriptError
}

const DEFAULT_TOKENS = 6_000
const FEWEST_TOKENS = 300
/** Tokens of everything that is not a part. */
const FRAME = 100
/** Parts are never cut below this. */
const FEWEST_OF_PART = 50
const parts: readonly PresentedPart[] = ['value', 'output', 'error']

/**
 * What fits of a run. Value, output and error share the room: `fit` cuts the larger ones, the smaller ones stay whole.
 * A result that is too long is not an error.
 *
 * @throws {MoonbindError} `invalid_options`.
 */
export async function present(run: PresentableRun, options: PresentOptions = {}): Promise<Presented> {
  const { maxTokens, count, store } = checked(options)
  const whole = wholeOf(run)
  const { originalTokens } = fitted(whole, defined({ count }))
  const shown = fitParts(whole, { ...options, maxTokens })
  const cut = parts.filter((part) => shown[part]?.truncated)
  const keptTokens = parts.reduce((sum, part) => sum + (shown[part]?.keptTokens ?? 0), 0)
  const result = cut.length > 0 && store !== undefined ? await keep(store, whole, run) : undefined
  return {
    ...(cut.length > 0 && { truncated: { originalTokens, keptTokens, ...defined({ result }) } }),
    status: run.status,
    ...Object.fromEntries(parts.flatMap((part) => (shown[part] ? [[part, shown[part].value]] : []))),
    calls: callsLine(run.calls),
  }
}

type Parts = { readonly [part in PresentedPart]?: unknown }

function wholeOf({ values, output, error }: PresentableRun): Parts {
  const value = values.length > 1 ? values : values[0]
  return defined({ value, output: output === '' ? undefined : output, error })
}

function fitParts(
  whole: Parts,
  { maxTokens, budgets = {}, count }: PresentOptions & { readonly maxTokens: number },
): { readonly [part in PresentedPart]?: Fitted } {
  const present = parts.filter((part) => whole[part] !== undefined)
  const needed = present.map((part) => fitted(whole[part], defined({ count })).originalTokens)
  const share = Math.min(maxTokens, fairShare(needed, maxTokens - FRAME))
  const fittedPart = (part: PresentedPart): Fitted => {
    const most = Math.max(FEWEST_OF_PART, Math.min(share, budgets[part] ?? share))
    return fitted(whole[part], { maxTokens: most, ...defined({ count }) })
  }
  return Object.fromEntries(present.map((part) => [part, fittedPart(part)]))
}

/** The handle of what was stored; undefined if the store has no room for it. */
async function keep(store: ResultStore, whole: Parts, { calls }: PresentableRun): Promise<string | undefined> {
  const handle = newHandle()
  const text = JSON.stringify(fitted({ ...whole, calls }, { maxTokens: Number.MAX_SAFE_INTEGER }).value)
  return (await store.put(handle, text)) ? handle : undefined
}

/** A handle that cannot be guessed. */
function newHandle(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `res_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

function checked(options: PresentOptions): PresentOptions & { readonly maxTokens: number } {
  checkOptions('present', options, ['maxTokens', 'budgets', 'count', 'store'])
  const { maxTokens = DEFAULT_TOKENS, budgets = {} } = options
  checkMaxTokens('present', maxTokens)
  if (maxTokens < FEWEST_TOKENS)
    throw new MoonbindError(
      'invalid_options',
      `present: expected "maxTokens" to be at least ${FEWEST_TOKENS}, got ${maxTokens}`,
    )
  checkOptions('present', budgets, parts)
  for (const part of parts) if (budgets[part] !== undefined) checkMaxTokens(`present: ${part}`, budgets[part])
  return { ...options, maxTokens }
}
