import { type Candidate, candidate, nearestOf } from './nearest.js'

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

/** Values or names that are right, prepared once for the issues that name them. Generated code makes it by `choices`. */
export class Choices {
  #candidates: readonly Candidate[] | undefined
  #listed: string | undefined
  #names: string | undefined

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

  /** The value that a wrong one was most likely meant to be; of equally near ones a `preferred` one. */
  nearest(value: string, preferred?: (name: string) => boolean): string | undefined {
    this.#candidates ??= this.values.map((right) => candidate(String(right)))
    return nearestOf(value, this.#candidates, preferred)
  }
}

/** Right values or names, for {@link notInEnum} and {@link unknownNames}. */
export const choices = (values: readonly (string | number | boolean)[]): Choices => new Choices(values)

/** The input is not an object of parameters. */
export function notATable(value: unknown): Issue[] {
  const expected = 'a table of named parameters'
  const found = received(value)
  const message = `expected ${expected}, got ${found}`
  return [{ path: [], code: 'not_a_table', message, expected, received: found }]
}

/** A required name is absent. `expected` describes its type. */
export function missing(issues: Issues, path: Path, expected: string): Issue[] {
  const message = `missing ${quoted(pathText(path, 0))} (${expected})`
  return add(issues, { path, code: 'missing', message, expected, received: 'nothing' })
}

/** The value has another type than `expected`. */
export function wrongType(issues: Issues, path: Path, expected: string, value: unknown): Issue[] {
  const found = received(value)
  return add(issues, { path, code: 'wrong_type', message: mismatch(path, expected, found), expected, received: found })
}

/** The value is not one of `allowed`. `because` follows the list of them. */
export function notInEnum(issues: Issues, path: Path, allowed: Choices, value: unknown, because = ''): Issue[] {
  const expected = `${allowed.listed}${because}`
  const found = received(value)
  const message = mismatch(path, expected, found)
  const near = typeof value === 'string' ? allowed.nearest(value) : undefined
  // Literals of one shape each: spreading an object costs more than all else here.
  return add(
    issues,
    near === undefined
      ? { path, code: 'not_in_enum', message, expected, received: found }
      : { path, code: 'not_in_enum', message: message + hint(near), expected, received: found, suggestion: near },
  )
}

/** A number, a length or a count is outside its limits. `expected` says them: `at most 250`, `at most 10 items`. */
export function outOfBounds(
  issues: Issues,
  path: Path,
  code: 'too_small' | 'too_big' | 'too_short' | 'too_long',
  expected: string,
  value: unknown,
): Issue[] {
  const found = received(value)
  return add(issues, { path, code, message: mismatch(path, expected, found), expected, received: found })
}

/** A requirement on several parameters does not hold. `expected` is the documented sentence. */
export function brokenRule(issues: Issues, parameters: readonly string[], expected: string): Issue[] {
  const found = `none or too many of ${parameters.join(', ')}`
  return add(issues, { path: [], code: 'rule', message: expected, expected, received: found })
}

/** Names in `input` that are not among `names`. Names whose value is undefined count as absent. */
export function unknownNames(issues: Issues, path: Path, input: object, names: Choices): Issues {
  let found = issues
  for (const key of Object.keys(input)) {
    const value = (input as { readonly [name: string]: unknown })[key]
    if (value === undefined || names.values.includes(key)) continue
    found = add(found, unknownName(path.length === 0 ? [key] : [...path, key], value, input, key, names))
  }
  return found
}

function unknownName(path: Path, value: unknown, input: object, key: string, names: Choices): Issue {
  const near = names.nearest(key, (name) => !Object.hasOwn(input, name))
  const expected = names.names
  const found = received(value)
  const message = `unknown ${quoted(pathText(path, 0))}`
  if (near !== undefined)
    return { path, code: 'unknown', message: message + hint(near), expected, received: found, suggestion: near }
  return { path, code: 'unknown', message: `${message} (expected ${expected})`, expected, received: found }
}

const mismatch = (path: Path, expected: string, found: string): string =>
  `${quoted(pathText(path, 0))}: expected ${expected}, got ${found}`

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

/** The same as `JSON.stringify`, which takes several times as long for ordinary names. */
const quoted = (text: string): string => (ordinary.test(text) ? `"${text}"` : JSON.stringify(text))

const ordinary = /^[\w .:/+-]*$/

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
