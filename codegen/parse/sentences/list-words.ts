/** When words without marks are values: `Status: draft, paid`, `(USD, EUR)`, but not `Address (street, city)`. */
import type { ListedValue } from './claims.js'
import type { Item } from './clauses.js'
import { closesList } from './closers.js'
import { low, wordsBefore } from './items.js'
import type { ValueList } from './list-values.js'
import { choiceNouns, contentNouns, descriptiveWords, isConstant, openNouns, singular, wordSet } from './words.js'

/**
 * Bare words are values only after a colon or a dash, after “one of” and the like, or if a parenthesis holds nothing
 * else.
 */
export function mayBeWords(items: readonly Item[], at: number, before: readonly Item[] | undefined): boolean {
  const item = items[at]
  if (item?.kind !== 'word') return false
  if (at === 0) return before !== undefined || isConstant(item.text) || low(items, 1) === '|' || confirmed(items)
  const [dash, word] = [items[at - 1], items[at - 2]]
  const apart = dash?.low === '-' && word !== undefined && word.end < dash.start
  return (
    apart || /^[:—–]$/.test(low(items, at - 1)) || (closesList(wordsBefore(items, at, 4)) && !articles.has(item.low))
  )
}

const articles = wordSet('a an the your my its this that these those each all any one')

/** `draft, live (default: draft)`: the default shows that the words are values. */
export function confirmed(items: readonly Item[]): boolean {
  const last = items.at(-1)
  const value =
    last?.kind === 'group' ? /^\(default(?:s to|:)? ["'`]?([\w-]+)["'`]?\)$/i.exec(last.text)?.[1] : undefined
  return value !== undefined && items.some((item) => item.kind === 'word' && item.text === value)
}

/** Whether the words can be values at all: single words of the same kind, either all with labels or all without. */
export function areWords(values: readonly ListedValue[]): boolean {
  const labelled = values.filter(({ label }) => label !== undefined).length
  return labelled === values.length || (labelled === 0 && values.every(({ token }) => token.kind !== 'literal'))
}

/**
 * Whether the words before a list name a choice whose values the list gives.
 *
 * @param text the words before it, in lower case
 */
export function nameChoice(list: ValueList, text: string): boolean {
  const words = text
    .replace(/ ?[:—–-]$/, '')
    .replace(/^(?:which|what|whose) /, '')
    .split(' ')
  if (namesChoice(words)) return true
  const spelled = list.values.map(({ token }) => token.text)
  const subject = subjectOf(words)
  if (spelled.some((word) => descriptiveWords.has(word.toLowerCase()))) return false
  if (contentNouns.has(subject.at(-1) ?? '')) return false
  const isClosed = list.or || list.values.every(({ label }) => label !== undefined)
  if (!isClosed && openNouns.has(subject.at(-1) ?? '')) return false
  const alternatives = list.or || spelled.length > 2 || / :$/.test(text)
  if (spelled.every(isConstant)) return text !== '' || alternatives
  // After any other noun, plain words count if the noun is in the singular and there are at least three words, or
  // alternatives.
  const plain = spelled.every((word) => /^[\p{Ll}\p{N}][\p{Ll}\p{N}_-]*$/u.test(word))
  return plain && alternatives && !list.and && isSingular(subject)
}

const isSingular = (subject: readonly string[]): boolean =>
  subject.length > 0 &&
  subject.length < 5 &&
  [subject[0]!, subject.at(-1)!].every((word) => word.length < 4 || singular(word) === word)

const prepositions = wordSet('of for to in on at by with from as that which when where')

/**
 * The noun that the list is about, with the words in front of it: of “Filter by colour of the label” it is “colour”.
 */
function subjectOf(words: readonly string[]): readonly string[] {
  const own = words[1] !== undefined && /^(?:by|for|on)$/.test(words[1]) ? words.slice(2) : words
  const end = own.findIndex((word) => prepositions.has(word))
  return (end < 0 ? own : own.slice(0, end)).filter((word) => word !== '')
}

/** The words end with a noun that names a choice: “Priority of the ticket”, “Field to sort by”. */
export const namesChoice = (words: readonly string[]): boolean =>
  words.slice(-5).some((word) => choiceNouns.has(word) || choiceNouns.has(singular(word)))
