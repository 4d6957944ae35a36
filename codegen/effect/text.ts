import type { Effect } from '../../runtime/effect.js'

/** `write`, `write, idempotent`; of a read that goes without saying. */
export const effectText = ({ kind, idempotent }: Effect): string =>
  kind === 'read' || !idempotent ? kind : `${kind}, idempotent`
