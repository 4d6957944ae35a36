import type { TextIndex } from './text-index.js'

/** Shorter words are not corrected: too many words are one letter away. */
const SHORTEST = 4
const MOST = 8

/**
 * Words of the index that are one edit away: a letter added, removed or replaced, or two swapped. In the index's order.
 */
export function oneEditAway(word: string, { wordsOfLength }: TextIndex): string[] {
  if (word.length < SHORTEST || /^\d+$/.test(word)) return []
  const near: string[] = []
  for (const length of [word.length, word.length + 1, word.length - 1])
    for (const other of wordsOfLength.get(length) ?? []) {
      if (!isOneEdit(word, other)) continue
      near.push(other)
      if (near.length === MOST) return near
    }
  return near
}

function isOneEdit(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  const end = Math.abs(a.length - b.length)
  if (a.length > b.length) return sameFrom(a, start + end, b, start)
  if (a.length < b.length) return sameFrom(a, start, b, start + end)
  if (sameFrom(a, start + 1, b, start + 1)) return true
  return (
    a.charCodeAt(start) === b.charCodeAt(start + 1) &&
    a.charCodeAt(start + 1) === b.charCodeAt(start) &&
    sameFrom(a, start + 2, b, start + 2)
  )
}

/** Whether two texts are equal from there on. */
function sameFrom(a: string, startOfA: number, b: string, startOfB: number): boolean {
  if (a.length - startOfA !== b.length - startOfB) return false
  for (let i = startOfA, j = startOfB; i < a.length; i++, j++) if (a.charCodeAt(i) !== b.charCodeAt(j)) return false
  return true
}
