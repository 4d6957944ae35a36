/** Whether two lists of types have one in common; integers count as numbers. */
export function typesMeet(documented: readonly string[], others: readonly string[]): boolean {
  const wide = (types: readonly string[]): string[] => types.map((type) => (type === 'integer' ? 'number' : type))
  return documented.length === 0 || others.length === 0 || wide(documented).some((type) => wide(others).includes(type))
}
