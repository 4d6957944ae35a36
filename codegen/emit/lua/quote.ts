import { luaString } from '../../../runtime/lua/names.js'

/** A string literal as formatters of Lua write it: in single quotes if that saves escapes. */
export function luaQuoted(text: string): string {
  const count = (quote: string): number => text.split(quote).length - 1
  if (count('"') <= count("'")) return luaString(text)
  const parts = text.split('"').map((part) => luaString(part).slice(1, -1).replaceAll("'", "\\'"))
  return `'${parts.join('"')}'`
}
