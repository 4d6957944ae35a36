import type { Place } from '../../ir.js'
import type { Level } from '../../rules/rule.js'
import { type UpstreamRule, upstreamRules } from '../../rules/upstream.js'
import { type Finding, finding } from '../finding.js'

/** The subject of a finding, and its place in the document. */
export interface Subject {
  /** `telnyx.send_sms.from`; of an answer `telnyx.get_call → data.status`. */
  readonly name: string
  readonly place?: Place | undefined
}

interface More {
  readonly expected?: string
  readonly fix?: string
  readonly detail?: string
  /** Only reported as a note if the overlay takes care of it. */
  readonly level?: Level
}

/** A finding of this section. */
export function upstream(
  rule: UpstreamRule,
  { name, place }: Subject,
  message: string,
  { expected, fix, detail, level }: More = {},
): Finding {
  return finding({
    rule,
    section: 'upstream',
    level: level ?? upstreamRules[rule].level,
    subject: name,
    message: `${name}: ${message}`,
    ...(expected !== undefined && { expected }),
    ...(fix !== undefined && { fix }),
    ...(detail !== undefined && { detail }),
    ...(place && { place }),
  })
}
