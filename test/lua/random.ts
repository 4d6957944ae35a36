/** A generator of random numbers that makes the same ones everywhere, and what is drawn from it. */
export interface Random {
  /** 0 to `below - 1`. */
  int(below: number): number
  pick<T>(from: readonly T[]): T
  /** True once in `times`. */
  once(times: number): boolean
}

export function randomOf(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }
  const int = (below: number): number => next() % below
  return {
    int,
    pick: (from) => from[int(from.length)]!,
    once: (times) => int(times) === 0,
  }
}
