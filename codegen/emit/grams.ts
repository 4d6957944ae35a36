/**
 * Finds out without a search which texts cannot occur in another one: a text does not occur if one of its grams (short
 * sequences of characters) does not. A document of thousands of functions has thousands of texts, and each could occur
 * in each of its parts. Searching for all of them would take quadratic time.
 */

/** How many characters a gram has. */
const LENGTH = 8

const BASE = 0x01000193

/** What the character that leaves a gram counted for: the base to the power of the length. */
const LEAVING = Array.from({ length: LENGTH }).reduce<number>((power) => Math.imul(power, BASE), 1)

const [LINE_BREAK, SPACE] = [10, 32]

/** A line break counts as a space: a text may be broken into lines anywhere. */
function codeAt(text: string, index: number): number {
  const code = text.charCodeAt(index)
  return code === LINE_BREAK ? SPACE : code
}

/** A number for each gram of a text, in order. Texts that are shorter than a gram have none. */
export function gramsOf(text: string): Int32Array {
  const grams = new Int32Array(Math.max(0, text.length - LENGTH + 1))
  let gram = 0
  for (let index = 0; index < text.length; index++) {
    gram = (Math.imul(gram, BASE) + codeAt(text, index)) | 0
    if (index >= LENGTH) gram = (gram - Math.imul(codeAt(text, index - LENGTH), LEAVING)) | 0
    if (index >= LENGTH - 1) grams[index - LENGTH + 1] = gram
  }
  return grams
}

/** The set of grams seen so far. Rarely it contains a gram that was never added; it never misses one that was. */
export class GramSet {
  readonly #bits: Uint32Array
  readonly #shift: number

  /** `most`: roughly how many grams will be added. */
  constructor(most: number) {
    const exponent = Math.max(5, Math.ceil(Math.log2(most + 1)) + 3)
    this.#shift = 32 - exponent
    this.#bits = new Uint32Array(2 ** (exponent - 5))
  }

  /** Adds a gram; answers whether it was already there. */
  add(gram: number): boolean {
    const place = this.#placeOf(gram)
    const [word, bit] = [place >>> 5, 1 << (place & 31)]
    const before = this.#bits[word]!
    this.#bits[word] = before | bit
    return (before & bit) !== 0
  }

  has(gram: number): boolean {
    const place = this.#placeOf(gram)
    return (this.#bits[place >>> 5]! & (1 << (place & 31))) !== 0
  }

  /** Whether all of these were added. */
  hasAll(grams: Int32Array): boolean {
    for (let index = 0; index < grams.length; index++) if (!this.has(grams[index]!)) return false
    return true
  }

  #placeOf(gram: number): number {
    return Math.imul(gram, 0x9e37_79b1) >>> this.#shift
  }
}

/** The grams of a text. */
export function gramSet(text: string): GramSet {
  const set = new GramSet(text.length)
  const grams = gramsOf(text)
  for (let index = 0; index < grams.length; index++) set.add(grams[index]!)
  return set
}

/** The grams that occur at least twice in these texts. */
export function repeatedGrams(texts: readonly string[]): GramSet {
  const most = texts.reduce((sum, text) => sum + text.length, 0)
  const [once, twice] = [new GramSet(most), new GramSet(most)]
  for (const text of texts) {
    const grams = gramsOf(text)
    for (let index = 0; index < grams.length; index++) if (once.add(grams[index]!)) twice.add(grams[index]!)
  }
  return twice
}
