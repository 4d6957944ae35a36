import type { Place } from '../../ir.js'
import type { ChangeRuleId } from '../../rules/breaking.js'
import type { Change } from './change.js'

/** A part of what a function answers. */
export interface Answer {
  readonly function: string
  /** From the answer itself: `data[].status`, empty for all of it. */
  readonly path: string
  readonly place?: Place | undefined
}

export function answerChange(part: Answer, rule: ChangeRuleId, message: string, detail = ''): Change {
  const subject = part.path === '' ? part.function : `${part.function} → ${part.path}`
  return { rule, subject, message, detail, ...(part.place && { place: part.place }) }
}
