import { error, info, type Rule } from './rule.js'

/** What a document can leave its readers to guess. None fails by itself. */
export const qualityRules = {
  'missing-summary': info('A function of which no sentence says what it does.'),
  'missing-description': info('A parameter without description.'),
  'missing-type': info('A parameter of which nothing says the type.'),
  'missing-item-type': info('A list of which nothing says what it holds.'),
  'missing-example': info('A function without example.'),
  'unchecked-requirement': info('A requirement that is stated in words which nobody can check.'),
  'unread-constraint': info('A sentence that looks like a constraint and was not read as one.'),
  'effect-guessed': info('A document states effects, and those of some functions are guessed from their names.'),
  'unread-part': info('A part of the document looks like a function or a parameter and is not read.'),
} as const satisfies Record<string, Rule>

export type QualityRule = keyof typeof qualityRules

/** What the record of these findings forbids. */
export const ratchetRules = {
  'quality-regressed': error('A namespace has more findings of a rule than the record allows.'),
} as const satisfies Record<string, Rule>
