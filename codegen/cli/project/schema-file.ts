/** Reads what `moonbind schema` printed. */
import { Failure } from '../../failure.js'
import type { Namespace } from '../../ir.js'

/**
 * The namespaces of a schema: an array as `moonbind schema` prints it, or the object of `moonbind schema --json`.
 *
 * @throws {Failure} `input` for anything else, naming the first part that does not fit.
 */
export function readSchemaJson(file: string, text: string): Namespace[] {
  const wrong = (where: string, expected: string): Failure =>
    new Failure('input', `${file}: ${where}: expected ${expected}, as moonbind schema prints it`)
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw new Failure('input', `${file}: not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const list = isMap(data) && 'schema' in data ? data['schema'] : data
  const problem = Array.isArray(list)
    ? firstProblem(list, namespaceShape, '')
    : { where: 'top level', expected: 'a list of namespaces' }
  if (problem) throw wrong(problem.where, problem.expected)
  return list as Namespace[]
}

/** What each field must be: the name of a type, or the shape of every item of a list. `?` marks what may be absent. */
type Shape = { readonly [field: string]: 'string' | 'boolean' | 'object' | 'object?' | readonly [Shape] }

const exampleShape: Shape = { language: 'string', code: 'string' }
const guideShape: Shape = { title: 'string', markdown: 'string' }
const parameterShape: Shape = { name: 'string', required: 'boolean', description: 'string', schema: 'object' }
const functionShape: Shape = {
  name: 'string',
  summary: 'string',
  parameters: [parameterShape],
  result: 'object?',
  examples: [exampleShape],
}
const namespaceShape: Shape = { namespace: 'string', title: 'string', functions: [functionShape], guides: [guideShape] }

function firstProblem(
  list: readonly unknown[],
  shape: Shape,
  above: string,
): { where: string; expected: string } | undefined {
  for (const [index, item] of list.entries()) {
    const path = `${above}[${index}]`
    if (!isMap(item)) return { where: path, expected: 'an object' }
    for (const [field, wanted] of Object.entries(shape)) {
      const value = item[field]
      const where = `${path}.${field}`
      if (typeof wanted !== 'string') {
        if (!Array.isArray(value)) return { where, expected: 'a list' }
        const inner = firstProblem(value, wanted[0], where)
        if (inner) return inner
      } else if (!fits(value, wanted))
        return { where, expected: wanted.startsWith('object') ? 'an object' : `a ${wanted}` }
    }
  }
  return undefined
}

function fits(value: unknown, wanted: 'string' | 'boolean' | 'object' | 'object?'): boolean {
  if (wanted === 'object?') return value === undefined || isMap(value)
  return wanted === 'object' ? isMap(value) : typeof value === wanted
}

const isMap = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
