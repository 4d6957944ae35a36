/** The symbols of Lua, and those of other languages, so that messages can name them. */
const words =
  '... === !== **= ..= ||= &&= ??= == ~= <= >= // :: .. << >> != && || => -> ++ += -= *= /= %= ** <> ?? ?. |= &= ^= ' +
  '+ - * / % ^ # & ~ | < > = ( ) { } [ ] ; : , . ! ? @ $ \\'
const longestFirst = words.split(' ').sort((a, b) => b.length - a.length)
const byFirst = new Map(
  longestFirst.map(([first]) => [first!, longestFirst.filter((symbol) => symbol[0] === first)] as const),
)

/** The longest symbol at an offset. */
export const symbolAt = (source: string, at: number): string | undefined =>
  byFirst.get(source[at]!)?.find((symbol) => source.startsWith(symbol, at))
