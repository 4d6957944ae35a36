/** Constraints as sentences, for dialects that cannot express them. */
import { boundText } from '../validation/bounds.js'
import type { Json, Schema } from '../validation/schema.js'
import type { Constraint } from './dialects.js'

/** A description with sentences after it, without those that repeat the description. */
export function describe(description: string | undefined, sentences: readonly string[]): string | undefined {
  const parts = [description?.trim() ?? '', ...sentences].filter((part) => part !== '')
  return parts.length === 0 ? undefined : parts.reduce((text, part) => `${text}${joint(text)}${part}`)
}

const joint = (text: string): string => (/[.!?:)\]"'`]$/.test(text) ? ' ' : '. ')

/** One constraint in words; undefined if the description names its value already. */
export function sentenceOf(keyword: Constraint, schema: Schema, description = ''): string | undefined {
  const value = schema[keyword]
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined
  return names(description, keyword, value as Json) ? undefined : constraintText(keyword, value as Json)
}

/**
 * The unit of a number, and what the values of an enumeration mean: no dialect has a keyword for them, and doc comments
 * have no tag. Leaves out what the description already says.
 */
export function meaningOf(schema: Schema, description = ''): string[] {
  const { 'x-labels': labels, 'x-unit': unit } = schema
  const unsaid = Object.entries(labels ?? {}).filter(([, label]) => !description.includes(label))
  return [
    ...(unit === undefined || description.includes(unit) ? [] : [`Unit: ${unit}.`]),
    ...(unsaid.length > 0 ? [`Values: ${unsaid.map(([value, label]) => `${value} = ${label}`).join(', ')}.`] : []),
  ]
}

function names(description: string, keyword: Constraint, value: Json): boolean {
  if (keyword === 'deprecated') return /deprecated/i.test(description)
  if (keyword === 'format') return plainly(description).includes(plainly(String(value)))
  const shown = (Array.isArray(value) ? value : [value]).map((part) =>
    typeof part === 'string' ? part : JSON.stringify(part),
  )
  return shown.every((part) => containsWord(description, part))
}

/** `E.164` and `e164`, `date-time` and `date time` are the same word. */
const plainly = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

function containsWord(text: string, word: string): boolean {
  if (word === '') return false
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\w.-]/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? '')) return true
  }
  return false
}

/** A constraint in words: `At most 250.` */
export function constraintText(keyword: Constraint, value: Json): string {
  switch (keyword) {
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
      return sentence(boundText(keyword, value as number))
    case 'format':
      return `Format: ${String(value)}.`
    case 'default':
      return `Default: ${JSON.stringify(value)}.`
    case 'examples':
      return `For example ${(value as Json[]).map((example) => JSON.stringify(example)).join(', ')}.`
    case 'deprecated':
      return 'Deprecated.'
  }
}

/** `at most 250` as a sentence. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
