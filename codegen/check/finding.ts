import { createHash } from 'node:crypto'
import type { Place } from '../ir.js'
import type { Bump, Level, Section } from '../rules/rule.js'

/** One thing that a check found. */
export interface Finding {
  readonly rule: string
  readonly section: Section
  readonly level: Level
  /** 12 hexadecimal digits, computed from rule, subject and detail, so that they stay the same when lines move. */
  readonly fingerprint: string
  /** What it is about: `telnyx`, `telnyx.send_sms`, `telnyx.send_sms.from`, a generated file. */
  readonly subject: string
  /** What was found. */
  readonly message: string
  readonly expected?: string
  /** What to do about it: a command or an edit. */
  readonly fix?: string
  readonly place?: Place
  readonly bump?: Bump
  /** Other places of the same finding, in the order of files and lines. */
  readonly also?: readonly Occurrence[]
}

/** A further place of a finding. */
export interface Occurrence {
  readonly subject: string
  readonly place?: Place
}

/** What a check knows before the fingerprint is made. `detail` tells two findings of one rule and subject apart. */
export interface FindingDraft extends Omit<Finding, 'fingerprint' | 'also'> {
  readonly detail?: string
}

/** Completes a finding with its fingerprint. */
export function finding({ detail = '', ...draft }: FindingDraft): Finding {
  return { ...draft, fingerprint: fingerprintOf([draft.section, draft.rule, draft.subject, detail]) }
}

/** 12 hexadecimal digits that identify a finding. */
export const fingerprintOf = (identity: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 12)
