/** Turns texts and queries into words that can be compared. */

/** Longer runs of letters and digits are not words: ids, tokens, encoded files. */
const LONGEST_WORD = 40

/** Words in lower case: `listPhoneNumbers`, `list_phone_numbers` and "List phone numbers" are the same three. */
export function wordsOf(text: string): string[] {
  const spaced = text.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
  const words = spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => word.length <= LONGEST_WORD)
}

/**
 * The part of an English word that its forms share: `created`, `creating` and `creation` become `creat`. It is light on
 * purpose, because words of different meaning must stay different. Words of other languages only lose a final `s`.
 */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word
  return shortened(singular(word))
}

/** `invoice` of `invoices`. */
function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:x|ch|sh|ss|zz)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

/** Endings in the order in which they are tried, each with the letters that must stay before it. */
const ENDINGS: readonly (readonly [ending: string, stays: number])[] = [
  ['ation', 3],
  ['ing', 3],
  ['ed', 3],
  ['ion', 4],
  ['ive', 3],
  ['er', 4],
  ['e', 3],
]

function shortened(word: string): string {
  for (const [ending, stays] of ENDINGS) {
    const rest = word.length - ending.length
    if (rest < stays || !word.endsWith(ending) || !/[aeiouy]/.test(word.slice(0, rest))) continue
    return withoutDouble(ending === 'ation' ? word.slice(0, -3) : word.slice(0, rest))
  }
  return word.endsWith('y') ? `${word.slice(0, -1)}i` : word
}

/** `stopp` of `stopped` is `stop`; `call` and `miss` stay. */
const withoutDouble = (word: string): string => (/([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word)
