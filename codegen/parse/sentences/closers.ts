/** Words that say that what follows is all there is. */
import { anyOf } from './words.js'

const permitted = 'allowed|valid|possible|supported|accepted|permitted|available|acceptable'

/** Words that close a list wherever they are before it. */
const strong = anyOf(`
  one of
  any of
  either
  (?:must|can|may|should|could|will) be
  (?:${permitted}) (?:\\S+ ){0,2}?(?:are|is|values|options)?
  values
  options
  choices
  choose from
  choose
  limited to
`)

/** Words that close a list when they are right before it. */
const weak = anyOf('value|option|accepts|are|is')

/** Words that say that a single value is all there is. */
const single = anyOf(`
  must(?: always)? be
  ^always
  fixed value
  one of
  (?:${permitted}) (?:values?|options?)(?: is| are)?
  only (?:${permitted}) (?:value|option)(?: is)?
`)

const atEnd = (words: string): RegExp => new RegExp(`(?:^|\\b)${words}(?: the following)? ?:?$`)

const [strongAtEnd, anyAtEnd, singleAtEnd] = [atEnd(strong), atEnd(anyOf(`${strong}|${weak}`)), atEnd(single)]

/** “must be”, “One of:”: the words before a list, in lower case, end with those that close it. */
export const closesList = (before: string): boolean => strongAtEnd.test(before)

/** As `closesList`, and by “accepts” and “is”. */
export const mayCloseList = (before: string): boolean => anyAtEnd.test(before)

/** “Must be”, “Allowed value:”. */
export const closesSingle = (before: string): boolean => singleAtEnd.test(before)

/** Words by which a list may be one of the values of elements. */
export const elementWords = new RegExp(
  `\\b(?:one of|any of|values|options|choices|${permitted}|array of|list of|each)\\b`,
)
