/** The parameters of a function as one JSON Schema whose root is an object. */

import { convertObject, type JsonSchema } from './convert.js'
import { type Dialect, dialectOf } from './dialects.js'
import { parametersOf } from './parameters.js'
import { describe } from './prose.js'
import type { Report } from './report.js'
import type { ToolFunction, ToolRule } from './source.js'

/** The schema of a function's parameters in a dialect. */
export function parametersIn(fn: ToolFunction, dialect: Dialect, report: Report): JsonSchema {
  const object = convertObject(parametersOf(fn), dialect, '', report)
  if (fn.open === true && dialect.closed) report(closedNote)
  if (dialect.rules) return { type: 'object', ...object, ...rulesOf(fn.rules ?? []) }
  for (const rule of fn.rules ?? []) report(ruleNote(rule))
  return { type: 'object', ...object }
}

const closedNote = {
  keyword: 'additionalProperties',
  action: 'narrowed',
  message: 'models send only the parameters that are documented; the function accepts others',
} as const

const ruleNote = (rule: ToolRule) =>
  ({
    keyword: rule.kind,
    action: 'described',
    message: `${rule.kind} of ${rule.parameters.join(', ')} stands in the description of the tool`,
  }) as const

/** What a tool says of itself: summary, prose, and the requirements that its schema cannot state. */
export function descriptionOf(fn: ToolFunction, dialect: Dialect): string {
  const rules = dialect.rules ? [] : (fn.rules ?? []).map(({ text }) => text)
  const said = `${fn.summary} ${fn.description ?? ''}`
  const unsaid = rules.filter((text) => !said.includes(text))
  const deprecated = fn.deprecated === true && !/deprecated/i.test(said) ? ['Deprecated.'] : []
  const first = describe(fn.summary, deprecated) ?? ''
  return [first, fn.description ?? '', ...unsaid].filter((part) => part !== '').join('\n\n')
}

/**
 * JSON Schema of the parameters of a function, exactly what its validator accepts. A fresh object each time.
 *
 * `draft-07` differs in one keyword: `dependencies` for `dependentRequired` (JSON Schema Validation 2020-12, 6.5.4).
 */
export function inputSchema(fn: ToolFunction, target: 'draft-2020-12' | 'draft-07' = 'draft-2020-12'): JsonSchema {
  const schema = parametersIn(fn, dialectOf('plain', false), () => {})
  return target === 'draft-07' ? inDraft07(schema) : schema
}

function inDraft07({ allOf, dependentRequired, ...schema }: JsonSchema): JsonSchema {
  return {
    ...schema,
    ...(dependentRequired !== undefined && { dependencies: dependentRequired }),
    ...(allOf !== undefined && { allOf: (allOf as JsonSchema[]).map(inDraft07) }),
  }
}

/** Requirements on several parameters in the vocabulary of JSON Schema. */
function rulesOf(rules: readonly ToolRule[]): JsonSchema {
  const stated = rules.map(ruleSchema)
  return stated.length > 1 ? { allOf: stated } : (stated[0] ?? {})
}

function ruleSchema({ kind, parameters }: ToolRule): JsonSchema {
  const each = parameters.map((name) => ({ required: [name] }))
  switch (kind) {
    case 'any-of':
      return { anyOf: each }
    case 'one-of':
      return { oneOf: each }
    case 'at-most-one':
      return { not: { anyOf: pairs(parameters).map((pair) => ({ required: pair })) } }
    case 'all-or-none':
      return {
        dependentRequired: Object.fromEntries(
          parameters.map((name) => [name, parameters.filter((other) => other !== name)]),
        ),
      }
  }
}

const pairs = (names: readonly string[]): [string, string][] =>
  names.flatMap((first, index) => names.slice(index + 1).map((second): [string, string] => [first, second]))
