import type { Effect } from '../../ir.js'
import type { ChangeRuleId } from '../../rules/breaking.js'

/** How the effect of a function changed; undefined if callers notice nothing. */
export function compareEffects(
  // A schema that an earlier version printed has no effects.
  before: Effect | undefined,
  after: Effect | undefined,
): { readonly rule: ChangeRuleId; readonly message: string } | undefined {
  if (!before || !after) return undefined
  const [was, is] = [before.kind, after.kind]
  const message = `the function is ${is} now, and was ${was}`
  if (was !== is) {
    if (was === 'read') return { rule: 'effect-raised', message }
    if (is === 'read') return { rule: 'effect-lowered', message }
    return { rule: is === 'destructive' ? 'effect-destructive' : 'effect-harmless', message }
  }
  if (before.idempotent === after.idempotent) return undefined
  return after.idempotent
    ? { rule: 'idempotence-gained', message: 'the function is idempotent now' }
    : { rule: 'idempotence-lost', message: 'the function is no longer idempotent' }
}
