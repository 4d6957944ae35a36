/** Checks a script before its first call: calls, values, fields, and what is not Lua. Runs nothing. */

import type { Finding } from './finding.js'
import { Survey } from './scope/survey.js'
import { readScript } from './syntax/index.js'
import type { Use } from './walk/base.js'
import { Walk } from './walk/walk.js'
import { type Checked, type CheckedAccounts, type LintNamespace, readWorld, type World } from './world.js'

export { applyFixes } from './apply.js'
export type { Finding, LintRule, LintSeverity } from './finding.js'
export type { Use } from './walk/base.js'
export type { Checked, CheckedAccounts, LintFunction, LintNamespace } from './world.js'

export interface CheckOptions {
  /** What the script can call: connected integrations, or definitions of namespaces. */
  readonly integrations: readonly Checked[]
  /** Named accounts, of every namespace or of each; those of connected integrations if absent. */
  readonly accounts?: CheckedAccounts
}

export interface ScriptCheck {
  /** In the order of their places. */
  readonly findings: readonly Finding[]
  /** The calls of documented functions that the script may make, in the order of their places. */
  readonly uses: readonly Use[]
}

/**
 * Everything that is certainly wrong with a script before it runs. Never throws, whatever the script contains.
 */
export function checkScript(source: string, { integrations, accounts }: CheckOptions): ScriptCheck {
  return checkWithin(source, readWorld(integrations, accounts))
}

/**
 * The findings of a script that ran, for functions whose `result` is what they answered: a field that the
 * answer does not have was absent.
 */
export function checkObserved(source: string, namespaces: readonly LintNamespace[]): readonly Finding[] {
  return checkWithin(source, readWorld(namespaces, undefined), true).findings
}

/** The errors because of which a script cannot be read. */
export const syntaxFindings = (source: string): readonly Finding[] =>
  readScript(source)
    .reporter.findings()
    .filter(({ severity }) => severity === 'error')

/** As `checkScript`, for many scripts that can call the same functions. */
export function checkWithin(source: string, world: World, observed = false): ScriptCheck {
  const { tree, reporter, incomplete } = readScript(source)
  try {
    const survey = new Survey(tree)
    const walk = new Walk({ source, world, reporter, survey, incomplete, observed })
    walk.script(tree)
    const uses = [...walk.uses].sort(([a], [b]) => a - b).map(([, use]) => use)
    return { findings: reporter.findings(), uses }
  } catch (error) {
    // A chain of thousands of operators or fields nests as deep as it is long.
    if (!(error instanceof RangeError)) throw error
    return { findings: reporter.findings(), uses: [] }
  }
}
