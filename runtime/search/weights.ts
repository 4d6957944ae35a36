/**
 * All numbers of the ranking. They were chosen with one set of questions; another set measures them (`npm run
 * proof:search`).
 */
export const weights = {
  /** How much the length of a field counts: 0 not at all, 1 in full. */
  length: 0.75,
  /** The weight of a word in an entry at which it reaches half of its maximum score. */
  half: 1.5,
  /** A word that is one edit away from the query's. */
  typo: 0.9,
  /** A related noun, or a related verb. */
  thing: 0.7,
  deed: 0.65,
  /** A word that hardly shows which function is meant: a light verb, a date. */
  weak: 0.4,
  /** The verb of a query: the action of a function also expresses it. */
  verb: 0.8,
  /** A name has a word in exactly the form of the query: `invoices` of `list_invoices`. */
  form: 0.33,
  /** How much of the score depends on how many of the query's words are found. */
  coverage: 0.5,
  /** The bonus for an entry whose name consists of words of the query. */
  name: 0.12,
  /** Sections of documents come after functions that match equally well. */
  section: 0.25,
  /** A namespace that the query names. */
  namespace: 5,
  /** How much the rarity of a word within the named namespace counts, instead of its rarity overall. */
  local: 0.6,
  /** A function that does what the query asks for; one that also only reads, or also changes something. */
  same: { many: 1.8, one: 1.4, create: 1.5, update: 2, remove: 1.5, do: 1.4, unknown: 1.3 },
  looks: 1.25,
  changes: 1.3,
  /** A function for several things in one call, if the query does not ask for that. */
  batch: 0.8,
}
