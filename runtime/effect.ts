/** What a call does to the data behind an API. Schema, documentation, checks and policies read this one description. */

/** `destructive` takes something away that no other call of the API is known to bring back. */
export type EffectKind = 'read' | 'write' | 'destructive'

/** What decided it; `name` and `default` are guesses. */
export type EffectSource = 'document' | 'overlay' | 'method' | 'name' | 'default'

export interface Effect {
  readonly kind: EffectKind
  /** Calling again with the same arguments changes nothing further. True of every read. */
  readonly idempotent: boolean
  readonly source: EffectSource
}

export const effectKinds = ['read', 'write', 'destructive'] as const satisfies readonly EffectKind[]

/** Whether nothing but the name of a function says what it does. */
export const isGuessed = ({ source }: Effect): boolean => source === 'name' || source === 'default'

/** `write`, `write, idempotent`; of a read that goes without saying. */
export const effectText = ({ kind, idempotent }: Effect): string =>
  kind === 'read' || !idempotent ? kind : `${kind}, idempotent`
