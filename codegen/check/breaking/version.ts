import type { Bump } from '../../rules/rule.js'
import type { Finding } from '../finding.js'

const weight: { readonly [bump in Bump]: number } = { none: 0, patch: 1, minor: 2, major: 3 }

/** The largest bump that any of the findings asks for. */
export function largestBump(findings: readonly Finding[]): Bump {
  return findings.reduce<Bump>(
    (largest, { bump = 'none' }) => (weight[bump] > weight[largest] ? bump : largest),
    'none',
  )
}

/**
 * The version that follows `current` (Semantic Versioning 2.0.0). Below 1.0.0 a breaking change raises the minor
 * part and everything else the patch part, as item 4 of the specification leaves open and npm's `^` ranges assume.
 */
export function nextVersion(current: string, bump: Bump): string | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)/.exec(current)
  if (!match) return undefined
  const [major, minor, patch] = match.slice(1).map(Number) as [number, number, number]
  if (bump === 'none') return `${major}.${minor}.${patch}`
  if (major === 0) return bump === 'major' ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`
  if (bump === 'major') return `${major + 1}.0.0`
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}

/** A changelog entry in Markdown: what breaks first, then what is new, then what reads otherwise. */
export function changelogEntry(version: string, findings: readonly Finding[]): string {
  const parts = [
    ['Breaking', 'major'],
    ['Changed and added', 'minor'],
    ['Documentation', 'patch'],
  ] as const
  const sections = parts.flatMap(([title, bump]) => {
    const lines = findings.filter((each) => each.bump === bump).map((each) => `- ${each.message}`)
    return lines.length === 0 ? [] : [`### ${title}\n\n${lines.join('\n')}\n`]
  })
  return `## ${version}\n\n${sections.join('\n')}`
}
