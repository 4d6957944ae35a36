import { error, info, type Rule } from './rule.js'

/** What a document can leave its readers to guess. None fails by itself. */
export const qualityRules = {
  'missing-summary': info('A function has no sentence that says what it does.'),
  'missing-description': info('A parameter has no description.'),
  'missing-type': info('A parameter has no documented type.'),
  'missing-item-type': info('The items of a list have no documented type.'),
  'missing-example': info('A function has no example.'),
  'unchecked-requirement': info('The document states a requirement in words that moonbind cannot check.'),
  'unread-constraint': info('A sentence looks like a constraint, but moonbind did not read it as one.'),
  'effect-guessed': info(
    'A document states effects, but not those of all functions: moonbind guesses the others from their names.',
  ),
  'unread-part': info(
    'A part of the document looks like a function or a parameter, but moonbind does not read it as one.',
  ),
} as const satisfies Record<string, Rule>

export type QualityRule = keyof typeof qualityRules

/** What the record of these findings forbids. */
export const ratchetRules = {
  'quality-regressed': error('A namespace has more findings of a rule than the record allows.'),
} as const satisfies Record<string, Rule>
