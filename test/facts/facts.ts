/** Facts of documents as lines of text, from files written by hand and from what was read. */
import type { ApiFunction, Namespace, Parameter, Schema } from '#codegen/ir.js'
import { facts } from '#codegen/ir.js'

export const kinds = [
  'function',
  'parameter',
  'type',
  'requirement',
  'enumeration',
  'default',
  'bound',
  'rule',
  'answer',
] as const

export type FactKind = (typeof kinds)[number]

/** One statement: `subject` is `function`, or `function.parameter`. */
export interface StatedFact {
  readonly kind: FactKind
  readonly subject: string
  readonly value: string
  /** Line of the file or of the document. */
  readonly line?: number
}

const line = /^ {2}(?<name>\S+?)(?<presence>[!?~]) (?<type>[\w|]+)(?<rest>.*)$/
const boundPattern = /^(?:len|items)?-?[\d.]*\.\.-?[\d.]*$/

/** Reads a file of facts. Throws an `Error` that names the line for one that is not understood. */
export function readFacts(text: string, file: string): StatedFact[] {
  let owner = ''
  return text.split('\n').flatMap((written, index) => {
    const at = index + 1
    if (written.trim() === '' || written.startsWith('#')) return []
    if (!written.startsWith(' ')) {
      owner = written.trim()
      return [{ kind: 'function', subject: owner, value: '', line: at }]
    }
    const rule = /^ {2}rule (\S+) (.+)$/.exec(written)
    if (rule) return [{ kind: 'rule', subject: owner, value: `${rule[1]} ${sorted(rule[2]!.split(' '))}`, line: at }]
    const answer = /^ {2}-> (\S+) (\S+)$/.exec(written)
    if (answer) return [{ kind: 'answer', subject: `${owner}.${answer[1]}`, value: answer[2]!, line: at }]
    const { name, presence, type, rest } = line.exec(written)?.groups ?? {}
    if (name === undefined || presence === undefined || type === undefined)
      throw new Error(`${file}:${at}: expected “name! type”, got “${written.trim()}”`)
    return parameterFacts(`${owner}.${name}`, presence, type, rest ?? '', at, file)
  })
}

function parameterFacts(
  subject: string,
  presence: string,
  type: string,
  rest: string,
  at: number,
  file: string,
): StatedFact[] {
  const fact = (kind: FactKind, value: string): StatedFact => ({ kind, subject, value, line: at })
  const more = [...rest.matchAll(/ (?:\{([^}]*)\}|=("[^"]*"|\S+)|(\S+))/g)].map(([all, values, standard, bound]) => {
    if (values !== undefined) return fact('enumeration', sorted(values.split('|')))
    if (standard !== undefined) return fact('default', standard)
    if (bound !== undefined && boundPattern.test(bound)) return fact('bound', bound)
    throw new Error(`${file}:${at}: expected values, a default or bounds, got “${all.trim()}”`)
  })
  return [
    fact('parameter', ''),
    ...(type === 'any' ? [] : [fact('type', sorted(type.split('|')))]),
    fact('requirement', presence === '!' ? 'required' : presence === '~' ? 'conditional' : 'optional'),
    ...more,
  ]
}

const sorted = (words: readonly string[]): string => [...words].sort().join(' ')

/** What was read of a document, as the same facts. What examples alone show is not one. */
export function factsOf(namespaces: readonly Namespace[]): StatedFact[] {
  return namespaces.flatMap(({ functions }) => functions.flatMap(functionFacts))
}

function functionFacts(owner: ApiFunction): StatedFact[] {
  const at = owner[facts]?.[0]?.place.start.line
  const stated = owner.parameters.filter(({ inferred }) => !inferred)
  const rules = owner.rules ?? []
  const answer = owner.result && !owner.result['x-inferred'] ? (owner.result.properties ?? {}) : {}
  const fact = (kind: FactKind, subject: string, value: string): StatedFact => ({
    kind,
    subject,
    value,
    ...(at !== undefined && { line: at }),
  })
  return [
    fact('function', owner.name, ''),
    ...stated.flatMap((parameter) => parameterFactsOf(owner, parameter)),
    ...rules.map(({ kind, parameters }) => fact('rule', owner.name, `${kind} ${sorted(parameters)}`)),
    ...Object.entries(answer).map(([name, schema]) => fact('answer', `${owner.name}.${name}`, typeOf(schema))),
  ]
}

function parameterFactsOf(owner: ApiFunction, parameter: Parameter): StatedFact[] {
  const { name, required, schema } = parameter
  const at = parameter[facts]?.[0]?.place.start.line
  const needed = (owner.rules ?? []).filter(({ kind }) => kind === 'any-of' || kind === 'one-of')
  const conditional = parameter.conditional !== undefined || needed.some(({ parameters }) => parameters.includes(name))
  const values = schema.enum ?? schema.items?.enum
  const fact = (kind: FactKind, value: string): StatedFact => ({
    kind,
    subject: `${owner.name}.${name}`,
    value,
    ...(at !== undefined && { line: at }),
  })
  return [
    fact('parameter', ''),
    ...(typeOf(schema) === '' ? [] : [fact('type', typeOf(schema))]),
    fact('requirement', required ? 'required' : conditional ? 'conditional' : 'optional'),
    ...(values ? [fact('enumeration', sorted(values.map(String)))] : []),
    ...(schema.default === undefined ? [] : [fact('default', JSON.stringify(schema.default))]),
    ...boundsOf(schema).map((bound) => fact('bound', bound)),
  ]
}

function typeOf(schema: Schema): string {
  const types = schema.anyOf ? schema.anyOf.flatMap((branch) => typeOf(branch).split(' ')) : (schema.type ?? [])
  return sorted([...new Set(typeof types === 'string' ? [types] : types)])
}

function boundsOf(schema: Schema): string[] {
  const pair = (low: number | undefined, high: number | undefined, prefix = ''): string[] =>
    low === undefined && high === undefined ? [] : [`${prefix}${low ?? ''}..${high ?? ''}`]
  return [
    ...pair(schema.minimum ?? schema.exclusiveMinimum, schema.maximum ?? schema.exclusiveMaximum),
    ...pair(schema.minLength, schema.maxLength, 'len'),
    ...pair(schema.minItems, schema.maxItems, 'items'),
  ]
}
