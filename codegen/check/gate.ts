/**
 * The drift gate in one function: what each section found, weighed as the project decided, as one report. Pure: what is
 * read from files, git or a cache is handed in.
 */

import type { Section } from '../rules/rule.js'
import { changelogEntry, largestBump, nextVersion } from './breaking/version.js'
import { isBlocking } from './documents.js'
import type { Finding } from './finding.js'
import { groupFindings } from './group.js'
import { type Acceptance, applyAccepted } from './policy/accepted.js'
import { type Surroundings, tellApart } from './policy/identity.js'
import { applySeverities, type Config } from './policy/severities.js'
import { compareRatchet, countQuality, type Ratchet } from './quality/ratchet.js'
import type { NamespaceFiles, Report } from './report/report.js'

/** What a section found, with what it could not look at, or why it was not looked at at all. */
export type Outcome =
  | { readonly findings: readonly Finding[]; readonly incomplete?: string }
  | { readonly notCompared: string }

/** What a project decided about findings. */
export interface Policy {
  readonly config: Config
  readonly accepted: readonly Acceptance[]
  /** Absent: quality is reported, and nothing fails because of it. */
  readonly ratchet?: Ratchet
  /** The day on which acceptances are judged, `YYYY-MM-DD`. */
  readonly today: string
}

export interface GateInput {
  /** In the order of the report. */
  readonly sections: readonly { readonly section: Section; readonly outcome: Outcome }[]
  /** All namespaces that are documented now. */
  readonly namespaces: readonly string[]
  readonly policy: Policy
  /** Rules of a section that was looked at, but not for these: `examples/example-failed` without running them. */
  readonly unlooked?: readonly string[]
  /** The version that was released with the base. */
  readonly version?: string
  /** The document of each namespace, of now or of the base. */
  readonly files?: NamespaceFiles
  /** What is around a finding; without it equal findings are distinguished by their order. */
  readonly surroundings?: Surroundings
  /** Which of equal findings have their names already; those that the policy accepts, unless given. */
  readonly named?: readonly Acceptance[]
}

/** Weighs everything that was found. */
export function gate(input: GateInput): Report {
  const {
    sections,
    namespaces,
    policy,
    unlooked = [],
    version,
    files = new Map(),
    surroundings = () => undefined,
  } = input
  const all = sections.flatMap(({ outcome }) => ('findings' in outcome ? outcome.findings : []))
  const found = tellApart(all, input.named ?? policy.accepted, surroundings)
  const blocking = found.filter(isBlocking)
  const weighed = applySeverities(
    found.filter((finding) => !isBlocking(finding)),
    policy.config,
  )
  const regressed = policy.ratchet
    ? applySeverities(compareRatchet(policy.ratchet, qualityCounts(weighed, namespaces)), policy.config)
    : []
  const checked = new Set(
    sections
      .filter(({ outcome }) => 'findings' in outcome && outcome.incomplete === undefined)
      .map(({ section }) => section),
  )
  const looked = (rule: string | undefined): boolean =>
    rule === undefined
      ? checked.size === sections.length && unlooked.length === 0
      : sections.some(({ section }) => rule.startsWith(`${section}/`) && checked.has(section)) &&
        !unlooked.includes(rule)
  const known = groupFindings([...weighed, ...regressed])
  const { findings, accepted } = applyAccepted(known, policy.accepted, policy.today, looked)
  return {
    findings: [...groupFindings(blocking), ...findings],
    files,
    sections: sections.map(({ section, outcome }) =>
      'findings' in outcome
        ? { section, state: 'checked', ...(outcome.incomplete !== undefined && { reason: outcome.incomplete }) }
        : { section, state: 'skipped', reason: outcome.notCompared },
    ),
    accepted,
    ...(isCompared(sections, 'breaking') && { release: releaseOf(weighed, version) }),
  }
}

const isCompared = (sections: GateInput['sections'], name: Section): boolean =>
  sections.some(({ section, outcome }) => section === name && 'findings' in outcome)

/** How many findings of quality there are, as the ratchet records them. */
export function qualityCounts(findings: readonly Finding[], namespaces: readonly string[]): Ratchet {
  return countQuality(
    findings.filter(({ section }) => section === 'quality'),
    namespaces,
  )
}

/** What the changes ask for. A change that was accepted is a change all the same. */
function releaseOf(findings: readonly Finding[], current: string | undefined): NonNullable<Report['release']> {
  const changes = findings.filter(({ section }) => section === 'breaking')
  const bump = largestBump(changes)
  const suggested = current === undefined ? undefined : nextVersion(current, bump)
  return {
    bump,
    ...(current !== undefined && { current }),
    ...(suggested !== undefined && { suggested }),
    changelog: changelogEntry(suggested ?? 'Unreleased', changes),
  }
}
