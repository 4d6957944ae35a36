/** Reads a query as concepts. */
import { type RelatedWords, withoutPhrases } from './related-words.js'
import { form, type TextIndex } from './text-index.js'
import { oneEditAway } from './typos.js'
import { weights } from './weights.js'
import { stem } from './words.js'

/** What one word of a query may stand for: terms of the index, its own term first. */
export interface Concept {
  readonly terms: readonly { readonly term: string; readonly weight: number }[]
  /** The word as written, among the names of the index. */
  readonly form: string
  /** How much it counts, compared with a full word. */
  readonly weight: number
  /** Whether it is the verb of the query. */
  readonly isVerb: boolean
}

const MOST_WORDS = 40

const STOP_WORDS = wordSet(`
a an the this that these those some any each such same other
i me my we us our ours you your he she it its they them their there
am is are was were be been being do does did have has had having
can could may might must shall should will would
what when where which who whom whose why how
and or but if then than so as
of to in on at for from by with about into onto upon between among during against after before over under through
please want wants need needs like just only also too very still already yet ever again let lets
`)

/** Words that hardly show which function is meant. */
const WEAK_WORDS = wordSet(`
make give take put do have use using
next last past today tomorrow yesterday tonight now week weeks month months year years ago since until
thing things something anything everything stuff one two three first
`)

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** What is known about words: the terms of the index, and the related words. */
interface Vocabulary {
  readonly index: TextIndex
  readonly related: RelatedWords
}

/** The concepts of a query that the index knows; stop words count only if there are no other words. */
export function readQuery(asked: readonly string[], vocabulary: Vocabulary, verb?: string): Concept[] {
  const words = [...new Set(withoutDenied(withoutPhrases(asked)))].slice(0, MOST_WORDS)
  const meant = words.filter((word) => !STOP_WORDS.has(word))
  const concepts = (meant.length > 0 ? meant : words).map((word) => conceptOf(word, vocabulary, word === verb))
  return concepts.filter((concept) => concept.terms.length > 0)
}

/** "hide a card without deleting it" is not about deleting. */
const withoutDenied = (words: readonly string[]): string[] =>
  words.filter((_, index) => !DENIALS.has(words[index - 1] ?? '') && !DENIALS.has(words[index]!))

const DENIALS = new Set(['without', 'not', 'except', 'never'])

function conceptOf(word: string, { index, related }: Vocabulary, isVerb: boolean): Concept {
  const own = stem(word)
  const isKnown = (term: string): boolean => index.postings(term) !== undefined
  const isWord = isKnown(own) || related.things.has(own) || related.deeds.has(own)
  const near = isWord ? [] : oneEditAway(word, index).map(stem)
  const terms = new Map(near.map((term) => [term, weights.typo]))
  if (isKnown(own)) terms.set(own, 1)
  const add = (others: readonly string[] = [], likeness: number): void => {
    for (const term of others) if (!terms.has(term) && isKnown(term)) terms.set(term, likeness)
  }
  add(related.things.get(own), weights.thing)
  add(related.deeds.get(own), weights.deed)
  return {
    terms: [...terms].map(([term, weight]) => ({ term, weight })),
    form: form(word),
    weight: (WEAK_WORDS.has(word) ? weights.weak : 1) * (isVerb ? weights.verb : 1),
    isVerb,
  }
}
