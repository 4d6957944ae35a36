export function relatedTests(root: string, changed: readonly string[]): string[]
