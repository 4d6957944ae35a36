import type { Schema } from '../../../runtime/validation/schema.js'
import type { Clause } from './clauses.js'
import { dateOnly, formatOf } from './formats.js'
import { anyOf, units, wordSet } from './words.js'
import { allClauses, wordsOf } from './words-of.js'

/** What a clause states in addition to bounds, lists and defaults. */
export interface Note {
  readonly format?: string
  readonly unit?: string
  readonly items?: Schema
  readonly deprecated?: true
  readonly required?: boolean
  readonly conditional?: true
  readonly clause: Clause
}

/** Reads formats, units, element types, deprecation and presence from the clauses of a description. */
export function readNotes(clauses: readonly Clause[], description: string): Note[] {
  return allClauses(clauses).flatMap((clause) => {
    const words = wordsOf(clause).replace(/ \b(eg|for example|such as|for instance|example|examples)\b.*/, '')
    const format = clause.cut ? undefined : formatOf(words, clause.before !== undefined)
    const notes: Omit<Note, 'clause'>[] = [presence(words, clause), deprecation(words, clause)]
    if (format !== undefined)
      notes.push({ format: format === 'date-time' && dateOnly(description, words) ? 'date' : format })
    const unit = unitOf(words)
    if (unit !== undefined) notes.push({ unit })
    const items = clause.before ? undefined : elementOf(words)
    if (items) notes.push({ items })
    return notes.filter((note) => Object.keys(note).length > 0).map((note) => ({ ...note, clause }))
  })
}

const conditions = anyOf('if|when|unless')
const conditional = [
  `^(?:conditionally )?required (?:${conditions}|for|with|only|by|where|in|on)\\b`,
  `\\b(?:is|are) required (?:${conditions}|only)\\b`,
  `^(?:must|needs to) be (?:set|given|provided|specified) ${conditions}\\b`,
].map((pattern) => new RegExp(pattern))

const thisOne = anyOf('this field|this parameter')
const isRequired = new RegExp(`^(?:required|mandatory|always required|${thisOne} is required)$`)
const isOptional = new RegExp(`^(?:optional|not required|${thisOne} is optional)$`)

function presence(words: string, clause: Clause): Omit<Note, 'clause'> {
  if (conditional.some((pattern) => pattern.test(words))) return { conditional: true }
  const first = clause.before && /^(required|optional) ,/.exec(words)?.[1]
  if (first) return { required: first === 'required' }
  if (isRequired.test(words)) return { required: true }
  return isOptional.test(words) ? { required: false } : {}
}

function deprecation(words: string, clause: Clause): Omit<Note, 'clause'> {
  const starts = /^deprecated( [,:—–-]| since| in| as of| and|$)/.test(words)
  const states = /\b(this|it|the) ?(parameter|field|option|argument|property)? (is|has been|was) deprecated\b/.test(
    words,
  )
  const inGroup = clause.before?.some((item) => item.kind === 'literal')
  return (starts && !inGroup) || states ? { deprecated: true } : {}
}

const unitNames = [...units.keys()].filter((name) => /^[a-z ]{2,}$/.test(name)).join('|')
const unitLead = anyOf(`
  \\bin(?: (?:usd|eur|us|whole|integer|the smallest currency))?
  \\b(?:number|amount) of
  ^(?:max|maximum|min|minimum)
  ^as(?: a)?
`)
const unitEnd = anyOf('to|for|of|\\(\\)|,|before|after|until|since|—|–|between|that|which|from')
const unitAfter = new RegExp(`${unitLead} (${unitNames})(?=$| ${unitEnd})`)
const unitAlone = new RegExp(`^(?:in )?(${unitNames})(?=$| ,)`)

function unitOf(words: string): string | undefined {
  const name = unitAfter.exec(words)?.[1] ?? unitAlone.exec(words)?.[1]
  return name === undefined ? undefined : units.get(name)
}

const identifiers = 'urls|uris|uuids|guids|ids|gids|urns|email addresses'
const elementsOf =
  /\b(?:array|list|arrays|lists|table|set) of (?:the |one or more |up to \S+ )?((?:[\p{L}\p{N}_‹›-]+ ?){1,4})/u
const elementsFirst = new RegExp(
  String.raw`^(?:the |one or more |external |additional |new |updated )?((?:[\p{L}_-]+ )?(?:${identifiers}))` +
    String.raw`(?=$| (?:of|to|for|that|which|from|\(\)|,))`,
  'u',
)

/** The type of the elements of a list: “Array of tag strings”, “URLs of …”, “list of IDs”. */
function elementOf(words: string): Schema | undefined {
  const named = elementsOf.exec(words)?.[1]
  if (named !== undefined) return /\b(?:comma|semicolon)/.test(words) ? undefined : ofPhrase(named.trim().split(' '))
  const first = elementsFirst.exec(words)?.[1]
  return first === undefined ? undefined : ofPhrase(first.split(' '))
}

const phraseEnds = wordSet(`
  to for that which with from in on by each the and or as who where containing you used applied
`)
const wordsForTexts = wordSet('string strings names usernames slugs keywords words phrases')

/** The noun of a phrase is the last word before a preposition. */
function ofPhrase(words: readonly string[]): Schema | undefined {
  const end = words.findIndex((word) => phraseEnds.has(word))
  const phrase = end < 0 ? words : words.slice(0, end)
  const noun = phrase.at(-1) ?? ''
  const kind = formatOfNoun(noun, phrase.join(' '))
  if (/^(objects?|tables|maps|dicts|dictionaries|hashes)$/.test(noun)) return { type: 'object' }
  if (/^(integers?|ints)$/.test(noun)) return { type: 'integer' }
  if (/^(numbers|floats|decimals)$/.test(noun) && phrase.length === 1) return { type: 'number' }
  if (/^(booleans?|bools)$/.test(noun)) return { type: 'boolean' }
  // Identifiers are numbers in some APIs and texts in others, so both are accepted.
  if (/^ids?$/.test(noun)) return { type: ['string', 'integer'] }
  if (/^(strings|uuids|guids|gids|urns|urls|uris)$/.test(noun) || kind !== undefined)
    return { type: 'string', ...(kind && { format: kind }) }
  return phrase.length === 1 && wordsForTexts.has(noun) ? { type: 'string' } : undefined
}

function formatOfNoun(noun: string, phrase: string): string | undefined {
  if (/^(urls?|uris?)$/.test(noun)) return 'uri'
  if (/^(uuids?)$/.test(noun)) return 'uuid'
  return /^emails?$/.test(noun) || /\bemail addresses$/.test(phrase) ? 'email' : undefined
}
