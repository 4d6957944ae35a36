import type { TextIndex } from './text-index.js'

/** Shorter words are not corrected: too many others are one letter away. */
const SHORTEST = 4
const MOST = 8

/** Words of the index that are one edit away: a letter more, less, another, or two swapped. In the index's order. */
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
  const [restOfA, restOfB] = [a.slice(start), b.slice(start)]
  if (a.length > b.length) return restOfA.slice(1) === restOfB
  if (a.length < b.length) return restOfB.slice(1) === restOfA
  if (restOfA.slice(1) === restOfB.slice(1)) return true
  return restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2)
}
