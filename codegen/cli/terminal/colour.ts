/** Whether escape sequences may be written. */

type Environment = Readonly<Record<string, string | undefined>>

/** A terminal without escape sequences, neither for colours nor for moving the cursor. */
export const isDumb = ({ TERM }: Environment): boolean => TERM === 'dumb'

/**
 * Whether output is coloured: `FORCE_COLOR` overrides `NO_COLOR` (https://no-color.org), as in Node itself; without
 * either, a terminal gets colours unless it is dumb.
 */
export function usesColour(environment: Environment, isTerminal: boolean): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused } = environment
  if (forced !== undefined) return !['0', 'false'].includes(forced)
  if (refused) return false
  return isTerminal && !isDumb(environment)
}
