/**
 * All numbers of the ranking. They were chosen with the questions for tuning alone; other questions measure them (`npm
 * run proof:search`).
 */
export const weights = {
  /** How much the length of a field counts: 0 not at all, 1 in full. */
  length: 0.75,
  /** The weight of a word in an entry at which half of the most is reached. */
  half: 1.5,
  /** A word that is one edit away from the query's. */
  typo: 0.9,
  /** A word for the same thing, or for the same deed. */
  thing: 0.7,
  deed: 0.65,
  /** A word that says little about which function is meant: a light verb, a date. */
  weak: 0.4,
  /** The verb of a query: what is done is also known by the action of a function. */
  verb: 0.8,
  /** A name has the query's very form of a word: `invoices` of `list_invoices`. */
  form: 0.33,
  /** How much of the score hangs on how many of the query's words are found. */
  coverage: 0.5,
  /** What an entry gains if its name consists of words of the query. */
  name: 0.12,
  /** Sections of documents are found if no function fits better. */
  section: 0.25,
  /** A namespace that the query names. */
  namespace: 5,
  /** How much the rarity of a word within the namespace that the query names counts, instead of its rarity at large. */
  local: 0.6,
  /** A function that does what the query asks for; one that also only looks, or also changes something. */
  same: { many: 1.8, one: 1.4, create: 1.5, update: 2, remove: 1.5, do: 1.4, unknown: 1.3 },
  looks: 1.25,
  changes: 1.3,
  /** A function for several things in one call, if the query does not ask for that. */
  batch: 0.8,
}
