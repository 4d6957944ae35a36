/** Reasons not to believe a name that says that its function only reads. */
import type { Parameter } from '../ir.js'
import { CHANGES, DESTROYS, STARTS } from './words.js'

/** What a document says about a function, apart from statements of its effect. */
export interface Described {
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
}

/** Longer texts are cut: their beginning says what a function does. */
const LONGEST = 2_000

/**
 * Whether a function may change something although its name says that it reads: the text says that it creates, marks or
 * runs something, a flag makes it do so, or it is given a program to run.
 */
export const mayChange = ({ summary = '', description = '', parameters = [] }: Described): boolean =>
  changesByText(`${summary}\n${description}`.slice(0, LONGEST)) ||
  parameters.some(isFlagOfChange) ||
  parameters.some(isProgram)

/** `Creates a job and returns its id.`, `Fetch messages and mark them as read`; not `Then update it with …` */
function changesByText(text: string): boolean {
  const [first = '', ...others] = text.replace(/\([^()]*\)/g, ' ').split(/(?<=[.!?])\s+|\n+/)
  return (
    isChange(firstWord(first)) ||
    joinedVerbs(first).some(isChange) ||
    others.some((text) => isThirdPerson(firstWord(text)))
  )
}

const firstWord = (sentence: string): string =>
  /^[^\p{L}]*(?:[Aa]lso |[Tt]his (?:function |call |tool )?)?(\p{L}+)/u.exec(sentence)?.[1] ?? ''

/** `get or create`, `returns it and marks it`, `returns it, creating it first`. */
const joinedVerbs = (sentence: string): string[] =>
  [...sentence.matchAll(JOINED)].map(({ groups }) => groups?.['verb'] ?? groups?.['participle'] ?? '')

const JOINED =
  /\b(?:and|or|then)\s+(?:(?:also|then)\s+)?(?<verb>[a-z]+)|,\s+(?<participle>[a-z]+ing)\s+(?:it|them|the|an?|one)\b/g

/** The verb of `creates`, `marks`, `purging`: as it is in lists of verbs. */
function stems(word: string): readonly string[] {
  const bare = word.toLowerCase()
  const ends = [/ies$/, /e?s$/, /s$/, /(.)\1ing$/, /ing$/]
  return [
    bare,
    ...ends.flatMap((end) => {
      if (!end.test(bare)) return []
      const stem = bare.replace(end, (_, doubled?: string) => (typeof doubled === 'string' ? doubled : ''))
      return [stem, `${stem}e`, `${stem}y`]
    }),
  ]
}

const isChange = (word: string): boolean =>
  stems(word).some((stem) => CHANGES.has(stem) || DESTROYS.has(stem) || STARTS.has(stem))

/**
 * Later sentences also give orders to the reader: `Update it with …`. What the function does is in the third person.
 */
const isThirdPerson = (word: string): boolean => /[^s]s$/.test(word) && isChange(word)

/** `mark_as_read: boolean` */
const isFlagOfChange = ({ name, schema }: Parameter): boolean =>
  schema.type === 'boolean' && isChange(/^[a-z]+/.exec(name.replace(/^(?:should|auto|do)_/, ''))?.[0] ?? '')

const PROGRAMS = new Set(
  'sql statement statements mutation graphql cypher gremlin script command commands shell'.split(' '),
)

/** A function that runs a given program does whatever the program does. */
const isProgram = ({ name, description }: Parameter): boolean =>
  PROGRAMS.has(name.toLowerCase()) ||
  (/^(?:q|query|queries|input|text|body)$/i.test(name) && /\b(?:SQL|GraphQL|Cypher|Gremlin)\b/.test(description))
