/** What a finding weighs: an error fails, a warning does not, a note only informs. `--fail-on` names one of them. */
export type Level = 'error' | 'warning' | 'info'

/** The five questions that `moonbind check` answers, and the reading that comes before them. */
export type Section = 'documents' | 'stale' | 'examples' | 'breaking' | 'upstream' | 'quality'

/** The version part that a change asks for (Semantic Versioning 2.0.0). */
export type Bump = 'major' | 'minor' | 'patch' | 'none'

/** One thing that can be found. Its id is public: configuration, acceptances and reports name it. */
export interface Rule {
  /** Without configuration. */
  readonly level: Level
  /** One sentence: what is the case where the rule is broken. */
  readonly summary: string
  /** Of changes: the version bump that it asks for. */
  readonly bump?: Bump
  /** Of changes: the rule of the opposite change; if there is none, `alone` says why. */
  readonly mirror?: string
  readonly alone?: string
}

export const error = (summary: string) => ({ level: 'error', summary }) as const
export const warning = (summary: string) => ({ level: 'warning', summary }) as const
export const info = (summary: string) => ({ level: 'info', summary }) as const
