/** Checks Lua examples with the check of scripts, which also looks at every script before it runs. */
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

/** What is reported about an example. Reading it reports its syntax; running it finds other mistakes. */
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

/** Everything that is wrong with the calls of an example and with what it reads from their answers. */
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
 * An example may use helpers and variables of its own. An undefined name counts only if it has the prefix of the
 * document's functions.
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
    // The finding names the function anyway.
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
