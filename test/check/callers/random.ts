/** Numbers that look like chance and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below `count`. */
  below(count: number): number
  /** One of these, or undefined if there are none. */
  of<T>(list: readonly T[]): T | undefined
}

/** mulberry32: small, and good enough to choose edits. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (count: number): number => next() % Math.max(1, count)
  return { below, of: (list) => list[below(list.length)] }
}
