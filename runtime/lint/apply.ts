/** Applies the fixes of findings to a script. */
import { applyEdits, type Edit } from '../lua/source.js'
import type { Finding } from './finding.js'

/** The script with the fixes of its findings, and how many were applied: the first of those that overlap. */
export function applyFixes(
  source: string,
  findings: readonly Finding[],
): { readonly text: string; readonly count: number } {
  const taken: Edit[] = []
  let count = 0
  for (const { fix } of findings) {
    if (!fix || fix.some((edit) => taken.some((other) => overlap(edit, other)))) continue
    taken.push(...fix)
    count++
  }
  return {
    text: applyEdits(
      source,
      taken.sort((a, b) => a.start - b.start || a.end - b.end),
    ),
    count,
  }
}

/** Whether two edits touch the same text; two insertions at one place do. */
const overlap = (a: Edit, b: Edit): boolean =>
  a.start === b.start || (a.start < b.end && b.start < a.end) || (a.start < b.start && a.end > b.start)
