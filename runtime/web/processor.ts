/** A browser does not say how long a thread has waited for a processor. */
export const waitedMs = (): number => 0

/** Nor for how long it had one. */
export const processMs = (): number => performance.now()
