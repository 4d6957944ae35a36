/** Formats that words state. They only annotate and never reject a value, so the first that fits is good enough. */

import { anyOf } from './words.js'

interface FormatRule {
  readonly format: string
  readonly words: RegExp
  /** Words that say that other values are accepted, too. */
  readonly unless?: RegExp
  /** Applies in parentheses, too. There, a noun may be about something else: “(often the same as the email)”. */
  readonly aside?: true
}

const afterNoun = anyOf(`
  of|to|for|where|that|which|after|from|with|when|on|in|pointing|associated|assigned|used|by|must|\\(\\)|,|—|–|:
`)
/** A noun ends its phrase, or is followed by its purpose: “URL of the page”, “URL to shorten”, but not “URL slug”. */
const rest = `(?=$| ${afterNoun})`
const namedThings = anyOf(`
  title|name|text|label|caption|description|subject|body|message|content|note|comment|password|type|method|format
`)
/** What follows a preposition is not the thing that is named: “Title for the URL”, “Subject of the email”. */
const led = `(?:of|or|${namedThings} (?:for|in|on|behind))`
const other = /\bor\b|\//

const rules: readonly FormatRule[] = [
  { format: 'e164', words: /\be\.164\b/, aside: true },
  { format: 'date-time', words: /\byyyy-mm-dd(?:t| )hh?:mm/, unless: other, aside: true },
  { format: 'date', words: /\byyyy-mm-dd\b(?!t)/, unless: /\bor\b|\bdatetime\b|\btimestamp\b/, aside: true },
  {
    format: 'date-time',
    words: /\b(?:rfc ?3339|iso ?-?8601)\b/,
    unless: /\b(?:or|duration|durations|country|week)\b/,
    aside: true,
  },
  {
    format: 'json',
    words: /\b(?:as an? json|json[- ](?:encoded|string|object|array)|an? json)\b/,
    unless: /\bor\b/,
    aside: true,
  },
  {
    format: 'email',
    words: new RegExp(
      String.raw`^(?!search|type|id |ids |whether)(?:(?!\b(?:${led}|by name)\b).)*\be-?mails?(?: address(?:es)?)?${rest}`,
    ),
    unless: /\bor\b|,/,
  },
  { format: 'uuid', words: new RegExp(String.raw`\bu?uids?${rest}`), unless: /\bor\b/ },
  {
    format: 'uri',
    words: new RegExp(
      String.raw`^(?!search|type|id |ids |whether)(?:(?!\b${led}\b).)*\b(?:urls?|uris?|webhook url)${rest}`,
    ),
    unless: /\bor\b|,/,
  },
]

/** The format that a clause states, as plain lower-case words with literals as `‹›` and parentheses as `()`. */
export function formatOf(words: string, inParentheses: boolean): string | undefined {
  return rules.find(
    (rule) => (!inParentheses || rule.aside === true) && rule.words.test(words) && !(rule.unless?.test(words) ?? false),
  )?.format
}

/** A date and no time of day, if the illustrations of an ISO 8601 statement show so. */
export function dateOnly(description: string, words: string): boolean {
  if (/\d{4}-\d\d-\d\d[T ]\d\d/.test(description)) return false
  return /\d{4}-\d\d-\d\d/.test(description) || /8601 date(?!-?time)(?! ?time)/.test(words)
}
