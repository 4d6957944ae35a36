/** Lua examples, by the check of scripts: the same engine that looks at a script before it runs. */
import { checkWithin, type Finding, type LintRule } from '../../../runtime/lint/index.js'
import type { World } from '../../../runtime/lint/world.js'
import type { LuaPlace } from '../../../runtime/lua/index.js'
import type { Namespace } from '../../ir.js'
import { hasPrefix, isPlaceholderName } from '../../parse/calls.js'
import type { ExampleRule } from '../../rules/examples.js'

/** One problem of an example, at its place in the code. */
export interface ExampleProblem {
  readonly rule: ExampleRule
  readonly place: LuaPlace
  readonly message: string
  readonly expected?: string
  readonly fix?: string
}

/** What an example is reported for. Its syntax is a matter of reading it; other slips are found when it runs. */
const rules: { readonly [rule in LintRule]?: ExampleRule } = {
  'unknown-namespace': 'example-unknown-function',
  'unknown-function': 'example-unknown-function',
  'undefined-name': 'example-unknown-function',
  'unknown-account': 'example-unknown-account',
  'unknown-parameter': 'example-unknown-param',
  'missing-parameter': 'example-missing-required',
  'wrong-type': 'example-wrong-type',
  'unknown-value': 'example-enum-value',
  'out-of-bounds': 'example-out-of-range',
  'broken-rule': 'example-rule',
  'positional-arguments': 'example-arguments',
  'named-arguments': 'example-arguments',
  'colon-call': 'example-arguments',
  'unknown-field': 'example-result-field',
}

/** All that is wrong with the calls of an example and with what it reads of their answers. */
export function checkLua(code: string, home: Namespace, world: World): ExampleProblem[] {
  const { findings } = checkWithin(code, world)
  const starts = lineStarts(code)
  return findings.flatMap((finding) => {
    const rule = rules[finding.rule]
    const text = code.slice(offsetOf(finding, starts), endOf(finding, starts))
    if (rule === undefined || !concerns(finding, text, home)) return []
    return [problem(rule, finding, starts)]
  })
}

/**
 * Helpers and variables of an example are its own: a name that nothing defines counts if it begins as functions of the
 * document do.
 */
function concerns({ rule, severity, message }: Finding, text: string, home: Namespace): boolean {
  if (isPlaceholderName(text.replace(/^.*[."]/, ''))) return false
  if (severity === 'warning') return rule === 'unknown-field'
  const isName = rule === 'undefined-name' || message.startsWith('"')
  return !isName || hasPrefix(text, home.namespace) || rule === 'unknown-namespace'
}

function problem(rule: ExampleRule, finding: Finding, starts: readonly number[]): ExampleProblem {
  const { message, expected, nearest, line, column } = finding
  return {
    rule,
    place: { line, column, start: offsetOf(finding, starts), end: endOf(finding, starts) },
    // A finding of an example names its function anyway.
    message: message.replace(/^app\.integrations[^ ]*: /, ''),
    ...(expected !== undefined && { expected }),
    ...(nearest !== undefined && { fix: `write \`${nearest}\`` }),
  }
}

function lineStarts(code: string): number[] {
  const starts = [0]
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

const offsetOf = ({ line, column }: Finding, starts: readonly number[]): number => starts[line - 1]! + column - 1
const endOf = ({ endLine, endColumn }: Finding, starts: readonly number[]): number =>
  starts[endLine - 1]! + endColumn - 1
