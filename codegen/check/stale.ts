/** Describes the difference between what is generated and what would be generated now. */
import type { FileChange } from '../compare.js'
import type { StaleRule } from '../rules/stale.js'
import { type Finding, finding } from './finding.js'

/**
 * Describes a change of the plan to someone who only checks. `expected` holds the first lines that differ: `- ` for the
 * current lines, `+ ` for the wanted ones. `out` is the output folder as the user named it, `fix` a command.
 */
export function staleFindings(changes: readonly FileChange[], out: string, fix: string): Finding[] {
  return changes.map((change) => {
    const subject = `${out}/${change.path}`
    const draft = (rule: StaleRule, message: string, more: Partial<Finding> = {}): Finding =>
      finding({ rule, section: 'stale', level: 'error', subject, message: `${subject}: ${message}`, fix, ...more })
    switch (change.kind) {
      case 'missing':
        return draft('missing-output', 'is missing, and the documents generate it')
      case 'stale':
        return draft('stale-output', 'is older than the documents', difference(subject, change.before, change.after))
      case 'edited':
        return draft('edited-output', edited(change.before), difference(subject, change.before, change.after))
      case 'orphaned':
        return draft('orphaned-output', 'is generated, but no document produces it any more')
    }
  })
}

function edited(before: string): string {
  if (/^<{7} /m.test(before)) return 'holds the markers of a merge conflict'
  return 'differs although its schema does not: edited by hand, or made by another version of moonbind'
}

const CONTEXT_LINES = 3

/** The first place where two texts differ, and up to three lines of each. */
function difference(file: string, before: string, after: string): Pick<Finding, 'expected' | 'place'> {
  const old = before.split('\n')
  const wanted = after.split('\n')
  let first = 0
  while (first < old.length && first < wanted.length && old[first] === wanted[first]) first++
  const stop = commonTail(old, wanted, first)
  const show = (mark: string, lines: readonly string[]): string[] =>
    lines.slice(first, Math.min(first + CONTEXT_LINES, lines.length - stop)).map((line) => `${mark} ${cut(line)}`)
  const at = { line: Math.min(first + 1, old.length), column: 1, offset: 0 }
  return {
    expected: [`at line ${first + 1}`, ...show('-', old), ...show('+', wanted)].join('\n'),
    place: { file, start: at, end: at },
  }
}

/** How many lines at the end are the same, without those before `first`. */
function commonTail(old: readonly string[], wanted: readonly string[], first: number): number {
  const most = Math.min(old.length, wanted.length) - first
  let same = 0
  while (same < most && old.at(-1 - same) === wanted.at(-1 - same)) same++
  return same
}

const cut = (line: string): string => (line.length > 160 ? `${line.slice(0, 157)}...` : line)
