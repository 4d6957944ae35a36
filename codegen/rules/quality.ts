import { error, info, type Rule } from './rule.js'

/** What a document can leave its readers to guess. None fails by itself. */
export const qualityRules = {
  'missing-summary': info('A function without a sentence that says what it does.'),
  'missing-description': info('A parameter without description.'),
  'missing-type': info('A parameter without a documented type.'),
  'missing-item-type': info('A list whose items have no documented type.'),
  'missing-example': info('A function without example.'),
  'unchecked-requirement': info('A requirement in words that cannot be checked.'),
  'unread-constraint': info('A sentence that looks like a constraint and was not read as one.'),
  'effect-guessed': info('A document states effects, and those of some functions are guessed from their names.'),
  'unread-part': info('A part of the document looks like a function or a parameter and is not read.'),
} as const satisfies Record<string, Rule>

export type QualityRule = keyof typeof qualityRules

/** What the record of these findings forbids. */
export const ratchetRules = {
  'quality-regressed': error('A namespace has more findings of a rule than the record allows.'),
} as const satisfies Record<string, Rule>
