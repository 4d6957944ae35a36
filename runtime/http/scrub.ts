/** Takes keys out of whatever a server or a library says: an API may echo what it was sent. */

export const scrub = (text: string, key: string | undefined): string => (key === undefined ? text : text.replaceAll(key, '***'))

/** The same for all texts in a value made of JSON, names included. */
export function scrubAll(value: unknown, key: string): unknown {
  if (typeof value === 'string') return scrub(value, key)
  if (typeof value !== 'object' || value === null) return value
  return JSON.parse(JSON.stringify(value).replaceAll(JSON.stringify(key).slice(1, -1), '***'))
}
