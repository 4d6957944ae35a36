export const compileGenerated: readonly string[]
export function stepsAfter(changed: readonly string[]): string[][]
export function forget(root: string, source: string): void
