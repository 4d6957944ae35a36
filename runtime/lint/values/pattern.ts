/** Patterns of strings: what Lua refuses, and what regular expressions of other languages mean. */

/** The first problem of a pattern. */
export const patternProblem = (pattern: string): string | undefined => refused(pattern) ?? foreign(pattern)

function refused(pattern: string): string | undefined {
  let depth = 0
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]
    if (sign === '%') {
      if (at + 1 >= pattern.length) return 'a pattern cannot end with %: a % itself is written %%'
      if (pattern[at + 1] === 'f' && pattern[at + 2] !== '[') return '%f needs a set after it: %f[%w]'
      if (pattern[at + 1] === 'b') at += 2
      at++
    } else if (sign === '[') {
      const end = endOfSet(pattern, at)
      if (end < 0) return 'the set that begins with [ has no ]: a [ itself is written %['
      at = end
    } else if (sign === '(') depth++
    else if (sign === ')' && --depth < 0) return 'a ) without its (: a bracket itself is written %)'
  }
  return depth > 0 ? 'a ( without its ): a bracket itself is written %(' : undefined
}

/** The position of the `]`; a `]` that comes first is a member of the set. */
function endOfSet(pattern: string, start: number): number {
  let at = start + 1
  if (pattern[at] === '^') at++
  for (let first = true; at < pattern.length; at++, first = false) {
    if (pattern[at] === ']' && !first) return at
    if (pattern[at] === '%') at++
  }
  return -1
}

/** Forms that Lua takes for plain characters. */
function foreign(pattern: string): string | undefined {
  const bare = pattern.replace(/%./gs, '').replace(/\[\^?\]?[^\]]*\]/g, 'x')
  if (/\([^()]*\|[^()]*\)/.test(bare))
    return 'patterns of Lua have no | for alternatives: try one pattern after the other'
  if (/\(\?[:=!<]/.test(bare)) return 'patterns of Lua have no (?…) groups'
  if (/[\w)\].]\{\d+(?:,\d*)?\}/.test(bare) || /[\])a-z]\{\d+(?:,\d*)?\}/.test(pattern.replace(/%%/g, '')))
    return 'patterns of Lua have no {n}: write the class n times, as in %d%d%d'
  return undefined
}
