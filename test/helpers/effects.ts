import type { Effect } from '#runtime/effect.js'

/** Effects for functions that tests write by hand. */
export const reads: Effect = { kind: 'read', idempotent: true, source: 'document' }
export const writes: Effect = { kind: 'write', idempotent: false, source: 'document' }
export const destroys: Effect = { kind: 'destructive', idempotent: true, source: 'document' }
