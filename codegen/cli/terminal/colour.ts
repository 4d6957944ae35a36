/** Whether escape sequences may be written. */

type Environment = Readonly<Record<string, string | undefined>>

/** A terminal that knows no escape sequences, neither for colours nor for moving the cursor. */
export const isDumb = ({ TERM }: Environment): boolean => TERM === 'dumb'

/**
 * Whether output is coloured: `FORCE_COLOR` decides before `NO_COLOR` (https://no-color.org), as Node itself has it;
 * without either, a terminal is coloured unless it is dumb.
 */
export function usesColour(environment: Environment, isTerminal: boolean): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused } = environment
  if (forced !== undefined) return !['0', 'false'].includes(forced)
  if (refused) return false
  return isTerminal && !isDumb(environment)
}
