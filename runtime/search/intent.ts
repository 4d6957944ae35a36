/** What a query asks for in addition to its words. */

import { type Action, askedOf, isBatch } from './action.js'
import type { Findable } from './entries.js'
import type { SearchableNamespace } from './searchable.js'
import { weights } from './weights.js'

export interface Intent {
  /** The factor for the score of an entry. */
  readonly factor: (entry: Findable) => number
  /** The verb of the query. */
  readonly verb: string | undefined
  /** The one namespace that the query names. */
  readonly home: SearchableNamespace | undefined
}

/** The words of each namespace's name. */
type Names = ReadonlyMap<SearchableNamespace, { readonly words: readonly string[] }>

/** `words` are those of the query. */
export function intentOf(words: readonly string[], namespaces: Names): Intent {
  const named = namedIn(words, namespaces)
  const { action: asked, verb } = askedOf(words)
  const batch = isBatch(words)
  return {
    factor: ({ namespace, action, isBatch }) =>
      (action === undefined ? weights.section : likeness(asked, action)) *
      (isBatch && !batch ? weights.batch : 1) *
      (named.has(namespace) ? weights.namespace : 1),
    verb: words[verb],
    home: named.size === 1 ? [...named][0] : undefined,
  }
}

/** Namespaces whose complete name is among the words. */
function namedIn(words: readonly string[], namespaces: Names): ReadonlySet<SearchableNamespace> {
  const all = new Set(words)
  const named = new Set<SearchableNamespace>()
  for (const [namespace, name] of namespaces) if (name.words.every((word) => all.has(word))) named.add(namespace)
  return named
}

const LOOKS: ReadonlySet<Action> = new Set(['many', 'one'])

function likeness(asked: Action, action: Action): number {
  if (asked === action) return weights.same[asked]
  if (action !== 'unknown' && LOOKS.has(asked) !== LOOKS.has(action)) return 1
  return LOOKS.has(asked) ? weights.looks : weights.changes
}
