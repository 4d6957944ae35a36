/** What a “Required” cell, or the word in a bullet, says. */
export interface PresenceReading {
  readonly required: boolean
  /** The words of the cell, if a condition decides: `conditional`, `no*`, `if no email is given`. */
  readonly conditional?: string
}

const yes = words('yes y true required req mandatory always must x ✅ ✓ ✔ ☑ 🟢 ✔️ ✅️ ☑️ 1 ●')
const no = words('no n false optional opt never ❌ ✗ ✘ ✕ × ✖ ✖️ ❌️ ☐ 🔴 0 ○ - – — − n/a none')

/**
 * Reads whether a parameter is required. Undefined if the cell is empty or says something else; never throws. A star or
 * a condition makes the parameter conditional: it is not required by itself.
 */
export function readPresence(text: string): PresenceReading | undefined {
  const cell = text
    .replace(/[`_~]|\*\*|\\/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const lower = cell.toLowerCase().replace(/[.!:;,]+$/, '')
  if (yes.has(lower)) return { required: true }
  if (no.has(lower)) return { required: false }
  if (cell.length > 200) return undefined
  return readMarked(cell, lower)
}

/** A word with a footnote mark or with further words. */
function readMarked(cell: string, lower: string): PresenceReading | undefined {
  if (
    /^(conditional(ly)?|cond|depends|sometimes|varies|maybe|either)\b/.test(lower) ||
    /^(if|when|unless|one of|only|for)\b/.test(lower)
  ) {
    return { required: false, conditional: cell }
  }
  const [, word = '', mark = '', rest = ''] = /^([^\s*†‡¹²³(,;:]+)\s*([*†‡¹²³]*)\s*(.*)$/u.exec(lower) ?? []
  if (no.has(word)) return mark === '' ? { required: false } : { required: false, conditional: cell }
  if (!yes.has(word)) return undefined
  return /\b(if|when|unless|or|one of|either|except|only|for)\b/.test(rest)
    ? { required: false, conditional: cell }
    : { required: true }
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
