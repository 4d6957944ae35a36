/** The calls of a run in one line: their answers are the script's business, not the reader's. */
import { type EffectKind, effectKinds } from '../effect.js'

/** What is counted of a call. */
export interface CountedCall {
  readonly ok: boolean
  readonly effect?: { readonly kind: EffectKind }
}

/** `17 calls: 15 read, 2 write, 1 failed` */
export function callsLine(calls: readonly CountedCall[]): string {
  if (calls.length === 0) return 'no calls'
  const counts = [
    ...effectKinds.map((kind) => [calls.filter(({ effect }) => effect?.kind === kind).length, kind] as const),
    [calls.filter(({ ok }) => !ok).length, 'failed'] as const,
  ]
  const parts = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return [`${calls.length} ${calls.length === 1 ? 'call' : 'calls'}`, parts.join(', ')].filter(Boolean).join(': ')
}
