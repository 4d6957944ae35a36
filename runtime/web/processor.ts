/** A browser does not say how long a thread has waited for a processor. */
export const waitedMs = (): number => 0

/** A browser does not say for how long a thread has slept. */
export const busyMs = (): number => Number.NaN

/** A browser does not say for how long a thread has run. */
export const computedMs = (_thread: string | undefined): number => performance.now()
export const threadName = (): string | undefined => undefined
