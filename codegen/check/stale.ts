/** The difference between what is generated and what would be, in words. */
import type { Change } from '../compare.js'

/** One file that is not as the documents give it. */
export interface StaleFinding {
  readonly rule: 'missing-output' | 'stale-output' | 'edited-output' | 'orphaned-output'
  readonly file: string
  readonly message: string
  /** The first lines that differ: `- ` as it is, `+ ` as it is wanted. */
  readonly difference: readonly string[]
}

/** What a change of the plan says to somebody who did not ask for one. `out` is the output folder as it was named. */
export function staleFindings(changes: readonly Change[], out: string): StaleFinding[] {
  return changes.map((change) => {
    const file = `${out}/${change.path}`
    switch (change.kind) {
      case 'missing':
        return { rule: 'missing-output', file, message: 'is not there, and the documents give it', difference: [] }
      case 'stale':
        return { rule: 'stale-output', file, message: 'is older than the documents', difference: difference(change.before, change.after) }
      case 'edited':
        return { rule: 'edited-output', file, message: edited(change.before), difference: difference(change.before, change.after) }
      case 'orphaned':
        return { rule: 'orphaned-output', file, message: 'is generated, and no document gives it any more', difference: [] }
    }
  })
}

function edited(before: string): string {
  if (/^<{7} /m.test(before)) return 'holds the markers of a merge conflict'
  return 'differs although its schema does not: edited by hand, or made by another version of moonbind'
}

const CONTEXT_LINES = 3

/** The first place where two texts differ, up to three lines of each. */
function difference(before: string, after: string): string[] {
  const old = before.replaceAll('\r\n', '\n').split('\n')
  const wanted = after.replaceAll('\r\n', '\n').split('\n')
  let first = 0
  while (first < old.length && first < wanted.length && old[first] === wanted[first]) first++
  const stop = commonTail(old, wanted, first)
  const show = (mark: string, lines: readonly string[]): string[] =>
    lines.slice(first, Math.min(first + CONTEXT_LINES, lines.length - stop)).map((line) => `${mark} ${cut(line)}`)
  return [`line ${first + 1}`, ...show('-', old), ...show('+', wanted)]
}

/** How many lines at the end are the same, without those before `first`. */
function commonTail(old: readonly string[], wanted: readonly string[], first: number): number {
  const most = Math.min(old.length, wanted.length) - first
  let same = 0
  while (same < most && old.at(-1 - same) === wanted.at(-1 - same)) same++
  return same
}

const cut = (line: string): string => (line.length > 160 ? `${line.slice(0, 157)}...` : line)
