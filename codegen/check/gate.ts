/**
 * The drift gate in one function: it weighs what each section found as the project decided, and makes one report. It is
 * pure: callers pass in what they read from files, git or a cache.
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

/** What a section found and what it could not examine, or why it was skipped. */
export type Outcome =
  | { readonly findings: readonly Finding[]; readonly incomplete?: string }
  | { readonly notCompared: string }

/** The decisions of a project about findings. */
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
  /** Rules that were not evaluated although their section was: `examples/example-failed` without running them. */
  readonly unlooked?: readonly string[]
  /** The version that was released with the base. */
  readonly version?: string
  /** The current document of each namespace, else the one of the base. */
  readonly files?: NamespaceFiles
  /** The text around a finding; without it, equal findings are distinguished by their order. */
  readonly surroundings?: Surroundings
  /** Which of several equal findings already have a fingerprint; by default those that the policy accepts. */
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

/** How many quality findings there are, as the ratchet records them. */
export function qualityCounts(findings: readonly Finding[], namespaces: readonly string[]): Ratchet {
  return countQuality(
    findings.filter(({ section }) => section === 'quality'),
    namespaces,
  )
}

/** The version bump that the changes require. An accepted change is still a change. */
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
