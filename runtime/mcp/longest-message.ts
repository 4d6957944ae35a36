/** Messages quote their subject, which may be of any length. */
export const LONGEST_MESSAGE = 2_000
