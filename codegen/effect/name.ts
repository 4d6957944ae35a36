/** What the name of a function says about its effect. A guess: policies may treat it as one. */
import type { EffectKind } from '../../runtime/effect.js'
import {
  CHANGES,
  CHANGES_OR_NAMES,
  CONJUNCTIONS,
  DESTROYS,
  DESTROYS_OR_NAMES,
  LOOKS,
  LOOKS_OR_NAMES,
  MANNERS,
} from './words.js'

/** Longer names are ignored. */
const LONGEST = 200

/**
 * `read` or `destructive`; undefined if the name says neither, which means a write. A name that could be read either
 * way is not a read.
 */
export function effectOfName(name: string, namespace: string): Exclude<EffectKind, 'write'> | undefined {
  if (name.length > LONGEST) return undefined
  const words = withoutManners(withoutNamespace(wordsOf(name), wordsOf(namespace)))
  const parts = splitAtConjunctions(words)
  if (parts.some(destroys)) return 'destructive'
  const [first = [], ...more] = parts
  return looks(first) && more.every(keepsLooking) ? 'read' : undefined
}

/** `getHTTPStatus`, `get-status` and `GET_STATUS` as lower-case words. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[\s_.:/-]+/)
    .filter((word) => word !== '')
}

/** Documents repeat the namespace in front of a name: `airbyte_get_job`. */
function withoutNamespace(words: readonly string[], namespace: readonly string[]): readonly string[] {
  const repeats = words.length > namespace.length && namespace.every((word, index) => word === words[index])
  return repeats ? words.slice(namespace.length) : words
}

function withoutManners(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !MANNERS.has(word))
  return start < 0 ? words : words.slice(start)
}

function splitAtConjunctions(words: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  for (const word of words) {
    if (CONJUNCTIONS.has(word)) parts.push([])
    else parts.at(-1)!.push(word)
  }
  return parts.filter((part) => part.length > 0)
}

const isVerb = (word: string): boolean =>
  [LOOKS, LOOKS_OR_NAMES, DESTROYS, DESTROYS_OR_NAMES, CHANGES, CHANGES_OR_NAMES].some((words) => words.has(word))

/** `delete_order`, `chat_delete`, `list_delete`; not `get_delete_preview`. */
function destroys(part: readonly string[]): boolean {
  const [first = ''] = part
  const last = part.at(-1)!
  if (DESTROYS.has(first) || DESTROYS_OR_NAMES.has(first)) return true
  return !LOOKS.has(first) && DESTROYS.has(last) && !part.slice(0, -1).some((word) => CHANGES.has(word))
}

function looks(part: readonly string[]): boolean {
  const [first = ''] = part
  const last = part.at(-1)!
  if (part.length === 1) return LOOKS.has(first) || LOOKS_OR_NAMES.has(first)
  if (LOOKS.has(first)) return !CHANGES.has(last)
  if (LOOKS_OR_NAMES.has(first)) return !CHANGES.has(last) && !CHANGES_OR_NAMES.has(last)
  return looksLast(part.slice(0, -1), last)
}

/** `orders_list`: the thing comes first. `price_list` is a thing. */
function looksLast(thing: readonly string[], verb: string): boolean {
  if (thing.some(isVerb)) return false
  return LOOKS.has(verb) || (LOOKS_OR_NAMES.has(verb) && verb !== 'read' && isPlural(thing.at(-1)!))
}

/** After “and”: another verb that looks, or things in the plural. Anything else may be a verb that does not. */
function keepsLooking(part: readonly string[]): boolean {
  const [first = ''] = part
  return LOOKS.has(first) || LOOKS_OR_NAMES.has(first) || (!isVerb(first) && isPlural(first))
}

const isPlural = (word: string): boolean => /[^s]s$/.test(word)
