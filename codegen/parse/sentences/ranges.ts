/** Ranges, and the words that begin a count: `1–200`, `starts at 1`, `0-based`, `positive integer`. */
import { conditionAfter, measureAt, namesOther } from './bound-words.js'
import type { ClaimReader, ClaimReading } from './claims.js'
import type { Clause, Item } from './clauses.js'
import { ends, follows, low, numberAt, wordsBefore } from './items.js'

/** Words that begin pages at a number: `starts at 1`, `1-based`, `zero-indexed`; and signs: `positive integer`. */
export const readStart: ClaimReader = (clause, index) => {
  const items = clause.items
  const word = low(items, index)
  const based = /^(0|1|zero|one)-(based|indexed|index)$/.exec(word)
  if (based) return { to: index + 1, claim: { of: 'bound', low: /^[0z]/.test(word) ? 0 : 1, measure: 'value' } }
  if (
    /^(starts|starting|begins|beginning|start|numbered)$/.test(word) &&
    /^(at|from|with)$/.test(low(items, index + 1))
  ) {
    const value = numberAt(items, index + 2)
    return value !== undefined && ends(items, index + 3)
      ? { to: index + 3, claim: { of: 'bound', low: value, measure: 'value' } }
      : undefined
  }
  if (/^(non-negative|nonnegative)$/.test(word) && signed(items, index))
    return { to: index + 2, claim: { of: 'bound', low: 0, measure: 'value' } }
  return word === 'positive' && signed(items, index) ? positive(items, index) : undefined
}

/** “must be positive”, “A positive integer …”: the parameter itself, not one case of several. */
function signed(items: readonly Item[], at: number): boolean {
  const before = wordsBefore(items, at, 3)
  const noun = /^(integer|number|value|int|whole)$/.test(low(items, at + 1))
  return /\bbe( a| an)?$/.test(before)
    ? noun || ends(items, at + 1)
    : noun && /^(a|an|any|as a)?$/.test(before) && !follows(items, at + 2, 'or')
}

function positive(items: readonly Item[], at: number): ClaimReading {
  const to = ends(items, at + 1) ? at + 1 : at + 2
  return { to, claim: { of: 'bound', low: 0, exclusive: true, measure: 'value' } }
}

/** `1–200`, `-90 to 90`, `between 1 and 100`, `range: 200–4000`, `` `1` (normal) to `4` (urgent) ``. */
export const readRange: ClaimReader = (clause, index) => {
  const items = clause.items
  const from = numberAt(items, index)
  if (from === undefined || /^[–/-]$/.test(low(items, index - 1))) return undefined
  const joint = items[index + 1]?.kind === 'group' ? index + 2 : index + 1
  const between = /\bbetween$/.test(wordsBefore(items, index, 1))
  if (!(between ? /^(and|to|–|-)$/ : /^(to|–|-|—|\.\.|…|~|through|until)$/).test(low(items, joint))) return undefined
  const upper = numberAt(items, joint + 1)
  if (upper === undefined) return undefined
  return ranged(clause, index, from, upper, joint + 2)
}

function ranged(clause: Clause, at: number, from: number, upper: number, after: number): ClaimReading {
  const items = clause.items
  if (from >= upper) return { to: after }
  const measured = measureAt(items, after, {}, clause.before)
  if (typeof measured === 'string') return { to: after, reason: measured }
  if (conditionAfter(items, measured.to)) return { to: measured.to, reason: 'it holds under a condition' }
  const before = wordsBefore(items, at, 12)
  if (
    /\b(or|not|outside|except|versions?|last|past|v)$/.test(before) ||
    (clause.before === undefined && namesOther(before))
  ) {
    return { to: measured.to, reason: 'it does not say that the parameter is meant' }
  }
  return { to: measured.to, claim: { of: 'bound', low: from, high: upper, measure: measured.measure } }
}
