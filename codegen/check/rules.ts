/** Every rule of every section: what configuration may name, and what the rule documentation lists. */
import { rules as documentRules } from '../diagnostics.js'
import { baseRules } from './breaking/base.js'
import { changeRules } from './breaking/rules.js'
import { acceptanceRules, overlayRules } from './documents.js'
import { exampleRules } from './examples/rules.js'
import type { Bump, Level, Section } from './finding.js'
import { qualityRules } from './quality/quality.js'
import { ratchetRules } from './quality/ratchet.js'
import { staleRules } from './stale.js'
import { upstreamRules } from './upstream/rules.js'

/** One rule of the gate. */
export interface GateRule {
  readonly section: Section
  /** `section/id` is what configuration and reports say. */
  readonly id: string
  readonly level: Level
  readonly summary: string
  /** Of changes: the version bump that it asks for. */
  readonly bump?: Bump
  /** Of changes: the rule of the opposite change, or the reason why there is none. */
  readonly mirror?: string
  readonly alone?: string
}

type Described = Omit<GateRule, 'section' | 'id'>

/** All rules, section by section. */
export function allRules(): GateRule[] {
  const { 'example-syntax': _, ...reading } = documentRules
  const documents = mapValues(reading, ({ severity, summary }) => ({ level: severity, summary }))
  const sections: readonly (readonly [Section, Readonly<Record<string, Described>>])[] = [
    ['documents', { ...documents, ...overlayRules, ...acceptanceRules }],
    ['stale', mapValues(staleRules, (summary) => ({ level: 'error' as const, summary }))],
    ['examples', exampleRules],
    ['breaking', { ...changeRules, ...baseRules }],
    ['upstream', upstreamRules],
    ['quality', { ...mapValues(qualityRules, (summary) => ({ level: 'info' as const, summary })), ...ratchetRules }],
  ]
  return sections.flatMap(([section, rules]) => Object.entries(rules).map(([id, rule]) => ({ section, id, ...rule })))
}

/** `section/id` of every rule. */
export const ruleNames = (): string[] => allRules().map(({ section, id }) => `${section}/${id}`)

function mapValues<From, To>(
  from: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]))
}
