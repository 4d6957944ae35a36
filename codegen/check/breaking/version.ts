import type { Bump } from '../../rules/rule.js'
import type { Finding } from '../finding.js'

const weight: { readonly [bump in Bump]: number } = { none: 0, patch: 1, minor: 2, major: 3 }

/** The largest bump that any finding requires. */
export function largestBump(findings: readonly Finding[]): Bump {
  return findings.reduce<Bump>(
    (largest, { bump = 'none' }) => (weight[bump] > weight[largest] ? bump : largest),
    'none',
  )
}

/**
 * The version that follows `current` (Semantic Versioning 2.0.0). Below 1.0.0 a breaking change raises the minor
 * part and everything else the patch part, as item 4 of the specification leaves open and npm's `^` ranges assume. A
 * pre-release is followed by its next pre-release, or by its release if that has room for the change: after
 * `2.0.0-beta.3`, whatever changes belongs to 2.0.0 (items 9 and 11).
 */
export function nextVersion(current: string, bump: Bump): string | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(current)
  if (!match) return undefined
  const [major, minor, patch] = match.slice(1, 4).map(Number) as [number, number, number]
  const pre = match[4]
  if (bump === 'none') return pre === undefined ? `${major}.${minor}.${patch}` : current
  if (pre !== undefined && hasRoom(major, minor, patch, bump))
    return `${major}.${minor}.${patch}-${nextPreRelease(pre)}`
  if (major === 0) return bump === 'major' ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`
  if (bump === 'major') return `${major + 1}.0.0`
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}

/** Whether the release after a pre-release raises at least the part that the change requires. */
function hasRoom(major: number, minor: number, patch: number, bump: Exclude<Bump, 'none'>): boolean {
  const raised: Bump = patch > 0 ? 'patch' : minor > 0 ? 'minor' : 'major'
  const asked: Bump = major > 0 ? bump : bump === 'major' ? 'minor' : 'patch'
  return weight[raised] >= weight[asked]
}

/** `beta.3` → `beta.4`, `rc` → `rc.1`: the last identifier counts if it is a number (item 11.4). */
function nextPreRelease(pre: string): string {
  const identifiers = pre.split('.')
  const last = identifiers.at(-1)!
  return /^\d+$/.test(last) ? [...identifiers.slice(0, -1), Number(last) + 1].join('.') : `${pre}.1`
}

/** A changelog entry in Markdown: first breaking changes, then additions, then changes of wording. */
export function changelogEntry(version: string, findings: readonly Finding[]): string {
  const parts = [
    ['Breaking', 'major'],
    ['Changed and added', 'minor'],
    ['Documentation', 'patch'],
  ] as const
  const sections = parts.flatMap(([title, bump]) => {
    const lines = findings.filter((finding) => finding.bump === bump).map((finding) => `- ${finding.message}`)
    return lines.length === 0 ? [] : [`### ${title}\n\n${lines.join('\n')}\n`]
  })
  return `## ${version}\n\n${sections.join('\n')}`
}
