/** What is looked at between two pauses. */
const PART = 5_000

/** As `text.replace(pattern, replacement)` with a global pattern that never matches nothing, with pauses. */
export function* replacedInParts(
  text: string,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string,
): Generator<void, string> {
  const search = new RegExp(pattern)
  let found = 0
  let done = 0
  let clean = ''
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const replaced = replacement(match)
    if (replaced !== match[0]) {
      clean += text.slice(done, match.index) + replaced
      done = search.lastIndex
    }
    if (++found % PART === 0) yield
  }
  return clean + text.slice(done)
}

/** As `text.replaceAll(wanted, replacement)`, with pauses. */
export function* allReplacedInParts(text: string, wanted: string, replacement: string): Generator<void, string> {
  let found = 0
  let done = 0
  let clean = ''
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, done)) {
    clean += text.slice(done, at) + replacement
    done = at + wanted.length
    if (++found % PART === 0) yield
  }
  return clean + text.slice(done)
}
