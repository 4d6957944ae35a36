import type { FunctionRule } from '../../ir.js'

/** A pattern over the words of a sentence, in which each list of names is `§` and its number. */
export interface Pattern {
  readonly kind: FunctionRule['kind']
  readonly words: RegExp
  /** The rule is about the described parameter and each of the names. */
  readonly ofSelf?: true
  /** Applies to alternatives only. */
  readonly or?: true
}

const oneOf = (...choices: readonly string[]): string => `(?:${choices.join('|')})`

const given = oneOf(...'provided given set specified passed present supplied included used sent'.split(' '))
const combined = oneOf('combined', 'combine', 'use', given)
const mustBe = oneOf(...'is,are,must be,should be,has to be,have to be,needs to be,need to be'.split(','))
const give = oneOf(
  ...'provide pass specify supply give include set send requires? needs?'.split(' '),
  'must have',
  'must include',
  'must provide',
  'must specify',
)

/** What the patterns below call `{needed}`, `{given}` and so on. */
const PARTS: Readonly<Record<string, string>> = {
  names: '§(\\d+)',
  given,
  give,
  combined,
  needed: `${mustBe}(?: always)? ${oneOf('required', given)}`,
  must: '(?:(?:you |callers )?(?:must|should|need to|have to) )?',
  cannot: oneOf('cannot', 'can not', "can't", 'must not', 'may not', 'should not'),
  never: oneOf('cannot', 'can not', "can't", 'must not', 'may not', 'not', "don't", 'do not', 'never'),
  'not both': '(?:(?:,|—|–|-|;)? ?(?:but )?(?:not|never) both|but not together|§§)',
  these: '(?: of)?(?: the following)?(?: parameters| fields)? ?:?',
  'at once': oneOf('together', 'at the same time', 'at once', 'with each other'),
  'as one': oneOf('together', 'in combination', 'as a pair'),
  self: '^(?:this is )?required',
}

/** Builds a pattern: `{name}` stands for a part, a space for itself. */
function words(text: string, flags = ''): RegExp {
  return new RegExp(
    text.replace(/\{([a-z ]+)\}/g, (_, name: string) => PARTS[name]!),
    flags,
  )
}

/** The first pattern that fits a sentence decides; narrower ones are first. */
export const PATTERNS: readonly Pattern[] = [
  { kind: 'one-of', words: words('\\bexactly one{these} {names}') },
  { kind: 'one-of', words: words('\\beither (?:of )?{names} {needed} ?,? ?{not both}') },
  { kind: 'one-of', words: words('^{must}{give} (?:either |one of ){names} ?{not both}$') },
  { kind: 'at-most-one', words: words('\\b(?:at most|no more than|not more than) one of {names}') },
  { kind: 'at-most-one', words: words('\\bonly one of {names} (?:can|may|should|must|is|will)\\b') },
  { kind: 'at-most-one', words: words('{names} are mutually exclusive') },
  { kind: 'at-most-one', words: words('{names} {cannot} (?:both )?be {combined} {at once}') },
  { kind: 'at-most-one', words: words('{names} {cannot} be combined$') },
  { kind: 'at-most-one', words: words('^(?:(?:use|set|pass|provide|specify) )?(?:either )?{names} ?{not both}') },
  { kind: 'any-of', words: words('\\b(?:at least one|one or more|one or both|any){these} {names} {needed}') },
  { kind: 'any-of', words: words('\\bat least one{these} {names}(?: ,| if|$)') },
  { kind: 'any-of', words: words('^{must}{give} (?:at least one of|one or both of|one of|either) {names}$') },
  { kind: 'any-of', words: words('\\b(?:either|one of)(?: of)? ?{names} {needed}') },
  { kind: 'any-of', or: true, words: words('^(?:either )?{names} {needed}$') },
  {
    kind: 'all-or-none',
    words: words('{names} (?:must|should|have to|need to|can only) (?:(?:both|all|always|only) )?be {given} {as one}'),
  },
  { kind: 'all-or-none', words: words('{names} are (?:both )?required together') },
  {
    kind: 'any-of',
    ofSelf: true,
    words: words("{self} (?:if|when) {names} (?:is|are|was|has|have) ?(?:not|n't|been not) (?:been )?{given}$"),
  },
  {
    kind: 'any-of',
    ofSelf: true,
    words: words('{self} (?:if|when) {names} (?:is|are) (?:absent|omitted|missing|empty|unset)$'),
  },
  { kind: 'any-of', ofSelf: true, words: words('{self} unless {names}(?: (?:is|are|was|were|has been) {given})?$') },
  { kind: 'one-of', ofSelf: true, words: words('\\beither this or {names} {needed} ?,? ?{not both}') },
  { kind: 'any-of', ofSelf: true, words: words('^(?:either )?this or {names} {needed}$') },
  {
    kind: 'any-of',
    ofSelf: true,
    words: words('^(?:use|provide|pass|specify|give|set|supply) (?:either )?this or {names}$'),
  },
  { kind: 'any-of', ofSelf: true, words: words('^required without {names}$') },
  {
    kind: 'at-most-one',
    ofSelf: true,
    words: words('\\b{never} (?:be )?{combined} (?:together |along |in combination )?with {names}'),
  },
  { kind: 'at-most-one', ofSelf: true, words: words('^(?:it is |is )?mutually exclusive (?:with|to) {names}') },
  { kind: 'at-most-one', ofSelf: true, words: words('^(?:is )?(?:incompatible|not compatible) with {names}') },
]

/** “At least one of these filters is required”, about parameters that the sentence does not name. */
export const COLLECTIVE = words(
  '(?:^|[.!]\\s+)([^\\w.!]*)(at least one (?:of (?:these|them|the above) )?' +
    '(?:(?:of the |[a-z]+ )?(?:filter|field|parameter|option|argument|propert(?:y|ie)|criteri(?:on|a))s? )?' +
    '{needed})\\s*(?:[.!]|$)',
  'i',
)
