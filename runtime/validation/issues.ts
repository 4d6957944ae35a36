import type { Choices, Mistake } from './choices.js'
import { pathText, quoted, received } from './issue-text.js'
import type { Candidate } from './nearest.js'

/**
 * One problem of an input. `message` and `path` are those of an issue of the Standard Schema specification 1.0.
 */
export interface Issue {
  /** Where in the input: names of properties and indexes of lists (from 0). Empty: the input itself. */
  readonly path: Path
  readonly code: IssueCode
  /** Complete without the other fields; without a full stop. List positions count from 0. */
  readonly message: string
  /** What was expected: `string`, `one of "inbound", "outbound"`, `at most 250`. */
  readonly expected: string
  /** What was found, short: `number 5`, `string "yes"`, `nothing`. */
  readonly received: string
  /** The nearest right name or value, if one is near. */
  readonly suggestion?: string
}

export type IssueCode =
  | 'not_a_table'
  | 'missing'
  | 'unknown'
  | 'wrong_type'
  | 'not_in_enum'
  | 'too_small'
  | 'too_big'
  | 'too_short'
  | 'too_long'
  | 'rule'

export type Path = readonly (string | number)[]

/** Undefined until the first problem is found: a valid input costs no allocation. */
export type Issues = Issue[] | undefined

/** Further problems are not described: nobody reads them, and each takes longer than the rest of a value. */
const MOST_ISSUES = 100

const isFull = (issues: Issues): issues is Issue[] => issues !== undefined && issues.length >= MOST_ISSUES

/** The input is not an object of parameters. */
export function notATable(value: unknown): Issue[] {
  const expected = 'a table of named parameters'
  const found = received(value)
  const message = `expected ${expected}, got ${found}`
  return [{ path: [], code: 'not_a_table', message, expected, received: found }]
}

/** Steps to a value, or the name of a parameter that needs no escape in quotes: the usual case is the quick one. */
export type Place = string | Path

/** A required name is absent. `expected` describes its type. */
export function missing(issues: Issues, place: Place, expected: string): Issue[] {
  if (isFull(issues)) return issues
  const message = `missing ${nameOf(place)} (${expected})`
  return add(issues, { path: pathOf(place), code: 'missing', message, expected, received: 'nothing' })
}

/** The value has another type than `expected`. */
export function wrongType(issues: Issues, place: Place, expected: string, value: unknown): Issue[] {
  if (isFull(issues)) return issues
  const found = received(value)
  const message = mismatch(place, expected, found)
  return add(issues, { path: pathOf(place), code: 'wrong_type', message, expected, received: found })
}

/** The value is not one of `allowed`. `because` follows the list of them. */
export function notInEnum(issues: Issues, place: Place, allowed: Choices, value: unknown, because = ''): Issue[] {
  if (isFull(issues)) return issues
  const expected = allowed.listed + because
  const path = pathOf(place)
  if (typeof value !== 'string') {
    const found = received(value)
    return add(issues, {
      path,
      code: 'not_in_enum',
      message: mismatch(place, expected, found),
      expected,
      received: found,
    })
  }
  const mistake = allowed.mistake(value)
  const { near, received: found } = mistake
  const message = because === '' ? mistakeMessage(mistake, place, expected) : mistakenAt(mistake, place, expected)
  // Literals of one shape each: spreading an object costs more than all else here.
  return add(
    issues,
    near === undefined
      ? { path, code: 'not_in_enum', message, expected, received: found }
      : { path, code: 'not_in_enum', message, expected, received: found, suggestion: near.name },
  )
}

const mistakenAt = ({ near, received: found }: Mistake, place: Place, expected: string): string =>
  mismatch(place, expected, found) + (near === undefined ? '' : near.hint)

/** A parameter has one name, so the earlier issue about it is reused. */
function mistakeMessage(mistake: Mistake, place: Place, expected: string): string {
  if (mistake.place === place) return mistake.message
  const message = mistakenAt(mistake, place, expected)
  if (typeof place === 'string') {
    mistake.place = place
    mistake.message = message
  }
  return message
}

