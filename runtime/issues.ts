import { nearest } from './nearest.js'

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

type Draft = Omit<Issue, 'message'>

/** The input is no object of parameters. */
export function notATable(value: unknown): Issue[] {
  return add(undefined, {
    path: [],
    code: 'not_a_table',
    expected: 'a table of named parameters',
    received: received(value),
  })
}

/** A required name is absent. `expected` describes its type. */
export function missing(issues: Issues, path: Path, expected: string): Issue[] {
  return add(issues, { path, code: 'missing', expected, received: 'nothing' })
}

export function wrongType(issues: Issues, path: Path, expected: string, value: unknown): Issue[] {
  return add(issues, { path, code: 'wrong_type', expected, received: received(value) })
}

/** The value is none of `allowed`. `because` follows the list of them. */
export function notInEnum(
  issues: Issues,
  path: Path,
  allowed: readonly (string | number | boolean)[],
  value: unknown,
  because = '',
): Issue[] {
  const expected = `one of ${allowed.map((item) => JSON.stringify(item)).join(', ')}${because}`
  const near = typeof value === 'string' ? nearest(value, allowed.map(String)) : undefined
  return add(issues, {
    path,
    code: 'not_in_enum',
    expected,
    received: received(value),
    ...(near !== undefined && { suggestion: near }),
  })
}

/** A number, a length or a count is outside its limits. `expected` says them: `at most 250`, `at most 10 items`. */
export function outOfBounds(
  issues: Issues,
  path: Path,
  code: 'too_small' | 'too_big' | 'too_short' | 'too_long',
  expected: string,
  value: unknown,
): Issue[] {
  return add(issues, { path, code, expected, received: received(value) })
}

/** A requirement on several parameters does not hold. `expected` is the documented sentence. */
export function brokenRule(issues: Issues, parameters: readonly string[], expected: string): Issue[] {
  return add(issues, { path: [], code: 'rule', expected, received: `none or too many of ${parameters.join(', ')}` })
}

/** Names in `input` that are not among `names`. Names whose value is undefined count as absent. */
export function unknownNames(issues: Issues, path: Path, input: object, names: readonly string[]): Issues {
  let found = issues
  for (const [key, value] of Object.entries(input)) {
    if (value === undefined || names.includes(key)) continue
    const free = names.filter((name) => !Object.hasOwn(input, name))
    const near = nearest(key, free) ?? nearest(key, names)
    const expected = names.length === 0 ? 'no parameters' : `one of ${names.join(', ')}`
    found = add(found, {
      path: [...path, key],
      code: 'unknown',
      expected,
      received: received(value),
      ...(near !== undefined && { suggestion: near }),
    })
  }
  return found
}

/** The sentence of an issue. `firstIndex` is what list positions count from: 0 in JavaScript, 1 in Lua. */
export function describeIssue(issue: Draft, firstIndex: 0 | 1 = 0): string {
  const name = JSON.stringify(pathText(issue.path, firstIndex))
  const hint = issue.suggestion === undefined ? '' : ` (did you mean ${JSON.stringify(issue.suggestion)}?)`
  switch (issue.code) {
    case 'not_a_table':
      return `expected ${issue.expected}, got ${issue.received}`
    case 'missing':
      return `missing ${name} (${issue.expected})`
    case 'unknown':
      return `unknown ${name}${hint || ` (expected ${issue.expected})`}`
    case 'rule':
      return issue.expected
    case 'wrong_type':
    case 'not_in_enum':
    case 'too_small':
    case 'too_big':
    case 'too_short':
    case 'too_long':
      return `${name}: expected ${issue.expected}, got ${issue.received}${hint}`
  }
}

function add(issues: Issues, draft: Draft): Issue[] {
  const issue: Issue = { ...draft, message: describeIssue(draft) }
  if (issues === undefined) return [issue]
  issues.push(issue)
  return issues
}

function pathText(path: Path, firstIndex: 0 | 1): string {
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `[${step + firstIndex}]` : text === '' ? step : `.${step}`
  return text
}

/** A short description of a value; long strings are cut. */
function received(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (typeof value === 'string')
    return `string ${JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)}`
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'a table'
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`
  return `${typeof value} ${String(value)}`
}
