/** A browser does not say how long a thread has waited for a processor. */
export const waitedMs = (): number => 0
