import type { Bump, Level, Section } from '../../rules/rule.js'
import type { Finding, Occurrence } from '../finding.js'

/** Version of the `json` format. It is raised when readers of the previous version could misread the report. */
export const REPORT_VERSION = 2

/** The document of each namespace, of now or of the base. */
export type NamespaceFiles = ReadonlyMap<string, string>

/** What one run of `moonbind check` found and did. */
export interface Report {
  readonly findings: readonly Finding[]
  /** Every section, and whether it was examined: `not compared` says why. */
  readonly sections: readonly {
    readonly section: Section
    readonly state: 'checked' | 'skipped'
    readonly reason?: string
  }[]
  /** Accepted findings are not among `findings`; this counts them. */
  readonly accepted: number
  /** Present if there is a base: the version that the changes require, and an entry for the changelog. */
  readonly release?: Release
  /** The files of findings without a place. */
  readonly files?: NamespaceFiles
}

/** What the changes since the base require. The versions are absent if the project does not state its own. */
export interface Release {
  readonly bump: Bump
  readonly current?: string
  readonly suggested?: string
  /** In Markdown. */
  readonly changelog: string
}

/** The formats that `--format` and `--output` know. */
export const formats = ['text', 'json', 'github', 'sarif', 'gitlab', 'junit', 'markdown'] as const

export type Format = (typeof formats)[number]

const order: { readonly [level in Level]: number } = { error: 0, warning: 1, info: 2 }

/**
 * The worst first; within a level in the order of files and lines, within a line and rule in the order in which they
 * were found.
 */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      order[a.level] - order[b.level] ||
      compare(a.place?.file ?? a.subject, b.place?.file ?? b.subject) ||
      (a.place?.start.line ?? 0) - (b.place?.start.line ?? 0) ||
      (a.place?.start.column ?? 0) - (b.place?.start.column ?? 0) ||
      compare(a.rule, b.rule),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How many findings there are of each level. */
export function countLevels(findings: readonly Finding[]): { readonly [level in Level]: number } {
  const count = (level: Level): number => findings.filter((finding) => finding.level === level).length
  return { error: count('error'), warning: count('warning'), info: count('info') }
}

/** `1 error`, `2 errors`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** Whether any finding has at least `level`. */
export function reaches(findings: readonly Finding[], level: Level): boolean {
  return findings.some((finding) => order[finding.level] <= order[level])
}

/** `spec/telnyx.md:9:8`, or the subject if no place is known. */
export function placeText({ place, subject }: Occurrence): string {
  return place ? `${place.file}:${place.start.line}:${place.start.column}` : subject
}

/** What to say about the next version: `1.2.3 → 2.0.0 (major)`. */
export function releaseText({ bump, current, suggested }: Release): string {
  return current === undefined || suggested === undefined
    ? `a ${bump === 'none' ? 'release that changes nothing' : `${bump} release`}`
    : `${current} → ${suggested} (${bump})`
}
