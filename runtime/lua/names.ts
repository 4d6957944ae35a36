/** Names as Lua writes them. */

/** The 22 keywords of Lua 5.3 (Reference Manual, 3.1). */
export const reservedWords: ReadonlySet<string> = new Set([
  ...['and', 'break', 'do', 'else', 'elseif', 'end', 'false', 'for', 'function', 'goto', 'if', 'in', 'local', 'nil'],
  ...['not', 'or', 'repeat', 'return', 'then', 'true', 'until', 'while'],
])

/** `.send_sms`, or `["end"]` where Lua needs it. */
export function luaAccess(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !reservedWords.has(name) ? `.${name}` : `[${luaString(name)}]`
}

/** `from`, or `["end"]`: the key of a table constructor. */
export const luaKey = (name: string): string => luaAccess(name).replace(/^\./, '')

/** A Lua string literal; bytes other than printable ASCII are written as they are, except control characters. */
export function luaString(text: string): string {
  const body = text
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/[\u0000-\u001f\u007f]/g, (char) => `\\${String(char.charCodeAt(0)).padStart(3, '0')}`)
  return `"${body}"`
}
