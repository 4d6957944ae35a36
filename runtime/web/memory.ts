/** A browser does not say how much memory a thread has. */
export const threadBytes = (): number => 0
export const collectGarbage = (): void => {}
export const foreignBytes = (): number => 0
