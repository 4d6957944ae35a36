/**
 * Limits of numbers, lengths and counts: their keywords, what breaks each, and its wording. The only place for them:
 * generated validators, the linter, the check of examples, tools, pages and stubs take keywords and words from here.
 */

/** What a limit measures: the number itself, the characters of a string, the items of a list. */
export type Measured = 'number' | 'string' | 'array'

interface Bound {
  readonly of: Measured
  /** A value is refused if `size sign bound` is true. */
  readonly sign: '<' | '<=' | '>' | '>='
  readonly code: 'too_small' | 'too_big' | 'too_short' | 'too_long'
  readonly words: 'at least' | 'at most' | 'more than' | 'less than'
}

/** In the order in which schemas have them. */
export const bounds = {
  minimum: { of: 'number', sign: '<', code: 'too_small', words: 'at least' },
  maximum: { of: 'number', sign: '>', code: 'too_big', words: 'at most' },
  exclusiveMinimum: { of: 'number', sign: '<=', code: 'too_small', words: 'more than' },
  exclusiveMaximum: { of: 'number', sign: '>=', code: 'too_big', words: 'less than' },
  minLength: { of: 'string', sign: '<', code: 'too_short', words: 'at least' },
  maxLength: { of: 'string', sign: '>', code: 'too_long', words: 'at most' },
  minItems: { of: 'array', sign: '<', code: 'too_short', words: 'at least' },
  maxItems: { of: 'array', sign: '>', code: 'too_long', words: 'at most' },
} as const satisfies { readonly [keyword: string]: Bound }

/** A keyword that limits a number, a length or a count. */
export type BoundKeyword = keyof typeof bounds

export const boundKeywords = Object.keys(bounds) as readonly BoundKeyword[]

const keywordsFor = (of: Measured): readonly BoundKeyword[] =>
  boundKeywords.filter((keyword) => bounds[keyword].of === of)

const keywordsOf: { readonly [of in Measured]: readonly BoundKeyword[] } = {
  number: keywordsFor('number'),
  string: keywordsFor('string'),
  array: keywordsFor('array'),
}

/** The limits that a schema may have. */
export type Bounded = { readonly [keyword in BoundKeyword]?: number | undefined }

/** A limit that a schema has. */
export interface OwnBound extends Bound {
  readonly keyword: BoundKeyword
  readonly bound: number
  /** What is expected: `at most 250`, `at least 1 character`. */
  readonly expected: string
}

/** The limits that a schema has of numbers, strings or lists. */
export const boundsOf = (schema: Bounded, of: Measured): OwnBound[] =>
  keywordsOf[of].flatMap((keyword) => {
    const bound = schema[keyword]
    return bound === undefined ? [] : [{ ...bounds[keyword], keyword, bound, expected: boundText(keyword, bound) }]
  })

/** The limits that a size breaks; a string has as many characters as code points. */
export const brokenBounds = (schema: Bounded, of: Measured, size: number): OwnBound[] =>
  broken(boundsOf(schema, of), size)

/** The same for a number, a string or a list; other values have no size. */
export function brokenBoundsOf(schema: Bounded, value: unknown): OwnBound[] {
  if (typeof value === 'number') return brokenBounds(schema, 'number', value)
  if (Array.isArray(value)) return brokenBounds(schema, 'array', value.length)
  if (typeof value !== 'string') return []
  const own = boundsOf(schema, 'string')
  // Counting code points takes a copy of the text: only for a limit.
  return own.length === 0 ? own : broken(own, [...value].length)
}

const broken = (own: readonly OwnBound[], size: number): OwnBound[] =>
  own.filter(({ sign, bound }) => isBroken(size, sign, bound))

function isBroken(size: number, sign: Bound['sign'], bound: number): boolean {
  switch (sign) {
    case '<':
      return size < bound
    case '<=':
      return size <= bound
    case '>':
      return size > bound
    case '>=':
      return size >= bound
  }
}

/** What a limit asks for: `at most 250`, `at least 1 character`. */
export const boundText = (keyword: BoundKeyword, bound: number): string =>
  `${bounds[keyword].words} ${sizeText(bounds[keyword].of, bound)}`

/** Both limits of one kind: `1 to 250`, `2 to 40 characters`. */
export const rangeText = (of: Measured, least: number, most: number): string => `${least} to ${sizeText(of, most)}`

/** A size in words: `5`, `1 character`, `3 items`. */
export function sizeText(of: Measured, size: number): string {
  switch (of) {
    case 'number':
      return String(size)
    case 'string':
      return `${size} character${size === 1 ? '' : 's'}`
    case 'array':
      return `${size} item${size === 1 ? '' : 's'}`
  }
}
