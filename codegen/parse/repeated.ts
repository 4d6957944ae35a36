/** Reports a mistake that a generator repeats as one finding. */
import type { VFileMessage } from 'vfile-message'
import type { DocumentRule } from '../diagnostics.js'

/** Rules about single cells and rows, which a generator breaks in the same way again and again. */
const repeating: ReadonlySet<string> = new Set<DocumentRule>([
  'surplus-cell',
  'text-below-table',
  'truncated-cell',
  'unknown-type',
  'unreadable-presence',
])

/** This many repetitions make a habit. */
const FEW = 3

const MOST_LINES = 8

/** Merges the findings of a repeated mistake into the first one, which then names the count and the lines. */
export function groupRepeated(messages: readonly VFileMessage[]): VFileMessage[] {
  const groups = new Map<string, VFileMessage[]>()
  for (const message of messages) {
    if (!repeating.has(message.ruleId ?? '')) continue
    const key = slipOf(message)
    const group = groups.get(key)
    if (group) group.push(message)
    else groups.set(key, [message])
  }
  const dropped = new Set<VFileMessage>()
  for (const [first, ...rest] of groups.values()) {
    if (!first || rest.length < FEW) continue
    for (const message of rest) dropped.add(message)
    const lines = rest.slice(0, MOST_LINES).map(({ line }) => line)
    const places = `${lines.join(', ')}${rest.length > MOST_LINES ? ', …' : ''}`
    first.reason = `${first.reason}; ${rest.length} more like it, at lines ${places}`
    first.message = first.reason
  }
  return messages.filter((message) => !dropped.has(message))
}

/** Findings of one rule are the same mistake if they differ only in names and excerpts. */
const slipOf = ({ ruleId, actual, expected }: VFileMessage): string => JSON.stringify([ruleId, actual, expected])
