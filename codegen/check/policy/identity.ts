/** Tells several equal findings apart, so that accepting one of them accepts exactly that one. */
import type { Place } from '../../ir.js'
import { type Finding, fingerprintOf } from '../finding.js'
import type { Acceptance } from './accepted.js'

/** The paragraph, table or example that a place is in; undefined if its file cannot be read. */
export type Surroundings = (place: Place) => string | undefined

/** Identifies the lines around a finding; stays the same when something is inserted above or below them. */
export function nearOf({ place }: Finding, surroundings: Surroundings): string | undefined {
  const text = place && surroundings(place)
  return text === undefined ? undefined : fingerprintOf([text])
}

/**
 * Two findings of one rule, subject and detail are distinguished by what is around them, and by their order if that is
 * equal too. The plain fingerprint belongs to the finding that was accepted under it, else to the first one.
 */
export function tellApart(
  findings: readonly Finding[],
  accepted: readonly Acceptance[],
  surroundings: Surroundings,
): Finding[] {
  const groups = new Map<string, number[]>()
  for (const [index, { fingerprint }] of findings.entries()) {
    const group = groups.get(fingerprint)
    if (group) group.push(index)
    else groups.set(fingerprint, [index])
  }
  const known = new Map(accepted.map(({ fingerprint, near }) => [fingerprint, near]))
  const apart = [...findings]
  for (const [fingerprint, group] of groups) {
    if (group.length === 1) continue
    const nears = group.map((index) => nearOf(findings[index]!, surroundings))
    const owner = Math.max(0, nears.indexOf(known.get(fingerprint)))
    const counts = new Map<string | undefined, number>()
    group.forEach((index, place) => {
      if (place === owner) return
      const near = nears[place]
      const count = (counts.get(near) ?? 0) + 1
      counts.set(near, count)
      apart[index] = { ...findings[index]!, fingerprint: fingerprintOf([fingerprint, near ?? '', count]) }
    })
  }
  return apart
}

/** The lines around a line, up to the nearest blank ones. */
export function blockAround(text: string, line: number): string {
  const lines = text.split(/\r\n|\r|\n/).map((part) => part.trim())
  let [first, last] = [line - 1, line - 1]
  while (first > 0 && lines[first - 1] !== '') first--
  while (last + 1 < lines.length && lines[last + 1] !== '') last++
  return lines.slice(first, last + 1).join('\n')
}
