/** Whether any type of one side is one of the other; whole numbers are numbers. */
export function typesMeet(documented: readonly string[], others: readonly string[]): boolean {
  const wide = (types: readonly string[]): string[] => types.map((type) => (type === 'integer' ? 'number' : type))
  return documented.length === 0 || others.length === 0 || wide(documented).some((type) => wide(others).includes(type))
}
