/** What a query wants beyond the words that it holds. */

import type { EffectKind } from '../effect.js'
import type { Findable } from './entries.js'
import type { SearchableNamespace } from './searchable.js'
import { weights } from './weights.js'
import { wordsOf } from './words.js'

/** By what the score of each entry is multiplied. */
export function intentOf(query: string, namespaces: readonly SearchableNamespace[]): (entry: Findable) => number {
  const words = wordsOf(query.slice(0, 2000))
  const named = new Set(namespaces.filter(({ namespace }) => isNamed(namespace, new Set(words))))
  const [effect, factor] = effectAsked(words)
  return ({ namespace, function: documented }) =>
    (documented ? 1 : weights.section) *
    (named.has(namespace) ? weights.namespace : 1) *
    (documented?.effect?.kind === effect ? factor : 1)
}

const isNamed = (namespace: string, words: ReadonlySet<string>): boolean =>
  wordsOf(namespace).every((word) => words.has(word))

const QUESTIONS = new Set(
  'who whom whose what which where when how is are was were has have does do did can why find list show search get read look all'.split(
    ' ',
  ),
)
const REMOVALS = new Set(['delete', 'remove', 'erase', 'wipe', 'purge', 'revoke'])
const COMMANDS = new Set(
  'create add new make send update change edit set put post start run upload write save move assign cancel stop close open share insert submit subscribe'.split(
    ' ',
  ),
)

/** The effect that the first word which says one asks for, and what a function gains by having it. */
function effectAsked(words: readonly string[]): [effect: EffectKind, factor: number] {
  for (const word of words.slice(0, 4)) {
    if (QUESTIONS.has(word)) return ['read', weights.question]
    if (REMOVALS.has(word)) return ['destructive', weights.verb]
    if (COMMANDS.has(word)) return ['write', weights.verb]
  }
  return ['read', weights.noun]
}
