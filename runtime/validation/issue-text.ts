/** How messages about an input write paths and values. */

export function pathText(path: readonly (string | number)[], firstIndex: 0 | 1): string {
  const [first] = path
  if (path.length === 1 && typeof first === 'string') return first
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `[${step + firstIndex}]` : text === '' ? step : `.${step}`
  return text
}

/** The same as `JSON.stringify`, which takes several times as long for ordinary text. */
export const quoted = (text: string): string => (isOrdinary(text) ? `"${text}"` : JSON.stringify(text))

/** Whether a text needs no escape in quotes. */
export function isOrdinary(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 32 || code > 126 || code === 34 || code === 92) return false
  }
  return true
}

/** A short description of a value; long strings are cut. */
export function received(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (typeof value === 'string') return `string ${quoted(value.length > 60 ? `${value.slice(0, 57)}...` : value)}`
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'a table'
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`
  return `${typeof value} ${String(value)}`
}
