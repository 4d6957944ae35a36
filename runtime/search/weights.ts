/**
 * All numbers of the ranking, chosen with questions that were put before the ranking was written (`npm run
 * proof:search`).
 */
export const weights = {
  /** How much the length of a field counts: 0 not at all, 1 in full. */
  length: 0.55,
  /** The weight of a word in an entry at which half of the most is reached. */
  half: 2,
  /** A word that is one edit away from the query's. */
  typo: 0.85,
  /** A word for the same thing, or for the same deed. */
  thing: 0.6,
  deed: 0.55,
  /** A word that says little about which function is meant: a light verb, a date. */
  weak: 0.5,
  /** A name has the query's very form of a word: `invoices` of `list_invoices`. */
  form: 0.24,
  /** How much of the score hangs on how many of the query's words are found. */
  coverage: 0.8,
  /** What an entry gains if its name consists of words of the query. */
  name: 0.15,
  /** Sections of documents are found if no function fits better. */
  section: 0.25,
  /** A namespace that the query names. */
  namespace: 2.2,
  /**
   * A function whose effect the query asks for: by a verb, by a question, or as a read because it only names things.
   */
  verb: 1.6,
  question: 1.25,
  noun: 1.25,
}
