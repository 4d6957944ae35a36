/** A browser does not say how much memory a thread has. */
export const externalBytes = (): number => 0
export const foreignBytes = (): number => 0
