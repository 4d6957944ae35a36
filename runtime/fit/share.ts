/** How much room each part of a list or an object gets. */

/**
 * The most that one part may take when parts of these sizes share `room`: the larger ones take that much, the smaller
 * ones what they need. Infinite if all fit.
 */
export function fairShare(sizes: readonly number[], room: number): number {
  const sorted = [...sizes].sort((a, b) => a - b)
  let left = room
  for (const [index, size] of sorted.entries()) {
    const share = left / (sorted.length - index)
    if (size > share) return Math.floor(share)
    left -= size
  }
  return Number.POSITIVE_INFINITY
}
