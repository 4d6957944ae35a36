/** Finds functions and sections of documents by purpose. */

import type { EffectKind } from '../effect.js'
import { entriesOf, type Findable } from './entries.js'
import { inEnglish } from './german.js'
import { intentOf } from './intent.js'
import { readQuery } from './query.js'
import { type Range, rank } from './rank.js'
import { type RelatedWords, relatedWords } from './related-words.js'
import type { SearchableNamespace } from './searchable.js'
import { oneLine, signatureLine } from './signature.js'
import { buildIndex, type TextIndex } from './text-index.js'
import { wordsOf } from './words.js'

export interface SearchOptions {
  /** Only this namespace. */
  readonly namespace?: string
  /** Only functions with this effect. */
  readonly effect?: EffectKind
  /** The maximum number of hits; by default 10. */
  readonly limit?: number
}

/** A hit. */
export interface SearchHit {
  /** The page to read: `telnyx.send_sms`, or a namespace if a section of its page was found. */
  readonly page: string
  readonly kind: 'function' | 'section'
  readonly effect?: EffectKind
  /** `telnyx.send_sms{ from: string, … } (write) Send an SMS or MMS message.` */
  readonly line: string
  /** Comparable only within one search. */
  readonly score: number
}

/** The entries of a namespace, and the words of its name. */
interface Home extends Range {
  readonly words: readonly string[]
}

interface Built {
  readonly entries: readonly Findable[]
  readonly index: TextIndex
  readonly homes: ReadonlyMap<SearchableNamespace, Home>
  readonly related: RelatedWords
}

/** Longer queries are cut off. */
const LONGEST_QUERY = 2_000

/**
 * Hits for a query, the best first, equal ones in the order of the documents. The index is built by the first search.
 */
export class Search {
  readonly #namespaces: readonly SearchableNamespace[]
  #built: Built | undefined

  constructor(namespaces: readonly SearchableNamespace[]) {
    this.#namespaces = namespaces
  }

  /** Builds the index unless it exists. */
  open(): Built {
    this.#built ??= build(this.#namespaces)
    return this.#built
  }

  find(query: string, { namespace, effect, limit = 10 }: SearchOptions = {}): SearchHit[] {
    const { entries, index, homes, related } = this.open()
    const asked = inEnglish(wordsOf(query.slice(0, LONGEST_QUERY)))
    const intent = intentOf(asked, homes)
    const home = intent.home && homes.get(intent.home)
    const factor = (number: number): number => {
      const entry = entries[number]!
      if (namespace !== undefined && entry.namespace.namespace !== namespace) return 0
      if (effect !== undefined && entry.function?.effect?.kind !== effect) return 0
      return intent.factor(entry)
    }
    const concepts = readQuery(asked, { index, related }, intent.verb)
    const ranked = rank(index, { concepts, factor, most: limit, ...(home && { home }) })
    return ranked.map(({ entry, score }) => hit(entries[entry]!, score))
  }
}

function build(namespaces: readonly SearchableNamespace[]): Built {
  const entries: Findable[] = []
  const homes = new Map<SearchableNamespace, Home>()
  function* texts() {
    for (const namespace of namespaces) {
      const start = entries.length
      for (const indexed of entriesOf(namespace)) {
        entries.push(indexed.entry)
        yield indexed
      }
      homes.set(namespace, { start, end: entries.length, words: wordsOf(namespace.namespace) })
    }
  }
  const index = buildIndex(texts())
  return { entries, index, homes, related: relatedWords() }
}

function hit({ namespace, function: documented, title = '' }: Findable, score: number): SearchHit {
  const { namespace: name } = namespace
  if (documented === undefined)
    return { page: name, kind: 'section', line: oneLine(`${name} — ${title || 'its page'}`), score }
  const { effect } = documented
  return {
    page: `${name}.${documented.name}`,
    kind: 'function',
    ...(effect && { effect: effect.kind }),
    line: signatureLine(name, documented),
    score,
  }
}
