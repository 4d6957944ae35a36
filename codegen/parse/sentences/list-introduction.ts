/** The introduction of a list decides whether the list is complete. */
import type { Item } from './clauses.js'
import { elementWords, mayCloseList } from './closers.js'
import { wordsBefore } from './items.js'
import type { ValueList } from './list-values.js'
import { nameChoice, namesChoice } from './list-words.js'
import { anyOf, singular } from './words.js'

/** Words that name parts, examples or conditions: a list after them is not complete. */
const openWords = new RegExp(
  `\\b${anyOf(`
    examples?|notes?|required|requires|(?<!to )includes?|including|contains?|common|commonly|typical|typically|popular
    usually|some|see|returns|to return|placeholders?|variables?|fields|keys|properties|headers?|syntax|scopes|supports|tips?|warning
    with|like|similar|not|except|exclude|excludes|named|called|than|recommended|suggested|mostly|often
  `)}\\b|^${anyOf('use|using|set|pass|try|provide|return$|return \\W')}`,
)

/** “Include drafts: `"true"` or `"false"`”: an instruction that names its object, then the values. */
const orders = /^include (?!:)\S.* ?:$/

/** Whether the values belong to the elements of a list, or the reason why the list is not complete. */
export type Introduction = { readonly element: boolean } | string

export interface Introduced {
  readonly list: ValueList
  /** The words of the clause before the list, in lower case. */
  readonly before: string
  /** The list begins the clause. */
  readonly whole: boolean
  /** The values have no marks. */
  readonly bare: boolean
  /** What is before the parenthesis that the clause is in. */
  readonly outside: readonly Item[] | undefined
}

export function readIntroduction({ list, before, whole, bare, outside }: Introduced): Introduction {
  const strong = mayCloseList(before)
  const text = whole && outside !== undefined ? wordsBefore(outside, outside.length) : before
  if (isTrueAndFalse(list) || (bare && list.bars)) return { element: false }
  if (isOpen(text, strong, list)) return 'it does not say that these are all values'
  if (list.and && !strong && !(bare && /:$/.test(before) && namesChoice(words(text))))
    return 'it names things that belong together'
  const element = elementWords.test(text) || words(text).some((word) => word !== singular(word) && isChoice(word, list))
  if (bare && !strong && !nameChoice(list, text)) return 'words without quotation marks may describe'
  if (whole || strong || /:$/.test(before)) return { element }
  return namesChoice(words(text)) || isPhrase(text, list) ? { element } : 'it does not say that these are all values'
}

const words = (text: string): string[] => text.replace(/ ?:$/, '').split(' ')

const isChoice = (word: string, list: ValueList): boolean =>
  namesChoice([word]) || list.values.every(({ token }) => /^\p{Lu}[\p{Lu}\p{N}_-]+$/u.test(token.text))

const isTrueAndFalse = ({ values }: ValueList): boolean =>
  values.length === 2 && values.every(({ token }) => /^(true|false)$/i.test(token.text))

/** A closing word directly before the list outweighs an opening word further away. */
function isOpen(text: string, strong: boolean, list: ValueList): boolean {
  if (list.or && orders.test(text)) return false
  const near = text.split(' ').slice(-4).join(' ')
  return openWords.test(text.replace(/\bone of$/, '')) && !(strong && !openWords.test(near))
}

const notNouns = new RegExp(
  `^${anyOf(`
    by|in|on|at|with|from|to|as|of|via|per|using|and|or|than|is|are|for|if|when|unless|this|that|the|a|an|either|both
    add|combine|match|filter|search|require|need|want|check|send|give|specify|override|replace|select|pick
  `)}$|(?:ed|ing|s|ly)$`,
)

/** “Target language `en` or `de`”: alternatives right after a short noun phrase. */
function isPhrase(text: string, { or, values }: ValueList): boolean {
  const all = text.split(' ')
  const last = all.at(-1) ?? ''
  return (
    or &&
    text !== '' &&
    all.length <= 4 &&
    !notNouns.test(last) &&
    !notNouns.test(all[0] ?? '') &&
    values.every(({ token }) => token.kind === 'literal')
  )
}