/** A number, a length or a count is outside its limits. `expected` states them: `at most 250`, `at most 10 items`. */
export function outOfBounds(
  issues: Issues,
  place: Place,
  code: 'too_small' | 'too_big' | 'too_short' | 'too_long',
  expected: string,
  value: unknown,
): Issue[] {
  if (isFull(issues)) return issues
  const found = received(value)
  const message = mismatch(place, expected, found)
  return add(issues, { path: pathOf(place), code, message, expected, received: found })
}

/** A requirement on several parameters does not hold. `expected` is the documented sentence. */
export function brokenRule(issues: Issues, parameters: readonly string[], expected: string): Issue[] {
  const found = `none or too many of ${parameters.join(', ')}`
  return add(issues, { path: [], code: 'rule', message: expected, expected, received: found })
}

/** Names in `input` that are not among `names`. Names whose value is undefined count as absent. */
export function unknownNames(issues: Issues, place: Place, input: object, names: Choices): Issues {
  const path = pathOf(place)
  let found = issues
  for (const key in input) {
    if (isFull(found)) return found
    if (names.has(key)) continue
    const value = (input as { readonly [name: string]: unknown })[key]
    if (value === undefined || !Object.hasOwn(input, key)) continue
    found = add(
      found,
      path.length === 0 ? unknownName(key, value, input, names) : unknownField(path, key, value, input, names),
    )
  }
  return found
}

function unknownName(key: string, value: unknown, input: object, names: Choices): Issue {
  const mistake = names.mistake(key)
  const { near } = mistake
  if (near !== undefined && Object.hasOwn(input, near.name)) return unknownField([], key, value, input, names)
  mistake.unknown ??= unknownText(key, near, names)
  const { unknown: message } = mistake
  const path = [key]
  return near === undefined
    ? { path, code: 'unknown', message, expected: names.names, received: received(value) }
    : { path, code: 'unknown', message, expected: names.names, received: received(value), suggestion: near.name }
}

/** Inside of a parameter, or next to the name that it is nearest to. */
function unknownField(place: Path, key: string, value: unknown, input: object, names: Choices): Issue {
  const near = names.nearest(key, input)
  const path = [...place, key]
  const message = unknownText(pathText(path, 0), near, names)
  return near === undefined
    ? { path, code: 'unknown', message, expected: names.names, received: received(value) }
    : { path, code: 'unknown', message, expected: names.names, received: received(value), suggestion: near.name }
}

const unknownText = (name: string, near: Candidate | undefined, names: Choices): string =>
  `unknown ${quoted(name)}${near === undefined ? names.instead : near.hint}`

const mismatch = (place: Place, expected: string, found: string): string =>
  `${nameOf(place)}: expected ${expected}, got ${found}`

const pathOf = (place: Place): Path => (typeof place === 'string' ? [place] : place)

const nameOf = (place: Place): string => (typeof place === 'string' ? `"${place}"` : quoted(pathText(place, 0)))

const hint = (near: string): string => ` (did you mean ${quoted(near)}?)`

/** The sentence of an issue. `firstIndex` is what list positions count from: 0 in JavaScript, 1 in Lua. */
export function describeIssue(issue: Issue, firstIndex: 0 | 1 = 0): string {
  const name = quoted(pathText(issue.path, firstIndex))
  const near = issue.suggestion === undefined ? '' : hint(issue.suggestion)
  switch (issue.code) {
    case 'not_a_table':
      return `expected ${issue.expected}, got ${issue.received}`
    case 'missing':
      return `missing ${name} (${issue.expected})`
    case 'unknown':
      return `unknown ${name}${near || ` (expected ${issue.expected})`}`
    case 'rule':
      return issue.expected
    case 'wrong_type':
    case 'not_in_enum':
    case 'too_small':
    case 'too_big':
    case 'too_short':
    case 'too_long':
      return `${name}: expected ${issue.expected}, got ${issue.received}${near}`
  }
}

function add(issues: Issues, issue: Issue): Issue[] {
  if (issues === undefined) return [issue]
  issues.push(issue)
  return issues
}
