import { type Fact, facts, type Place } from '../../ir.js'
import { type ChangeRuleId, changeRules } from '../../rules/breaking.js'
import { type Finding, finding } from '../finding.js'

/** One difference between two states of the documents. */
export interface Change {
  readonly rule: ChangeRuleId
  /**
   * `telnyx.send_sms.from`, with fields as `telnyx.send_sms.media[].url`; of an answer `telnyx.get_call → data.status`.
   */
  readonly subject: string
  readonly message: string
  /** Tells two changes of one rule and subject apart. */
  readonly detail?: string
  /** In the new state; if the thing is gone, the place of its parent. */
  readonly place?: Place
}

/** The place of the first of `keywords` whose origin is known, else the place of the name, else any place. */
export function placeOf(
  thing: { readonly [facts]?: readonly Fact[] } | undefined,
  ...keywords: readonly string[]
): Place | undefined {
  const known = thing?.[facts] ?? []
  for (const keyword of [...keywords, 'name']) {
    const fact = known.find((candidate) => candidate.of === keyword)
    if (fact) return fact.place
  }
  return known[0]?.place
}

/** A change as a finding of the gate. */
export function asFinding({ rule, subject, message, detail, place }: Change): Finding {
  const { level, bump } = changeRules[rule]
  return finding({
    rule,
    section: 'breaking',
    level,
    bump,
    subject,
    message: `${subject}: ${message}`,
    ...(detail !== undefined && { detail }),
    ...(place && { place }),
    ...(level !== 'info' && {
      fix: 'take the change back, or accept it with a reason and release it as a new version',
    }),
  })
}
