/** Explains an error of a script by what its answers have instead, in addition to Lua's own words. */
import type { Connection } from '../connection.js'
import type { Finding } from '../lint/index.js'
import type { Schema } from '../validation/schema.js'
import type { RunError } from '../vm/contract.js'

/** The last answer of each function of a run, by `namespace.function`: an error may be about them. */
export type Answers = ReadonlyMap<string, unknown>

/** A script that failed. */
interface Ran {
  readonly source: string
  readonly chunkName: string
  readonly connections: Iterable<Connection>
  readonly answers: Answers
}

/** Errors of the language itself, whose cause is in the script. */
const OF_LUA = /attempt to |bad argument |has no integer representation|must be a number/

/** How many explanations an error has at most. */
const MOST = 2

/** In characters. Longer scripts are not checked when they fail, because that would block the host for too long. */
const LONGEST = 16 * 1024

/**
 * The error, with what the check of scripts finds in its line when it knows the actual answers. If it finds nothing
 * there, with the field that was read further up and is missing.
 */
export async function explainError(
  error: RunError,
  { source, chunkName, connections, answers }: Ran,
): Promise<RunError> {
  const { kind, line, message } = error
  if (source.length > LONGEST) return error
  if (kind === 'syntax') return explainedSyntax(error, source)
  if (kind !== 'runtime' || line === undefined || !OF_LUA.test(message)) return error
  const findings = await findingsOf(source, connections, answers)
  const here = findings.filter((finding) => finding.line <= line && finding.endLine >= line)
  const above = findings.filter((finding) => finding.endLine < line && aboutFields.has(finding.rule)).slice(-MOST)
  const texts =
    here.length > 0
      ? here.slice(0, MOST).map(textOf)
      : above.map((finding) => `line ${finding.line}: ${textOf(finding)}`)
  if (texts.length === 0) return error
  // An error within a function of the library has no position of its own.
  const at = message.startsWith('attempt to ') ? `${chunkName}:${line}: ` : ''
  return { ...error, message: `${at}${message}: ${texts.join('; ')}` }
}

/** Words and operators of other languages at the place where Lua could not parse on, or before it. */
async function explainedSyntax(error: RunError, source: string): Promise<RunError> {
  const { syntaxFindings } = await import('../lint/index.js')
  const [first] = syntaxFindings(source)
  if (!first || first.line > (error.line ?? Number.POSITIVE_INFINITY)) return error
  return { ...error, message: `${error.message}: ${textOf(first)}` }
}

async function findingsOf(
  source: string,
  connections: Iterable<Connection>,
  answers: Answers,
): Promise<readonly Finding[]> {
  const { checkObserved } = await import('../lint/index.js')
  try {
    return checkObserved(
      source,
      [...connections].map((connection) => observed(connection, answers)),
    )
  } catch {
    // A getter in the answer of a handler can throw: the error then stays as Lua words it.
    return []
  }
}

const textOf = ({ message }: Finding): string => message

const aboutFields: ReadonlySet<Finding['rule']> = new Set([
  'unknown-field',
  'list-field',
  'zero-index',
  'undefined-name',
])

/** A namespace whose functions have their actual answers as results. */
function observed({ definition }: Connection, answers: Answers) {
  return {
    namespace: definition.namespace,
    ...(definition.calls && { calls: definition.calls }),
    functions: definition.functions.map((fn) => {
      const key = `${definition.namespace}.${fn.name}`
      return answers.has(key) ? { ...fn, result: new Observed().schemaOf(answers.get(key), 0) } : fn
    }),
  }
}

/** Deeper fields, and items after these, are not inspected. */
const DEEPEST = 8
const MOST_ITEMS = 50

/** How many values of one answer are inspected. */
const MOST_VALUES = 5_000
/** An object with more fields is not explained: it is a table of data, not a record. */
const MOST_FIELDS = 500

/** The schema of one value, exactly; a list has the length of the value. */
class Observed {
  #left = MOST_VALUES

  schemaOf(value: unknown, depth: number): Schema {
    if (value === null || value === undefined || depth > DEEPEST || --this.#left < 0) return {}
    if (Array.isArray(value)) {
      const items = value.slice(0, MOST_ITEMS).map((item) => this.schemaOf(item, depth + 1))
      return { type: 'array', items: items.reduce(merged, {}), minItems: value.length, maxItems: value.length }
    }
    if (typeof value === 'number' || typeof value === 'bigint') return { type: 'number' }
    if (typeof value === 'string' || typeof value === 'boolean') return { type: typeof value as 'string' | 'boolean' }
    return typeof value === 'object' ? this.#object(value, depth) : {}
  }

  #object(value: object, depth: number): Schema {
    const names = Object.keys(value)
    if (names.length > MOST_FIELDS) return {}
    const fields = names.map((name) => [name, (value as { readonly [name: string]: unknown })[name]] as const)
    const there = fields.filter(([, field]) => field !== null && field !== undefined)
    return {
      type: 'object',
      properties: Object.fromEntries(there.map(([name, field]) => [name, this.schemaOf(field, depth + 1)])),
    }
  }
}

/** What items of one list have together. */
function merged(a: Schema, b: Schema): Schema {
  if (a.type === undefined) return b
  if (a.type !== b.type) return {}
  if (!a.properties || !b.properties) return a
  return { type: 'object', properties: { ...b.properties, ...a.properties } }
}
