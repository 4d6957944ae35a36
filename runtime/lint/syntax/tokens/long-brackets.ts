/** `[[`, `[==[`: how strings and comments of several lines begin and end. */

/** Where the long bracket that begins at an offset ends; undefined if none begins there. */
export function longBracketEnd(source: string, at: number): number | undefined {
  const opening = /\[=*\[/y
  opening.lastIndex = at
  return opening.test(source) ? opening.lastIndex : undefined
}

/** What closes the long bracket between two offsets. */
export const closingOf = (start: number, end: number): string => `]${'='.repeat(end - start - 2)}]`
