import { Candidate, nearestOf } from './nearest.js'

/**
 * One problem of an input. `message` and `path` are those of an issue of the Standard Schema specification 1.0.
 */
export interface Issue {
  /** Where in the input: names of properties and indexes of lists (from 0). Empty: the input itself. */
  readonly path: Path
  readonly code: IssueCode
  /** Complete without the other fields; no final stop. List positions count from 0. */
  readonly message: string
  /** What was expected: `string`, `one of "inbound", "outbound"`, `at most 250`. */
  readonly expected: string
  /** What was found, short: `number 5`, `string "yes"`, `nothing`. */
  readonly received: string
  /** The nearest right name or value, where one is near. */
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

/**
 * Values or names that are right, prepared once for the issues that name them. Generated code makes it by `choices`.
 */
export class Choices {
  #candidates: readonly Candidate[] | undefined
  #listed: string | undefined
  #names: string | undefined
  #instead: string | undefined
  #mistakes: Mistake[] = []
  #next = 0

  constructor(readonly values: readonly (string | number | boolean)[]) {}

  /** `one of "open", "paid"`. */
  get listed(): string {
    this.#listed ??= `one of ${this.values.map((value) => JSON.stringify(value)).join(', ')}`
    return this.#listed
  }

  /** `one of open, paid`. */
  get names(): string {
    this.#names ??= this.values.length === 0 ? 'no parameters' : `one of ${this.values.join(', ')}`
    return this.#names
  }

  /** ` (expected one of open, paid)`. */
  get instead(): string {
    this.#instead ??= ` (expected ${this.names})`
    return this.#instead
  }

  has(value: unknown): boolean {
    // Several times as quick as an iterator or `includes`.
    for (let index = 0; index < this.values.length; index++) if (this.values[index] === value) return true
    return false
  }

  /** What there is to say of a wrong value. Callers tend to repeat their mistakes: the last ones are remembered. */
  mistake(value: string): Mistake {
    const mistakes = this.#mistakes
    for (let index = 0; index < mistakes.length; index++) if (mistakes[index]!.value === value) return mistakes[index]!
    const made: Mistake = {
      value,
      near: this.#nearest(value),
      received: received(value),
      place: undefined,
      message: '',
      unknown: undefined,
    }
    if (value.length > LONGEST_REMEMBERED) return made
    if (this.#mistakes.length < MOST_REMEMBERED) this.#mistakes.push(made)
    else this.#mistakes[this.#next++ % MOST_REMEMBERED] = made
    return made
  }

  /** The name that a wrong one was most likely meant to be; one that is not a property of `taken` if possible. */
  nearest(name: string, taken: object): Candidate | undefined {
    const { near } = this.mistake(name)
    return near === undefined || !Object.hasOwn(taken, near.name) ? near : this.#nearest(name, taken)
  }

  #nearest(value: string, taken?: object): Candidate | undefined {
    this.#candidates ??= this.values.map((right) => new Candidate(String(right)))
    return nearestOf(value, this.#candidates, taken)
  }
}

/** A value that is not one of the choices. */
interface Mistake {
  readonly value: string
  readonly near: Candidate | undefined
  readonly received: string
  /** Where it was made the last time, and what was said there. */
  place: string | undefined
  message: string
  /** What was said of it as the name of a parameter. */
  unknown: string | undefined
}

/** Mistakes that a list of choices remembers, and how long a value of one may be: a kilobyte, whatever callers send. */
const MOST_REMEMBERED = 4
const LONGEST_REMEMBERED = 60

/** Right values or names, for {@link notInEnum} and {@link unknownNames}. */
export const choices = (values: readonly (string | number | boolean)[]): Choices => new Choices(values)

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
  const message = `missing ${nameOf(place)} (${expected})`
  return add(issues, { path: pathOf(place), code: 'missing', message, expected, received: 'nothing' })
}

/** The value has another type than `expected`. */
export function wrongType(issues: Issues, place: Place, expected: string, value: unknown): Issue[] {
  const found = received(value)
  const message = mismatch(place, expected, found)
  return add(issues, { path: pathOf(place), code: 'wrong_type', message, expected, received: found })
}

/** The value is not one of `allowed`. `because` follows the list of them. */
export function notInEnum(issues: Issues, place: Place, allowed: Choices, value: unknown, because = ''): Issue[] {
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

/** A parameter has one name: what was said about it is said again. */
function mistakeMessage(mistake: Mistake, place: Place, expected: string): string {
  if (mistake.place === place) return mistake.message
  const message = mistakenAt(mistake, place, expected)
  if (typeof place === 'string') {
    mistake.place = place
    mistake.message = message
  }
  return message
}

/** A number, a length or a count is outside its limits. `expected` says them: `at most 250`, `at most 10 items`. */
export function outOfBounds(
  issues: Issues,
  place: Place,
  code: 'too_small' | 'too_big' | 'too_short' | 'too_long',
  expected: string,
  value: unknown,
): Issue[] {
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

function pathText(path: Path, firstIndex: 0 | 1): string {
  const [first] = path
  if (path.length === 1 && typeof first === 'string') return first
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `[${step + firstIndex}]` : text === '' ? step : `.${step}`
  return text
}

/** The same as `JSON.stringify`, which takes several times as long for ordinary text. */
const quoted = (text: string): string => (isOrdinary(text) ? `"${text}"` : JSON.stringify(text))

/** Whether a text stands in quotes as it is. */
export function isOrdinary(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 32 || code > 126 || code === 34 || code === 92) return false
  }
  return true
}

/** A short description of a value; long strings are cut. */
function received(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (typeof value === 'string') return `string ${quoted(value.length > 60 ? `${value.slice(0, 57)}...` : value)}`
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'a table'
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`
  return `${typeof value} ${String(value)}`
}
