/** The parameters of a function as one JSON Schema whose root is an object. */

import { convertObject } from './convert.js'
import type { Dialect } from './dialects.js'
import { parametersOf } from './parameters.js'
import type { JsonSchema } from './plain-schema.js'
import { rulesOf } from './plain-schema.js'
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
    message: `${rule.kind} of ${rule.parameters.join(', ')} is in the description of the tool`,
  }) as const

/** The description of a tool: summary, prose, and the requirements that its schema cannot state. */
export function descriptionOf(fn: ToolFunction, dialect: Dialect): string {
  const rules = dialect.rules ? [] : (fn.rules ?? []).map(({ text }) => text)
  const said = `${fn.summary} ${fn.description ?? ''}`
  const unsaid = rules.filter((text) => !said.includes(text))
  const deprecated = fn.deprecated === true && !/deprecated/i.test(said) ? ['Deprecated.'] : []
  const first = describe(fn.summary, deprecated) ?? ''
  return [first, fn.description ?? '', ...unsaid].filter((part) => part !== '').join('\n\n')
}
