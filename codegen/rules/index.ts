/** Every rule of every section: what configuration may name, and what the rule documentation lists. */
import { baseRules, changeRules } from './breaking.js'
import { acceptanceRules, documentRules } from './documents.js'
import { exampleRules } from './examples.js'
import { qualityRules, ratchetRules } from './quality.js'
import type { Rule, Section } from './rule.js'
import { staleRules } from './stale.js'
import { upstreamRules } from './upstream.js'

/** The one table. */
const rules: { readonly [section in Section]: { readonly [id: string]: Rule } } = {
  documents: { ...documentRules, ...acceptanceRules },
  stale: staleRules,
  examples: exampleRules,
  breaking: { ...changeRules, ...baseRules },
  upstream: upstreamRules,
  quality: { ...qualityRules, ...ratchetRules },
}

/** A rule with its name: `section/id` is what configuration and reports say. */
export interface NamedRule extends Rule {
  readonly section: Section
  readonly id: string
}

/** All rules, section by section. */
export const allRules = (): NamedRule[] =>
  (Object.keys(rules) as Section[]).flatMap((section) =>
    Object.entries(rules[section]).map(([id, rule]) => ({ section, id, ...rule })),
  )

/** `section/id` of every rule. */
export const ruleNames = (): string[] => allRules().map(({ section, id }) => `${section}/${id}`)
